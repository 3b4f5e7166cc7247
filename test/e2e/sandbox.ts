// The real command in a folder of its own, as a user would run it, and what it leaves behind.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { isPortFree } from '../../src/server/free-port.ts';
import { findByMark } from '../server/fixture-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const SERVERS = join(ROOT, 'test/fixtures/servers');

/** Starts a fixture server that notes its port, without a shell that waits beside it. */
export const fixture = (name: string): string =>
  `echo "$PORT" >> "$SANDBOX/ports"; exec "${process.execPath}" "${join(SERVERS, `${name}.mjs`)}"`;

/** The smallest budget that the plan accepts; what is looked at here are facts, not speeds. */
const QUICK = { budget: '5s', warmup: '200ms', connections: '8' };

/** Held on a busy machine, too: a rate that is missed where the baseline held it is red. */
export const LOW_RATE = '200/s';

/** So wide that no neighbour of these tests makes the same code look slower. */
export const WIDE_TOLERANCES = {
  'max-throughput-drop': '99.9%',
  'max-p99-increase': '9000%',
  'max-cpu-increase': '9000%',
  'max-memory-increase': '9000%',
  'max-start-increase': '9000%',
};

/** `run`, briefly, with a report in `report.json`. */
export const runWith = (flags: Readonly<Record<string, string>>): readonly string[] =>
  commandWith('run', { json: 'report.json', ...flags });

/** A command, briefly. */
export function commandWith(
  command: string,
  flags: Readonly<Record<string, string>>,
): readonly string[] {
  const all = { ...QUICK, ...flags };
  return [command, ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])];
}

/** The same, of a fixture server. */
export const runOf = (name: string, flags: Readonly<Record<string, string>> = {}) =>
  runWith({ start: fixture(name), 'ready-path': '/ready', ...flags });

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export class Command {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #out = '';
  #err = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out: this.#out, err: this.#err }));
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Waits for a line of its log; fails when the command ends without it. */
  says(line: RegExp): Promise<void> {
    return this.until(`it says ${line}`, () => line.test(this.#err));
  }

  /** Waits until something can be seen; fails when the command ends before. */
  async until(what: string, check: () => boolean): Promise<void> {
    const hasEnded = this.ended.then(() => true);
    while (!check()) {
      const isOver = await Promise.race([hasEnded, pause()]);
      if (isOver && !check()) assert.fail(`it ended before ${what}:\n${this.#err}`);
    }
  }
}

const pause = () => new Promise<false>((resolve) => setTimeout(resolve, 10, false));

/** Removed when the test ends, with every process that came from it. */
export class Sandbox implements AsyncDisposable {
  /** The bundle that users run, as for the action: it starts in a tenth of the time of the sources. */
  static readonly program = join(ROOT, 'dist/cli.js');
  readonly path = mkdtempSync(join(tmpdir(), 'perf-gate-e2e-'));
  readonly #id = randomUUID();

  constructor() {
    mkdirSync(this.join('tmp'));
  }

  join(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  /** Starts `perf-gate …` in the folder, or in one below it. */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    cwd = this.path,
  ): Command {
    return this.startProgram([process.execPath, Sandbox.program, ...args], env, cwd);
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  startProgram(
    [program = '', ...args]: readonly string[],
    env: Readonly<Record<string, string>> = {},
    cwd = this.path,
  ): Command {
    const marked = { SANDBOX: this.path, SANDBOX_ID: this.#id, TMPDIR: this.join('tmp') };
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...marked, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Command(child);
  }

  has(name: string): boolean {
    return existsSync(this.join(name));
  }

  write(name: string, text: string): void {
    writeFileSync(this.join(name), text);
  }

  read(name: string): string {
    return readFileSync(this.join(name), 'utf8');
  }

  /** Lines of a file that servers and hooks append to; none where there is no such file. */
  lines(name: string): readonly string[] {
    const text = this.has(name) ? this.read(name) : '';
    // A shell makes the file before it writes to it.
    return text === '' ? [] : text.trimEnd().split('\n');
  }

  report(name = 'report.json'): GateReport {
    return JSON.parse(this.read(name));
  }

  records(name: string): readonly RunRecord[] {
    return decodeRecords(this.read(name), name);
  }

  /** Logs of runs that did not end well, as one text. */
  logs(): string {
    const names = readdirSync(this.join('tmp'), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.log'))
      .map((name) => this.read(join('tmp', name)))
      .join('\n');
  }

  /** Pids of what came from here and still lives. */
  leftovers(): readonly number[] {
    return existsSync('/proc') ? findByMark(`SANDBOX_ID=${this.#id}`) : [];
  }

  /** No process is left, and no process holds a port that a server was given. */
  async assertNothingLeft(): Promise<void> {
    assert.deepEqual(this.leftovers(), [], 'a process is left');
    for (const port of this.lines('ports')) {
      assert.ok(await isPortFree(Number(port)), `port ${port} is still held`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pid of this.leftovers()) process.kill(pid, 'SIGKILL');
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Every request that was sent has become a success or one class of failure. */
export function assertAccounts({ details }: GateReport): void {
  for (const { name, sent, ok, failures } of details.requests) {
    const failed = failures.reduce((sum, { count }) => sum + count, 0);
    assert.equal(sent, ok + failed, `${name}: ${sent} sent, ${ok} answered, ${failed} failed`);
    assert.ok(sent > 0, `${name} was never sent`);
  }
}
