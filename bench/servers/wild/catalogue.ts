// All servers of the bench, in the order of its table.

import { COMPILED_ENTRIES } from './entries/compiled.ts';
import { NODE_ENTRIES } from './entries/node.ts';
import { SCRIPT_ENTRIES } from './entries/scripts.ts';
import { WEB_SERVER_ENTRIES } from './entries/web-servers.ts';
import type { ServerEntry } from './server-entry.ts';

export const SERVERS: readonly ServerEntry[] = [
  ...NODE_ENTRIES,
  ...SCRIPT_ENTRIES,
  ...COMPILED_ENTRIES,
  ...WEB_SERVER_ENTRIES,
];
