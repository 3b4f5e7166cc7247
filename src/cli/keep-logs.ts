// Where the command keeps the logs of a run that failed.

import { tmpdir } from 'node:os';
import type { LogKeeping } from '../edge/log-folder.ts';
import type { Console } from './console.ts';

export const keepLogs = (console: Console): LogKeeping => ({
  parent: tmpdir(),
  mask: (text) => console.mask(text),
  onKept: (folder) => console.addPostscript(`The logs are in ${folder}\n`),
});
