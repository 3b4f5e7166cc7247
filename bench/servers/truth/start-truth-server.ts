// Starts a truth server, gives it its scripts and asks it what happened.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadTarget } from '../../../src/load/target.ts';
import type { Order, TruthReport, Word } from './messages.ts';
import type { Script } from './script.ts';

export interface TruthServer extends AsyncDisposable {
  readonly target: LoadTarget;
  /** The address of the server's root, for other tools. */
  readonly url: string;
  readonly pid: number;
  /** From now on as the script says; what was counted before is forgotten. */
  begin(script: Script): Promise<void>;
  report(): Promise<TruthReport>;
}

/**
 * @param behind a command that runs it, such as `['taskset', '-c', '0']`
 * @throws Error when its process ends instead of listening
 */
export async function startTruthServer(behind: readonly string[] = []): Promise<TruthServer> {
  const path = join(import.meta.dirname, 'truth-server.ts');
  const [command, ...words] = [...behind, process.execPath];
  // Binary messages: a report may hold a hundred thousand stamps, and some are no numbers.
  const options = { serialization: 'advanced', execArgv: words, execPath: command } as const;
  const child = fork(path, options);
  const first = await heard(child);
  if (first.kind !== 'listening') throw new Error(`the truth server began with "${first.kind}"`);
  const address = '127.0.0.1';
  const { port } = first;
  return {
    target: { protocol: 'http:', address, hostname: address, port, insecure: false },
    url: `http://${address}:${port}/`,
    pid: child.pid ?? 0,
    async begin(script) {
      await ask(child, { kind: 'begin', script });
    },
    async report() {
      const word = await ask(child, { kind: 'report' });
      if (word.kind !== 'report') throw new Error(`a report was answered with "${word.kind}"`);
      return word.report;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function ask(child: ChildProcess, order: Order): Promise<Word> {
  const answer = heard(child);
  child.send(order);
  return answer;
}

/** One order at a time, and one answer to each. */
function heard(child: ChildProcess): Promise<Word> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`the truth server ended with code ${code}`));
    };
    child.once('exit', onExit);
    child.once('message', (word: Word) => {
      child.off('exit', onExit);
      resolve(word);
    });
  });
}
