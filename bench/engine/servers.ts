// The servers of this bench: nginx, which is hard to keep busy, and Node's own, which is what users have.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../src/server/free-port.ts';
import { type RunningServer, startServer } from '../../src/server/start-server.ts';
import { seconds } from '../../src/units.ts';

export const SERVER_NAMES = ['nginx', 'node'] as const;
export type ServerName = (typeof SERVER_NAMES)[number];

interface ServerOrder {
  readonly name: ServerName;
  /** Path of nginx's program. */
  readonly nginx: string | undefined;
  /** What its command begins with: a `taskset`, or nothing. */
  readonly pin: readonly string[];
  readonly signal: AbortSignal;
}

export interface BenchServer extends AsyncDisposable {
  readonly url: string;
  /** CPU time of all its processes so far, in seconds. */
  cpu(): number;
}

const HOST = '127.0.0.1';
const NANOSECONDS_PER_SECOND = 1e9;

/** @throws GateError when it does not serve; nothing is left running then */
export async function startBenchServer(order: ServerOrder): Promise<BenchServer> {
  const port = await findFreePort(HOST);
  const folder = await mkdtemp(join(tmpdir(), 'perf-gate-bench-server-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const command = await commandOf(order, folder, port);
    const server = await launch([...order.pin, ...command], folder, port, order.signal);
    return {
      url: `http://${HOST}:${port}/`,
      cpu: () => (server.sample()?.cpu ?? Number.NaN) / NANOSECONDS_PER_SECOND,
      async [Symbol.asyncDispose]() {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function commandOf(
  { name, nginx }: ServerOrder,
  folder: string,
  port: number,
): Promise<readonly string[]> {
  if (name === 'node') return [process.execPath, join(import.meta.dirname, 'node-http-server.ts')];
  if (nginx === undefined) throw new Error('nginx is not installed: see install-peers.sh.');
  const file = join(folder, 'nginx.conf');
  await writeFile(file, nginxConfiguration(folder, port));
  return [nginx, '-e', 'stderr', '-p', folder, '-c', file];
}

function launch(
  command: readonly string[],
  cwd: string,
  port: number,
  signal: AbortSignal,
): Promise<RunningServer> {
  return startServer({
    command: `exec ${command.map((part) => `'${part}'`).join(' ')}`,
    cwd,
    place: { kind: 'port', port, choice: 'assigned' },
    ambient: process.env,
    env: {},
    readiness: {
      protocol: 'http:',
      hostname: HOST,
      path: '/',
      timeout: seconds(30),
      insecure: false,
    },
    logFile: join(cwd, 'log'),
    signal,
  });
}

/** One worker, no log, connections that never end; all that it writes is in `folder`. */
function nginxConfiguration(folder: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr error;
events { worker_connections 4096; }
http {
  access_log off;
  default_type text/plain;
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen ${HOST}:${port} backlog=4096;
    location / { return 200 "Hello from a server that has little else to do.\\n"; }
  }
}
`;
}
