// Are the numbers true? What load generators report of servers whose times are known, against what was so.
// node bench/accuracy/main.ts [--rounds 3] [--cases fixed,two-points,log-normal,stall,over-capacity,punctual-1000,punctual-10000]
//   [--tools wire,undici,wrk,…] [--peers FOLDER]
// What it compares with is installed by bench/engine/install-peers.sh.

import { listenForCancellation } from '../../src/edge/cancellation.ts';
import { describeGround, groundText } from '../engine/describe-ground.ts';
import type { Case } from './cases.ts';
import { type AccuracyOptions, readOptions } from './options.ts';
import { OURS } from './ours.ts';
import { findAccuracyPeers } from './peers.ts';
import { renderCase } from './tables.ts';
import { type ComparedRun, takeRun } from './take-run.ts';
import type { AccuracyTool } from './tools.ts';

const say = (text: string): void => console.error(text);

const options = readOptions(process.argv.slice(2));
using cancellation = listenForCancellation(console.error);
try {
  await run(options, cancellation.signal);
} catch (error) {
  if (!cancellation.signal.aborted) throw error;
  say('cancelled; nothing is left running');
  process.exitCode = cancellation.exitCode ?? 1;
}

async function run({ cases, rounds, ...options }: AccuracyOptions, signal: AbortSignal) {
  const tools = await findTools(options);
  console.log(`node bench/accuracy/main.ts ${process.argv.slice(2).join(' ')}`);
  console.log(`${new Date().toISOString()}, ${groundText(await describeGround())}`);
  console.log(`${rounds} runs of each tool, in turns; times in milliseconds`);
  for (const load of cases) console.log(`\n${await takeCase(load, tools, rounds, signal)}`);
}

async function findTools({
  tools: wanted,
  peers,
}: Pick<AccuracyOptions, 'tools' | 'peers'>): Promise<readonly AccuracyTool[]> {
  const found = [...OURS, ...(await findAccuracyPeers(peers))];
  for (const name of wanted) {
    if (!found.some((tool) => tool.name === name)) say(`${name} is not installed, and left out`);
  }
  return found.filter(({ name }) => wanted.includes(name));
}

async function takeCase(
  load: Case,
  tools: readonly AccuracyTool[],
  rounds: number,
  signal: AbortSignal,
): Promise<string> {
  const runs: ComparedRun[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`${load.name}: round ${round + 1} of ${rounds}`);
    // Each goes first in turn: a drift within a round then favours no tool.
    for (let turn = 0; turn < tools.length; turn++) {
      const tool = tools[(round + turn) % tools.length];
      if (tool !== undefined) runs.push(await takeRun(tool, load, signal));
    }
  }
  const places = tools.map(({ name }) => name);
  const placeOf = ({ tool }: ComparedRun) => places.indexOf(tool.split(' ')[0] ?? '');
  return renderCase(
    load,
    runs.toSorted((a, b) => placeOf(a) - placeOf(b)),
  );
}
