// A process of a step: its lines, its end, and how the runner cancels it.
// actions/runner: src/Runner.Sdk/ProcessInvoker.cs

import { spawn } from 'node:child_process';
import { LineSplitter } from './line-splitter.ts';
import { kill, killTree } from './processes.ts';
import type { Patience } from './run-request.ts';

interface ProcessRequest {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Ends the process: first asked, then told, then killed with its tree. */
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** The exit code; of one that a signal ended, 128 and the signal's number are what a shell would say. */
export async function runProcess(request: ProcessRequest): Promise<number> {
  const { folder, environment, onLine, signal, patience } = request;
  const child = spawn(request.file, request.arguments, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, name) => resolve(code ?? (name === 'SIGKILL' ? 137 : 143)));
  });
  const splitters = [child.stdout, child.stderr].map((stream) => {
    const splitter = new LineSplitter(onLine);
    stream.setEncoding('utf8').on('data', (text: string) => splitter.add(text));
    return splitter;
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const pid = child.pid;
  const onAbort = () => {
    if (pid !== undefined) void cancel(pid, ended, patience);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const code = await ended;
    if (!(await isDoneWithin(patience.afterExit, closed))) {
      child.stdout.destroy();
      child.stderr.destroy();
    }
    for (const splitter of splitters) splitter.end();
    return code;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function cancel(pid: number, ended: Promise<unknown>, patience: Patience): Promise<void> {
  kill(pid, 'SIGINT');
  if (await isDoneWithin(patience.afterInterrupt, ended)) return;
  kill(pid, 'SIGTERM');
  if (await isDoneWithin(patience.afterTerminate, ended)) return;
  killTree(pid);
}

/** The timer keeps nothing alive once the answer is known. */
async function isDoneWithin(milliseconds: number, what: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const done = what.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
