// A project's server whose speed is set by a clock, so that no neighbour on the machine changes it much.

import type { Files } from './git-repository.ts';

/** One request at a time, each for so long: with 2 ms the server answers 500 a second. */
export interface Pace {
  readonly milliseconds: number;
  /** Answers 500 to every so many: a regression on a busy machine, too. */
  readonly failEvery?: number;
}

/** A queue in front of one clerk; for what waits in it, late timers are made up for. */
const SERVER = `
import { createServer } from 'node:http';
import { failEvery, pace } from './pace.js';

let free = 0;
let asked = 0;
const server = createServer((request, response) => {
  const now = performance.now();
  if (++asked % failEvery === 0) response.statusCode = 500;
  free = Math.max(now, free) + pace;
  setTimeout(() => response.end('hello\\n'), free - now);
});
server.listen(process.env.PORT, '127.0.0.1');
`;

const PACKAGE = { name: 'shop', version: '1.0.0', private: true, type: 'module' };

export const paceFile = ({ milliseconds, failEvery = 0 }: Pace): Files => ({
  'pace.js': `export const pace = ${milliseconds};\nexport const failEvery = ${failEvery};\n`,
});

/** Everything but the workflow: `npm ci` has something to install from, and nothing to fetch. */
export const pacedProject = (pace: Pace): Files => ({
  ...paceFile(pace),
  'server.js': SERVER.trimStart(),
  'package.json': `${JSON.stringify(PACKAGE, null, 2)}\n`,
  'package-lock.json': `${JSON.stringify({ ...PACKAGE, lockfileVersion: 3, packages: { '': PACKAGE } }, null, 2)}\n`,
});
