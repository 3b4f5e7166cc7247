// Do wrk and ab see what we see? The three take turns on one server; printed are ratios of one round.
// node bench/peers.ts [ROUNDS [SECONDS [CLASS [WORKERS [CONNECTIONS]]]]]
// Needs the Debian packages gunicorn, python3-flask, python3-gevent, wrk and apache2-utils.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PATIENCE, startLoadGenerator } from '../src/load/load-generator.ts';
import type { PhaseResult } from '../src/record/run-record.ts';
import { findFreePort } from '../src/server/free-port.ts';
import { startServer } from '../src/server/start-server.ts';
import { milliseconds, seconds, toMilliseconds, toSeconds } from '../src/units.ts';
import { readCount } from './count.ts';
import { getRequest, targetOf } from './engine/get-request.ts';
import { spreadOf } from './engine/spread.ts';

const HOST = '127.0.0.1';
const execute = promisify(execFile);
const [times = '5', duration = '4', workerClass, workers, connections] = process.argv.slice(2);
const rounds = readCount(times, 'ROUNDS');

interface Setting {
  readonly workerClass: string;
  readonly workers: string;
  readonly connections: string;
}

/** What one tool saw in one turn; times in milliseconds. */
interface View {
  readonly throughput: number;
  readonly p50: number;
  readonly p99: number;
  /** Failures in the tool's own words; empty where there were none. */
  readonly failures: string;
}

type Tool = (port: number, setting: Setting) => Promise<View>;

const settings = (workerClass ? [workerClass] : ['sync', 'gevent']).flatMap((workerClass) =>
  (workers ? [workers] : ['1', '2', '4']).flatMap((workers) =>
    (connections ? [connections] : ['50', '400']).map((connections) => ({
      workerClass,
      workers,
      connections,
    })),
  ),
);

const { stdout: commit } = await execute('git', ['describe', '--always', '--dirty']);
console.log(`node bench/peers.ts ${process.argv.slice(2).join(' ')} at ${commit.trim()}`);
console.log(
  `${new Date().toISOString()}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
);
console.log(
  `${rounds} rounds of ${duration} s a tool: median (lowest, highest) of ours ÷ theirs in a round`,
);
for (const setting of settings) await compare(setting);

async function compare(setting: Setting): Promise<void> {
  const port = await findFreePort(HOST);
  await using _server = await startGunicorn(setting, port);
  const tools: readonly Tool[] = [ours, wrk, ab];
  await ours(port, setting);
  const views: View[][] = [];
  for (let round = 0; round < rounds; round++) {
    const seen: View[] = [];
    // Each goes first in turn: a drift within a round then favours no tool.
    for (let turn = 0; turn < tools.length; turn++) {
      const index = (round + turn) % tools.length;
      const tool = tools[index];
      if (tool) seen[index] = await tool(port, setting);
    }
    views.push(seen);
  }
  print(setting, views);
}

function print({ workerClass, workers, connections }: Setting, views: readonly View[][]): void {
  const spread = (value: (view: View) => number, peer: number): string => {
    const ratios = views.flatMap(([mine, ...peers]) => {
      const theirs = peers[peer];
      return mine && theirs ? value(mine) / value(theirs) : [];
    });
    const { median, lowest, highest } = spreadOf(ratios);
    return `${median.toFixed(2)} (${lowest.toFixed(2)}, ${highest.toFixed(2)})`;
  };
  const throughput = spreadOf(views.flatMap(([mine]) => mine?.throughput ?? [])).median;
  console.log(
    [
      `gunicorn ${workerClass} x ${workers}, ${connections} connections: ${throughput.toFixed(0)} requests/s`,
      `÷ wrk ${spread((view) => view.throughput, 0)}`,
      `÷ ab ${spread((view) => view.throughput, 1)}`,
      `p50 ÷ ab ${spread((view) => view.p50, 1)}`,
      `p99 ÷ ab ${spread((view) => view.p99, 1)}`,
    ].join('; '),
  );
  for (const [index, name] of ['ours', 'wrk', 'ab'].entries()) {
    const failures = views.flatMap((seen) => seen[index]?.failures || []);
    if (failures.length > 0) console.log(`  failures of ${name}: ${failures.join('; ')}`);
  }
}

function startGunicorn({ workerClass, workers }: Setting, port: number) {
  return startServer({
    command: `exec gunicorn -k ${workerClass} -w ${workers} -b ${HOST}:{port} hello:app`,
    cwd: resolve(import.meta.dirname, '../test/fixtures/flask'),
    place: { kind: 'port', port, choice: 'assigned' },
    ambient: process.env,
    env: {},
    readiness: {
      protocol: 'http:',
      hostname: HOST,
      path: '/test',
      timeout: seconds(30),
      insecure: false,
    },
    logFile: '/dev/null',
    signal: new AbortController().signal,
  });
}

/** Opens its connections anew in each turn, as the others do. */
async function ours(port: number, { connections }: Setting): Promise<View> {
  const url = new URL(`http://${HOST}:${port}/test`);
  await using generator = startLoadGenerator({
    patience: PATIENCE,
    requests: [getRequest(url)],
    connections: Number(connections),
    requestTimeout: seconds(10),
    engine: 'wire',
    cores: cpus().length,
  });
  await using load = await generator.aimAt(targetOf(url));
  const window = seconds(Number(duration));
  const settle = milliseconds(200);
  const { result } = await load.run({ shape: { kind: 'closed' }, settle, window });
  return viewOf(result);
}

function viewOf(phase: PhaseResult): View {
  const [result] = phase.requests.values();
  const quantile = (q: number): number => {
    const time = result?.total.quantile(q);
    return time === undefined ? Number.NaN : toMilliseconds(time);
  };
  const failures = Object.entries(result?.failures ?? {});
  return {
    throughput: phase.completed / toSeconds(phase.window),
    p50: quantile(0.5),
    p99: quantile(0.99),
    failures: failures.map(([name, { count }]) => `${count} ${name}`).join(', '),
  };
}

/** One thread, as ours has on two cores: compared are the tools, not their parallelism. */
async function wrk(port: number, { connections }: Setting): Promise<View> {
  const url = `http://${HOST}:${port}/test`;
  const { stdout } = await execute('wrk', ['-t1', `-c${connections}`, `-d${duration}s`, url]);
  return {
    throughput: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    // It corrects its times for coordinated omission by a guess: they compare with no other tool's.
    p50: Number.NaN,
    p99: Number.NaN,
    failures: [...stdout.matchAll(/(?:Socket errors|Non-2xx).*/g)].map(([line]) => line).join(', '),
  };
}

/** With `-k`, as ours; its CSV has fractions of milliseconds where its report has none. */
async function ab(port: number, { connections }: Setting): Promise<View> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-'));
  const csv = join(folder, 'percentiles.csv');
  const limits = ['-c', connections, '-t', duration, '-n', '10000000'];
  const url = `http://${HOST}:${port}/test`;
  const { stdout } = await execute('ab', ['-q', '-k', '-l', '-e', csv, ...limits, url]);
  const rows = await readFile(csv, 'utf8');
  await rm(folder, { recursive: true });
  const percentile = (share: number): number =>
    Number(new RegExp(`^${share},([\\d.]+)`, 'm').exec(rows)?.[1]);
  const failed = Number(/Failed requests:\s+(\d+)/.exec(stdout)?.[1]);
  return {
    throughput: Number(/Requests per second:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: percentile(50),
    p99: percentile(99),
    failures: failed === 0 ? '' : `${failed} failed`,
  };
}
