// What it costs and gains that a pass rules out less where the p99 is unsteady, by simulated gates.
// node bench/unsteady-p99.ts [--gates 2000] [--seed TEXT]
// A row for each spread of pairs and each true rise: the shares of red and green gates, and their mean pairs.

import { parseArgs } from 'node:util';
import { boundPairs } from '../src/stats/pair-bounds.ts';
import { sharePairBudget } from '../src/stats/pair-shares.ts';
import { nonEmpty, standardDeviationOf } from '../src/stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../src/units.ts';
import { decidePairs, type Lines, linesOf } from '../src/verdict/metrics/decide.ts';
import { widenResolution } from '../src/verdict/metrics/p99-resolution.ts';
import { usualSpread } from '../src/verdict/metrics/table.ts';
import { readCount } from './count.ts';
import { seeded } from './operating-characteristic/seeded.ts';

const { values } = parseArgs({
  options: {
    gates: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'bench' },
  },
});
const gates = readCount(values.gates, '--gates');
const uniform = seeded(values.seed);

const SPREADS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4];
const RISES = [0, 0.25, 0.5, 1];
/** Three minutes of a server whose pair takes nine seconds. */
const MOST_PAIRS = 20;
const THROUGHPUT_SPREAD = 0.05;
const SHARES = sharePairBudget({ requests: 1, isCleaned: false, guards: 4, limits: 1 });

type Logs = NonEmpty<LogRatio>;

/** The lines for the p99, from the baseline's values and the losses of pairs so far. */
const RULES: Readonly<Record<string, (before: Logs, effects: Logs) => Lines>> = {
  'twice the tolerance': () => linesOf(TOLERANCE),
  // Asks for nothing once blocks of the baseline differ by more than 20 %, and pairs by √2 of that.
  'a guard': (before, effects) =>
    spreadOf(before) > 0.2 && spreadOf(effects) > 0.2 * Math.SQRT2
      ? { ...linesOf(TOLERANCE), resolution: logRatio(Number.POSITIVE_INFINITY) }
      : linesOf(TOLERANCE),
  widened: (before, effects) =>
    widenResolution(linesOf(TOLERANCE), standardDeviationOf(before), effects),
};
const TOLERANCE = logRatio(Math.log(1.1));
const OF_THROUGHPUT = linesOf(logRatio(-Math.log(0.95)));

const spreadOf = (logs: Logs): number => standardDeviationOf(logs) ?? 0;

/** Standard normal deviate (Box and Muller, 1958). */
const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

interface Gate {
  readonly before: Logs;
  readonly effects: Logs;
  readonly throughput: Logs;
}

function drawGate(spread: number, rise: number): Gate {
  const draw = (value: () => number): Logs => {
    const all = nonEmpty(Array.from({ length: MOST_PAIRS }, () => logRatio(value())));
    if (all === undefined) throw new Error('There are pairs.');
    return all;
  };
  const before = draw(() => (spread / Math.SQRT2) * normal());
  const of = before[Symbol.iterator]();
  const after = () => Math.log(1 + rise) + (spread / Math.SQRT2) * normal();
  const effects = draw(() => after() - (of.next().value ?? 0));
  return { before, effects, throughput: draw(() => THROUGHPUT_SPREAD * normal()) };
}

type End = { readonly outcome: 'red' | 'green' | 'open'; readonly pairs: number };

function judge(gate: Gate, rule: (before: Logs, effects: Logs) => Lines): End {
  for (let pairs = 4; pairs <= MOST_PAIRS; pairs++) {
    const [before, effects, throughput] = [gate.before, gate.effects, gate.throughput].map(
      (logs) => nonEmpty(logs.slice(0, pairs)) ?? logs,
    ) as [Logs, Logs, Logs];
    const lines = rule(before, effects);
    const bounds = boundPairs(effects, SHARES.p99, usualSpread('p99'));
    const ofP99 = decidePairs('gate', bounds, lines);
    if (ofP99 === 'regression') return { outcome: 'red', pairs };
    const others = boundPairs(throughput, SHARES.throughput, usualSpread('throughput'));
    const isClear = decidePairs('gate', others, OF_THROUGHPUT) === 'pass';
    if (ofP99 === 'pass' && isClear) return { outcome: 'green', pairs };
  }
  return { outcome: 'open', pairs: MOST_PAIRS };
}

function describe(ends: readonly End[]): string {
  const share = (outcome: End['outcome']): string => {
    const count = ends.filter((end) => end.outcome === outcome).length;
    return `${((100 * count) / ends.length).toFixed(1)} %`;
  };
  const pairs = ends.reduce((sum, end) => sum + end.pairs, 0) / ends.length;
  return `${share('red')} / ${share('green')}, ${pairs.toFixed(1)}`;
}

console.log(`| spread of pairs | true rise | ${Object.keys(RULES).join(' | ')} |`);
console.log(`|---|---|${'---|'.repeat(Object.keys(RULES).length)}`);
for (const spread of SPREADS) {
  for (const rise of RISES) {
    const drawn = Array.from({ length: gates }, () => drawGate(spread, rise));
    const cells = Object.values(RULES).map((rule) =>
      describe(drawn.map((gate) => judge(gate, rule))),
    );
    console.log(`| ${100 * spread} % | ${100 * rise} % | ${cells.join(' | ')} |`);
  }
}
