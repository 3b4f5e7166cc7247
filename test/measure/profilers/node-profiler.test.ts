// What is loaded into Node.js processes, in servers of every shape.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { NodeProfiler } from '../../../src/measure/profilers/node-profiler.ts';
import { readProfile } from '../../../src/profile/read-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

/** A server that computes for each answer. */
const SERVER = `
const http = require('http');
function render() {
  let sum = 0;
  for (let i = 0; i < 3e6; i++) sum += Math.sqrt(i);
  return sum;
}
const server = http.createServer((request, response) => {
  render();
  response.end(String(process.pid));
});
const listen = () => server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

class Served implements AsyncDisposable {
  readonly folder = temporaryFolder();
  readonly profiler: NodeProfiler;
  readonly #child: ChildProcess;
  readonly #port: Promise<number>;
  #err = '';

  constructor(code: string, own?: string, name = 'profile') {
    this.profiler = new NodeProfiler(join(this.folder, name));
    writeFileSync(join(this.folder, 'server.cjs'), SERVER + code);
    const { PATH = '' } = process.env;
    this.#child = spawn(process.execPath, ['server.cjs'], {
      cwd: this.folder,
      env: { PATH, ...this.profiler.variables(own) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stderr?.on('data', (text) => {
      this.#err += text;
    });
    this.#port = new Promise((resolve, reject) => {
      // Several processes of a cluster may say it at once.
      this.#child.stdout?.once('data', (text) => resolve(Number.parseInt(text, 10)));
      this.#child.once('exit', () => reject(new Error(`it ended: ${this.#err}`)));
    });
    this.#port.catch(() => undefined);
  }

  /** @returns who answered */
  async load(answers = 30): Promise<ReadonlySet<string>> {
    const url = `http://127.0.0.1:${await this.#port}/`;
    const pids = new Set<string>();
    for (let done = 0; done < answers; done++) {
      const answer = await fetch(url, { headers: { connection: 'close' } });
      pids.add(await answer.text());
    }
    return pids;
  }

  /** @returns samples of the function that computes, one number for each profile */
  async profile(): Promise<readonly number[]> {
    this.profiler.begin();
    await this.load();
    const texts = await this.profiler.stop(never);
    return texts.map((text) =>
      (readProfile(text, this.folder) ?? [])
        .filter(({ frames }) => frames.at(-1) === 'render server.cjs')
        .reduce((sum, { samples }) => sum + samples, 0),
    );
  }

  async [Symbol.asyncDispose]() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await ended;
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) =>
      this.#child.once('exit', (code) => resolve(code)),
    );
    this.#child.kill(signal);
    return ended;
  }
}

const most = (counts: readonly number[]): number => Math.max(0, ...counts);

describe('a Node.js server', () => {
  it('profiles itself while it is told to, and no longer', async () => {
    await using served = new Served('listen();');
    await served.load();
    assert.deepEqual(readdirSync(join(served.folder, 'profile')), ['preload.cjs']);
    const counts = await served.profile();
    assert.equal(counts.length, 1);
    assert.ok(most(counts) > 10, `${counts}`);
    assert.equal((await served.load()).size, 1);
  });

  it('keeps its own options and its own way to end, in a folder with a space in its name', async () => {
    const own = `--stack-trace-limit=7 --require ./first.cjs`;
    await using served = new Served(
      `process.on('SIGTERM', () => process.exit(Error.stackTraceLimit + global.first)); setTimeout(listen, 300);`,
      own,
      'my "profile"',
    );
    writeFileSync(join(served.folder, 'first.cjs'), 'global.first = 30');
    assert.ok(most(await served.profile()) > 10);
    assert.equal(await served.end('SIGTERM'), 37);
  });

  it('may be a cluster: each process writes its own, also one that has nothing to do', async () => {
    await using served = new Served(
      `const cluster = require('cluster');
       if (cluster.isMaster) {
         const workers = [cluster.fork(), cluster.fork()];
         process.on('disconnect', () => process.exit());
       } else listen();
       if (cluster.isMaster) cluster.once('listening', (worker, { port }) => console.log(port));
       else process.on('disconnect', () => process.exit());`,
    );
    const counts = await served.profile();
    assert.equal(counts.length, 3);
    assert.equal(counts.filter((count) => count > 0).length >= 1, true, `${counts}`);
    assert.ok(counts.includes(0), `${counts}`);
  });

  it('may compute in a worker thread', async () => {
    await using served = new Served(
      `const { isMainThread, Worker } = require('worker_threads');
       if (isMainThread) { new Worker(__filename); setInterval(() => {}, 1000); } else listen();`,
    );
    const counts = await served.profile();
    assert.equal(counts.length, 2);
    assert.ok(most(counts) > 10, `${counts}`);
  });

  it('is not kept alive', async () => {
    const folder = temporaryFolder();
    const profiler = new NodeProfiler(join(folder, 'profile'));
    const child = spawn(process.execPath, ['-e', '0'], { env: profiler.variables('') });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    assert.equal(code, 0);
  });
});

describe('what a server leaves', () => {
  it('is nothing where it is no Node.js', async () => {
    const profiler = new NodeProfiler(join(temporaryFolder(), 'profile'));
    profiler.begin();
    assert.deepEqual(await profiler.stop(never), []);
  });

  it('is not followed where it is a link', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'secret'), 'mine');
    const profiler = new NodeProfiler(join(folder, 'profile'));
    symlinkSync(join(folder, 'secret'), join(folder, 'profile', '1-0.cpuprofile'));
    await assert.rejects(profiler.stop(never), { code: 'ELOOP' });
  });
});
