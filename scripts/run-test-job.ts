// Starts one process of test files, where the machine allows it in a network namespace of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { deserialize } from 'node:v8';

const PROGRAM = join(import.meta.dirname, 'test-job.ts');

/** Follows the last event; the parent sends it back when it has it. */
export const END = 'end';

/**
 * The gate's lock is one for each network namespace, and so are ports: with a namespace of their own
 * gates of several files run at once. `lo` is down in a new one.
 */
const OWN_NETWORK = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** Only root may make one without becoming another user. */
export function ownNetwork(): readonly string[] {
  const [program = '', ...args] = [...OWN_NETWORK, 'true'];
  const isRoot = process.getuid?.() === 0;
  return isRoot && spawnSync(program, args, { stdio: 'ignore' }).status === 0 ? OWN_NETWORK : [];
}

interface JobOptions {
  /** What `ownNetwork` found. */
  readonly network: readonly string[];
  readonly cwd: string;
  /** Called whenever the process says something. */
  readonly onLife: () => void;
  readonly signal: AbortSignal;
}

/**
 * All events of these files, when the process has ended. One that ends early, or is ended because
 * `signal` is aborted, is a failed test with the names of its files.
 */
export async function runTestJob(
  files: readonly string[],
  { network, cwd, onLife, signal }: JobOptions,
): Promise<readonly TestEvent[]> {
  const command = [...network, process.execPath, PROGRAM, ...files];
  const [program = '', ...args] = command;
  // A process group of its own, so that all of it can be ended.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = () => endGroup(child);
  signal.addEventListener('abort', end, { once: true });
  const events: TestEvent[] = [];
  child.on('message', (text: string) => {
    onLife();
    if (text === END) child.send(END);
    else events.push(deserialize(Buffer.from(text, 'base64')));
  });
  const [code, killedBy] = await once(child, 'close');
  signal.removeEventListener('abort', end);
  onLife();
  const isWhole = events.some(({ type }) => type === 'test:summary');
  if (isWhole && code === 0) return events;
  return [...events, ...endedEarly(files, `${killedBy ?? `exit code ${code}`}`)];
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** As the runner says it of a test, and counted. */
function endedEarly(files: readonly string[], how: string): readonly TestEvent[] {
  const error = new Error(`the process of these tests did not end by itself: ${how}`);
  const failed = files.map((file, index) => ({
    type: 'test:fail',
    data: {
      name: file,
      nesting: 0,
      testNumber: index + 1,
      file,
      details: { duration_ms: 0, error },
    },
  }));
  const counts = [`tests ${files.length}`, `fail ${files.length}`].map((message) => ({
    type: 'test:diagnostic',
    data: { nesting: 0, message, level: 'info' },
  }));
  const end = { type: 'test:summary', data: { success: false, file: undefined } };
  return [...failed, ...counts, end] as unknown as readonly TestEvent[];
}
