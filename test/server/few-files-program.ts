// Starts a server with ever more open files left, and prints as JSON how that ended and what was left of it.
// Argument: a folder for temporary files.

import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { FamilyMark } from '../../src/machine/family-mark.ts';
import { launchServer } from '../../src/server/server-process.ts';

const [folder = ''] = process.argv.slice(2);
/** Enough for everything. */
const MOST_LEFT = 24;

/** Opens files until only so many are left. */
function leaveFiles(left: number): Disposable {
  const open: number[] = [];
  try {
    for (;;) open.push(openSync('/dev/null', 'r'));
  } catch {
    for (const one of open.splice(0, left)) closeSync(one);
    return { [Symbol.dispose]: () => open.forEach(closeSync) };
  }
}

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'started';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Until the command runs: to stop it takes open files, too. */
async function launch(left: number): Promise<string> {
  const place = { kind: 'port', port: 1, choice: 'assigned' } as const;
  const files = leaveFiles(left);
  const launching = launchServer({
    command: 'sleep 60',
    cwd: '/',
    hostname: '127.0.0.1',
    place: { ...place, [Symbol.dispose]: () => undefined },
    ambient: { PATH: process.env.PATH },
    env: {},
    logFile: join(folder, 'server.log'),
    signal: new AbortController().signal,
  });
  return await codeOf(async () => {
    const server = await launching.finally(() => files[Symbol.dispose]());
    await server.stop();
  });
}

async function mark(): Promise<string> {
  using _files = leaveFiles(0);
  return await codeOf(async () => new FamilyMark('PERF_GATE_TEST_ID', folder));
}

/** Open files without a name: the mark is one, and so are the pipes. None of Node's own are. */
const countNameless = (): number =>
  readdirSync('/proc/self/fd').filter((one) => linkOf(one).endsWith(' (deleted)')).length;

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // It was open only for the listing.
    return '';
  }
}

const codes: string[] = [];
for (let left = 0; left <= MOST_LEFT; left++) codes.push(await launch(left));
codes.push(await mark());
const folders = readdirSync(folder).filter((name) => name !== 'server.log');
console.log(JSON.stringify({ codes, leaked: countNameless(), folders }));
