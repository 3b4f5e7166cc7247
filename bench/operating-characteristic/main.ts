// How often does the gate cry wolf, and how often does it miss? Runs whole gates, unattended, and notes each.
// node bench/operating-characteristic/main.ts --out FILE.jsonl [--server node,flask,go] [--loss none,rps10,…]
//   [--noise quiet,bursts,shift] [--gates N] [--budget 60s] [--for 24h] [--seed TEXT] [--set FLAG=VALUE]…
//   [--calibrate-for 40s] [--calibrate-only]
// Started again with the same file it goes on where it was. The table is printed by report.ts.

import { listenForCancellation } from '../../src/edge/cancellation.ts';
import type { Progress } from '../../src/progress.ts';
import { buildArms } from './arm-folders.ts';
import { Calibrator } from './calibration-file.ts';
import { inject } from './inject.ts';
import { parseLoss } from './losses.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { runTrial } from './run-trial.ts';
import { keyOf, nextScenario } from './scenarios.ts';
import { serverKind } from './server-kinds.ts';
import type { Trial } from './trial.ts';
import { appendTrial, readTrials } from './trial-file.ts';

const say = (text: string): void => console.error(text);

const options = readOptions(process.argv.slice(2));
using cancellation = listenForCancellation(console.error);
try {
  await run(options, cancellation.signal);
} catch (error) {
  if (!cancellation.signal.aborted) throw error;
  say('cancelled; nothing is left running, and what is in the file stays');
  process.exitCode = cancellation.exitCode ?? 1;
}

async function run(options: BenchOptions, signal: AbortSignal): Promise<void> {
  const { out, seed, calibrationSeconds } = options;
  const path = `${out}.calibration.json`;
  const calibrator = new Calibrator({ path, seconds: calibrationSeconds, seed, signal, say });
  // Before the first trial: what cannot be calibrated is known at once, and no trial takes longer for it.
  await calibrateAll(options, calibrator);
  if (!options.calibrateOnly) await runTrials(options, calibrator, signal);
}

async function calibrateAll({ scenarios }: BenchOptions, calibrator: Calibrator): Promise<void> {
  for (const name of new Set(scenarios.map(({ server }) => server))) {
    const kind = serverKind(name);
    await using folders = await buildArms(kind);
    for (const loss of new Set(scenarios.map((scenario) => scenario.loss))) {
      const { knobs, truth } = await inject(parseLoss(loss), kind, folders, calibrator);
      say(`${name} ${loss}: ${JSON.stringify({ knobs, truth })}`);
    }
  }
}

async function runTrials(
  options: BenchOptions,
  calibrator: Calibrator,
  signal: AbortSignal,
): Promise<void> {
  const { out, scenarios, gates } = options;
  const end = performance.now() + options.duration;
  for (;;) {
    const done = readTrials(out).map(({ scenario }) => scenario);
    const next = nextScenario(scenarios, done, gates);
    if (next === undefined || performance.now() >= end) break;
    const number = next.count + 1;
    const { scenario } = next;
    const report = reportPairs(`${keyOf(scenario)} ${number} of ${gates}`);
    const order = { ...options, scenario, number };
    const trial = await runTrial(order, { calibrator, signal, report });
    appendTrial(out, trial);
    say(describe(trial));
  }
  say(`${readTrials(out).length} trials in ${out}`);
}

function reportPairs(what: string): (progress: Progress) => void {
  return (progress) => {
    if (progress.kind === 'planned') say(`${what}: ${progress.blocks} pairs planned`);
    if (progress.kind === 'note') say(`${what}: ${progress.text}`);
  };
}

function describe({ scenario, number, durationSeconds, outcome }: Trial): string {
  const head = `${keyOf(scenario)} ${number}: ${durationSeconds} s`;
  if (outcome.kind === 'error') return `${head}, ${outcome.code}: ${outcome.message}`;
  const { verdict, offending, pairs, because, comparisons } = outcome;
  const losses = comparisons.map(
    ({ metric, estimate }) => `${metric} ${(100 * estimate).toFixed(1)}`,
  );
  return [
    `${head}, ${pairs.length} pairs, ${[verdict, ...offending].join(' ')}`,
    `  losses in %: ${losses.join(', ')}`,
    ...(because === null ? [] : [`  ${because}`]),
  ].join('\n');
}
