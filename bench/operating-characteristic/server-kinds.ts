// The servers whose gates are tried: how each is built into a folder and started from it.

import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

export interface ServerKind {
  readonly name: string;
  /** Iterations that each request costs without any loss: about 150 µs of CPU. */
  readonly work: number;
  /** Makes an empty folder hold the server; each arm is built by itself. */
  readonly build: (folder: string) => Promise<void>;
  /** For `sh -c`. */
  readonly startFrom: (folder: string) => string;
}

const execute = promisify(execFile);
const SERVERS = resolve(import.meta.dirname, '../servers');

const node = (workers: number): ServerKind => ({
  name: workers === 1 ? 'node' : `node-${workers}`,
  work: 100_000,
  async build(folder) {
    await build({
      entryPoints: [join(SERVERS, 'node-server.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, 'server.cjs'),
      logLevel: 'error',
    });
  },
  startFrom: (folder) =>
    `BENCH_WORKERS=${workers} exec '${process.execPath}' '${join(folder, 'server.cjs')}'`,
});

const flask = (workerClass: 'sync' | 'gevent', workers: number): ServerKind => ({
  name: ['flask', ...(workerClass === 'sync' ? [] : [workerClass]), ...numbered(workers)].join('-'),
  work: 2_000,
  async build(folder) {
    await copyFile(join(SERVERS, 'flask/server.py'), join(folder, 'server.py'));
    // Otherwise the first start of all would compile it, and be slower than the others.
    await execute('/usr/bin/python3', ['-m', 'compileall', '-q', folder]);
  },
  startFrom: (folder) =>
    `exec gunicorn --chdir '${folder}' --bind 127.0.0.1:{port} --worker-class ${workerClass} ` +
    `--workers ${workers} server:app`,
});

const go: ServerKind = {
  name: 'go',
  work: 100_000,
  async build(folder) {
    const flags = ['-trimpath', '-buildvcs=false', '-o', join(folder, 'server')];
    const cwd = join(SERVERS, 'go');
    const env = {
      ...process.env,
      PATH: `${process.env.PATH}:/usr/local/go/bin`,
      GOCACHE: join(tmpdir(), 'perf-gate-bench-go'),
    };
    await execute('go', ['build', ...flags, 'main.go'], { cwd, env });
  },
  startFrom: (folder) => `exec '${join(folder, 'server')}'`,
};

const numbered = (workers: number) => (workers === 1 ? [] : [`${workers}`]);

const SERVER_KINDS: readonly ServerKind[] = [
  ...[1, 2, 4].map(node),
  ...[1, 2, 4].map((workers) => flask('sync', workers)),
  ...[1, 2, 4].map((workers) => flask('gevent', workers)),
  go,
];

export function serverKind(name: string): ServerKind {
  const kind = SERVER_KINDS.find((one) => one.name === name);
  if (kind !== undefined) return kind;
  const names = SERVER_KINDS.map((one) => one.name).join(', ');
  throw new Error(`There is no server "${name}"; there are ${names}.`);
}
