// Other load generators: the options that give each the same load, and where it prints its percentiles.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAb } from '../engine/outputs/ab.ts';
import { parseAutocannon } from '../engine/outputs/autocannon.ts';
import { parseBombardier } from '../engine/outputs/bombardier.ts';
import { parseH2load } from '../engine/outputs/h2load.ts';
import { parseHey } from '../engine/outputs/hey.ts';
import { parseK6 } from '../engine/outputs/k6.ts';
import { parseOha } from '../engine/outputs/oha.ts';
import type { RunCounts } from '../engine/outputs/run-counts.ts';
import { parseWrk } from '../engine/outputs/wrk.ts';
import { runTool } from '../engine/run-tool.ts';
import { findPeers, findProgram } from '../engine/tools.ts';
import * as times from './peer-times.ts';
import type { Loop, Seen } from './seen.ts';
import type { AccuracyTool, ToolLoad } from './tools.ts';

interface Peer {
  readonly name: string;
  /** What it does with a rate; `undefined`: it knows none. */
  readonly withRate: Loop | undefined;
  readonly isNodeProgram?: boolean;
  /** @param file where it may write what it does not print */
  readonly arguments: (load: ToolLoad, file: string) => readonly string[];
  readonly counts: (stdout: string) => RunCounts;
  /** @param file what it wrote there; empty where nothing */
  readonly times: (stdout: string, file: string) => times.Times;
}

/** What a tool may take on top of its time, in milliseconds. */
const PATIENCE = 60_000;

/** Flags that only a rate needs. */
const paced = (rate: number | undefined, flags: (rate: number) => readonly string[]) =>
  rate === undefined ? [] : flags(rate);

const PEERS: readonly Peer[] = [
  {
    name: 'wrk',
    withRate: undefined,
    arguments: ({ url, connections, seconds }) =>
      `-t1 -c${connections} -d${seconds}s --timeout 10s --latency ${url}`.split(' '),
    counts: parseWrk,
    times: times.wrkTimes,
  },
  {
    name: 'wrk2',
    withRate: 'open',
    // It needs a rate: where the case has none, it gets one that the server cannot reach.
    arguments: ({ url, connections, seconds, rate = 100_000 }) =>
      `-t1 -c${connections} -d${seconds}s -R${rate} --timeout 10s --latency ${url}`.split(' '),
    counts: parseWrk,
    times: times.wrkTimes,
  },
  {
    name: 'ab',
    withRate: undefined,
    arguments: ({ url, connections, seconds }, file) =>
      `-q -k -l -e ${file} -c ${connections} -t ${seconds} -n 20000000 ${url}`.split(' '),
    counts: parseAb,
    times: (_, file) => times.abTimes(file),
  },
  {
    name: 'h2load',
    withRate: 'paced',
    arguments: ({ url, connections, seconds, rate }, file) => [
      ...`--h1 -t1 -m1 -c ${connections} -D ${seconds} --log-file ${file}`.split(' '),
      ...paced(rate, (rate) => ['--rps', `${rate / connections}`]),
      url,
    ],
    counts: parseH2load,
    times: (_, file) => times.h2loadTimes(file),
  },
  {
    name: 'hey',
    withRate: 'paced',
    arguments: ({ url, connections, seconds, rate }) => [
      ...`-z ${seconds}s -c ${connections} -t 10`.split(' '),
      ...paced(rate, (rate) => ['-q', `${rate / connections}`]),
      url,
    ],
    counts: parseHey,
    times: times.heyTimes,
  },
  {
    name: 'bombardier',
    withRate: 'paced',
    arguments: ({ url, connections, seconds, rate }) => [
      ...`-c ${connections} -d ${seconds}s -t 10s -l --print result --format json`.split(' '),
      ...paced(rate, (rate) => ['-r', `${rate}`]),
      url,
    ],
    counts: parseBombardier,
    times: times.bombardierTimes,
  },
  {
    name: 'oha',
    withRate: 'open',
    // `-w`: a request that is open at the end is waited for, else the slow ones would be missing.
    arguments: ({ url, connections, seconds, rate }) => [
      ...`-c ${connections} -z ${seconds}s -w --no-tui --output-format json`.split(' '),
      ...paced(rate, (rate) => ['-q', `${rate}`, '--latency-correction']),
      url,
    ],
    counts: parseOha,
    times: times.ohaTimes,
  },
  {
    name: 'k6',
    withRate: 'paced',
    arguments: ({ url, connections, seconds, rate }) => [
      ...'run --quiet --no-usage-report'.split(' '),
      ...['--address', '', '--env', `TARGET=${url}`, '--env', `USERS=${connections}`],
      ...['--env', `RATE=${rate ?? ''}`, '--env', `SECONDS=${seconds}`],
      join(import.meta.dirname, 'k6-script.js'),
    ],
    counts: parseK6,
    times: times.k6Times,
  },
  {
    name: 'autocannon',
    withRate: 'paced',
    isNodeProgram: true,
    // It corrects paced runs by a guess unless an option forbids it. The table shows its default.
    arguments: ({ url, connections, seconds, rate }) => [
      ...`-c ${connections} -d ${seconds} -t 10 --json --no-progress`.split(' '),
      ...paced(rate, (rate) => ['-R', `${rate}`]),
      url,
    ],
    counts: parseAutocannon,
    times: times.autocannonTimes,
  },
];

export const PEER_NAMES: readonly string[] = PEERS.map(({ name }) => name);

/** Those that are in `folder` or on the path. */
export async function findAccuracyPeers(folder: string): Promise<readonly AccuracyTool[]> {
  const versions = new Map((await findPeers(folder)).map(({ name, version }) => [name, version]));
  return PEERS.flatMap((peer) => {
    const program = findProgram(peer.name, folder);
    if (program === undefined) return [];
    const start = peer.isNodeProgram ? [process.execPath, program] : [program];
    const loopOf = (rate: number | undefined) =>
      rate === undefined ? 'closed' : (peer.withRate ?? 'closed');
    return {
      name: peer.name,
      version: versions.get(peer.name) ?? '',
      loopOf,
      run: async (load) => ({ ...(await runPeer(peer, start, load)), loop: loopOf(load.rate) }),
    };
  });
}

async function runPeer(
  peer: Peer,
  start: readonly string[],
  load: ToolLoad,
): Promise<Omit<Seen, 'loop'>> {
  const folder = await mkdtemp(join(tmpdir(), 'perf-gate-accuracy-'));
  try {
    const path = join(folder, 'written');
    const command = [...start, ...peer.arguments(load, path)];
    await load.begin();
    const patience = load.seconds * 1_000 + PATIENCE;
    const { stdout } = await runTool({ command, env: {}, patience, signal: load.signal });
    const written = await readFile(path, 'utf8').catch(() => '');
    const { requests, seconds, failures } = peer.counts(stdout);
    return { ...peer.times(stdout, written), throughput: requests / seconds, failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
