// Where the command leaves the logs of a run that did not end well.

import { tmpdir } from 'node:os';
import type { LogKeeping } from '../edge/log-folder.ts';
import type { Console } from './console.ts';

export const keepLogs = (console: Console): LogKeeping => ({
  parent: tmpdir(),
  mask: (text) => console.mask(text),
  onKept: (folder) => console.addPostscript(`The logs are in ${folder}\n`),
});
