// Do stored numbers cry wolf? Saves the numbers of a server, measures the same build again, and compares.
// node bench/stored-alarms.ts --out FILE.jsonl [--server node,go,flask] [--gates 10] [--budget 20s]
// Started again with the same file, it goes on where it was. Runs the committed dist/cli.js.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listenForCancellation } from '../src/edge/cancellation.ts';
import { readCount } from './count.ts';
import { readDuration } from './duration.ts';
import { appendLine, readLines } from './json-lines.ts';
import { buildArms } from './operating-characteristic/arm-folders.ts';
import { environmentOf } from './operating-characteristic/knobs.ts';
import { counted, table } from './operating-characteristic/markdown.ts';
import { median } from './operating-characteristic/moments.ts';
import {
  isQuiet,
  type Neighbours,
  watchNeighbours,
} from './operating-characteristic/neighbours.ts';
import { proportion } from './operating-characteristic/proportion.ts';
import { type ServerKind, serverKind } from './operating-characteristic/server-kinds.ts';

interface StoredTrial {
  readonly server: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Of each of the two runs. */
  readonly budget: string;
  readonly seconds: number;
  /** What the second run said. */
  readonly verdict: string;
  readonly exitCode: number;
  readonly offending: readonly string[];
  /** Over both runs; `null` where the kernel does not say. */
  readonly neighbours: Neighbours | null;
}

interface Options {
  readonly out: string;
  readonly servers: readonly ServerKind[];
  /** For each server. */
  readonly gates: number;
  readonly budget: string;
}

const CLI = join(import.meta.dirname, '../dist/cli.js');

using cancellation = listenForCancellation(console.error);
const options = readOptions();
try {
  await runAll(options, cancellation.signal);
} catch (error) {
  if (!cancellation.signal.aborted) throw error;
  console.error('cancelled; nothing is left running, and what is in the file stays');
  process.exitCode = cancellation.exitCode ?? 1;
}
console.log(tableOf(readLines<StoredTrial>(options.out)));

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      server: { type: 'string', default: 'node,go,flask' },
      gates: { type: 'string', default: '10' },
      budget: { type: 'string', default: '20s' },
    },
  });
  if (values.out === undefined) throw new Error('Write --out FILE.jsonl.');
  readDuration(values.budget);
  return {
    out: values.out,
    servers: values.server.split(',').map((name) => serverKind(name.trim())),
    gates: readCount(values.gates, '--gates'),
    budget: values.budget,
  };
}

/** By turns, so that each server has its share of what the machine does. */
async function runAll({ out, servers, gates, budget }: Options, signal: AbortSignal) {
  for (let round = 1; round <= gates; round++) {
    for (const kind of servers) {
      const done = readLines<StoredTrial>(out).filter(({ server }) => server === kind.name);
      if (done.length >= round) continue;
      const trial = await runOne(kind, budget, signal);
      appendLine(out, trial);
      console.error(`${kind.name} ${round}: ${trial.verdict} ${trial.offending.join(' ')}`);
    }
  }
}

async function runOne(kind: ServerKind, budget: string, signal: AbortSignal): Promise<StoredTrial> {
  await using folders = await buildArms(kind);
  const date = new Date().toISOString();
  const began = performance.now();
  const endWatch = watchNeighbours();
  const stored = join(folders.root, 'stored.json');
  const run = (flags: readonly string[]): Promise<number> =>
    runGate(['--start', folders.baseline, '--budget', budget, ...flags], kind, signal);
  const saved = await run(['--save', stored]);
  const report = join(folders.root, 'report.json');
  // Numbers that were not saved cannot cry wolf, but the trial counts.
  const exitCode = saved === 0 ? await run(['--baseline', stored, '--json', report]) : saved;
  const judged = saved === 0 && exitCode <= 1 ? readVerdict(report) : undefined;
  return {
    server: kind.name,
    date,
    budget,
    seconds: Math.round((performance.now() - began) / 1_000),
    verdict: judged?.verdict ?? 'error',
    exitCode,
    offending: judged?.offending ?? [],
    neighbours: endWatch(),
  };
}

/** @returns its exit code */
async function runGate(
  flags: readonly string[],
  { work }: ServerKind,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [CLI, 'run', '--quiet', ...flags], {
    env: { ...process.env, ...environmentOf(work, {}) },
    stdio: 'ignore',
  });
  // It stops its server before it ends.
  const cancel = () => child.kill('SIGINT');
  signal.addEventListener('abort', cancel);
  const [code] = await once(child, 'exit');
  signal.removeEventListener('abort', cancel);
  signal.throwIfAborted();
  return code ?? 3;
}

function readVerdict(path: string): Pick<StoredTrial, 'verdict' | 'offending'> {
  const { verdict } = JSON.parse(readFileSync(path, 'utf8'));
  return { verdict: verdict.kind, offending: verdict.offending ?? [] };
}

function tableOf(trials: readonly StoredTrial[]): string {
  const head = ['server', 'neighbours', 'regression', 'inconclusive', 'pass', 'other', 'seconds'];
  const known = ['regression', 'inconclusive', 'pass'];
  const nameOf = ({ server, neighbours }: StoredTrial) =>
    [server, isQuiet(neighbours) ? 'none' : 'some'] as const;
  const names = [...new Set(trials.map((trial) => nameOf(trial).join(' ')))];
  const rows = names.map((name) => {
    const group = trials.filter((trial) => nameOf(trial).join(' ') === name);
    const share = (is: (verdict: string) => boolean) =>
      counted(proportion(group.filter(({ verdict }) => is(verdict)).length, group.length));
    return [
      ...name.split(' '),
      ...known.map((one) => share((verdict) => verdict === one)),
      share((verdict) => !known.includes(verdict)),
      median(group.map(({ seconds }) => seconds)).toFixed(0),
    ];
  });
  return table(head, rows);
}
