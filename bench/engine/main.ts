// What does a request cost the machine: ours against everybody's? All load generators take turns on one server.
// node bench/engine/main.ts [--out FILE.jsonl] [--rounds 5] [--seconds 4] [--servers nginx,node]
//   [--connections 1,10,50,400] [--pinned] [--shared] [--unpinned] [--tools wire,undici,wrk,…] [--cores 0,1] [--peers FOLDER]
// Started again with the same file it goes on where it was. What it compares with is installed by install-peers.sh.

import { listenForCancellation } from '../../src/edge/cancellation.ts';
import { VERSION } from '../../src/version.ts';
import { appendLine, readLines } from '../json-lines.ts';
import { bundleGenerator } from './bundle-generator.ts';
import { describeGround } from './describe-ground.ts';
import { nextSetting } from './next-setting.ts';
import { type EngineOptions, readOptions } from './options.ts';
import { renderReport } from './render-report.ts';
import { keyOf, type Round } from './setting.ts';
import { takeRound } from './take-round.ts';
import { findPeers, type InstalledTool, ourTools } from './tools.ts';

const say = (text: string): void => console.error(text);

const options = readOptions(process.argv.slice(2));
using cancellation = listenForCancellation(console.error);
try {
  const rounds = await run(options, cancellation.signal);
  console.log(
    `node bench/engine/main.ts ${process.argv.slice(2).join(' ')}\n\n${renderReport(rounds)}`,
  );
} catch (error) {
  if (!cancellation.signal.aborted) throw error;
  say('cancelled; nothing is left running, and what is in the file stays');
  process.exitCode = cancellation.exitCode ?? 1;
}

async function run(options: EngineOptions, signal: AbortSignal): Promise<readonly Round[]> {
  const ground = await describeGround();
  await using generator = await bundleGenerator('generator');
  const tools = await findTools(options, generator.file);
  const rounds = [...(options.out === undefined ? [] : readLines<Round>(options.out))];
  for (;;) {
    const next = nextSetting(options.settings, rounds, options.rounds);
    if (next === undefined) return rounds;
    const { setting, number } = next;
    say(`${keyOf(setting)}: round ${number} of ${options.rounds}`);
    const round = await takeRound({ setting, number, tools, options, ground, signal, say });
    rounds.push(round);
    if (options.out !== undefined) appendLine(options.out, round);
  }
}

async function findTools(
  { peers, tools: wanted }: EngineOptions,
  generator: string,
): Promise<readonly InstalledTool[]> {
  const installed = [...ourTools(generator, VERSION), ...(await findPeers(peers))];
  for (const name of wanted) {
    if (!installed.some((tool) => tool.name === name))
      say(`${name} is not installed, and left out`);
  }
  return installed.filter(({ name }) => wanted.includes(name));
}
