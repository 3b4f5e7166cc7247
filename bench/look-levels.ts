// At which level may each look at pairs bound a loss, so that all looks together keep their promise?

import { parseArgs } from 'node:util';
import { Coin } from '../src/measure/coin.ts';
import { FEWEST_PAIRS } from '../src/stats/look-plan.ts';
import { type Claim, LAST_LOOK, SIZE_LEVEL, shapeAt } from '../src/stats/pair-levels.ts';
import { studentTail } from '../src/stats/student-t.ts';
import { readCount } from './count.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: 'look-levels' },
  },
});
const runs = readCount(values.runs, '--runs');

/** ln P(T > t), read from a table: a simulation asks for it a billion times. */
class LogTail {
  static readonly #CELLS = 4_096;
  /** asinh t of the last cell. */
  static readonly #END = 12;
  readonly #cells: Float64Array;

  constructor(degreesOfFreedom: number) {
    this.#cells = Float64Array.from({ length: LogTail.#CELLS + 1 }, (_, cell) => {
      const t = Math.sinh((cell / LogTail.#CELLS) * LogTail.#END);
      return Math.log(Math.max(studentTail(t, degreesOfFreedom), Number.MIN_VALUE));
    });
  }

  at(t: number): number {
    const place = Math.min((Math.asinh(t) / LogTail.#END) * LogTail.#CELLS, LogTail.#CELLS - 1);
    const cell = Math.floor(place);
    const [low = 0, high = 0] = [this.#cells[cell], this.#cells[cell + 1]];
    return low + (high - low) * (place - cell);
  }
}

/** Normal deviates by Marsaglia's polar method. */
function drawNormals(seed: string): () => number {
  const coin = new Coin(seed);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * coin.fraction() - 1, 2 * coin.fraction() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}

/** T of less than that is of no look's interest: its tail is a tenth. */
const SMALLEST_T = 1.3;

/**
 * The smallest level of the 20th pair at which a run of pairs without a loss would cross its bound at
 * any look, for each run: ascending, those below 5 % only.
 */
function crossings(claim: Claim): Float64Array {
  const tails = Array.from(
    { length: LAST_LOOK + 1 },
    (_, pairs) => new LogTail(Math.max(1, pairs - 1)),
  );
  const shapes = Array.from({ length: LAST_LOOK + 1 }, (_, pairs) =>
    Math.log(shapeAt(Math.max(1, pairs), claim)),
  );
  const normal = drawNormals(`${values.seed} ${claim}`);
  const crossed: number[] = [];
  for (let run = 0; run < runs; run++) {
    let [sum, squares, least] = [0, 0, 0];
    for (let pairs = 1; pairs <= LAST_LOOK; pairs++) {
      const effect = normal();
      sum += effect;
      squares += effect * effect;
      if (pairs < FEWEST_PAIRS || sum <= 0) continue;
      const variance = (squares - (sum * sum) / pairs) / (pairs - 1);
      const t = sum / Math.sqrt(pairs * variance);
      if (t < SMALLEST_T) continue;
      least = Math.min(least, (tails[pairs]?.at(t) ?? 0) - (shapes[pairs] ?? 0));
    }
    if (least < LARGEST) crossed.push(least);
  }
  return Float64Array.from(crossed, Math.exp).sort();
}

const LARGEST = Math.log(0.05);

/** The level of the 20th pair that is crossed in this share of the runs, and its standard error. */
function turningLevel(crossed: Float64Array, all: number): string {
  const count = all * runs;
  const at = (place: number) => crossed[Math.max(0, Math.floor(place))] ?? Number.NaN;
  const error = (at(count + Math.sqrt(count)) - at(count - Math.sqrt(count))) / 2;
  return `[${all}, ${at(count).toPrecision(4)}],  // ± ${error.toPrecision(2)}, ${(at(count) / all).toFixed(3)} of it`;
}

const ABOVE_ZERO_LEVELS = [1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 1e-2];

process.stdout.write(
  `${new Date().toISOString()}, Node ${process.versions.node}, ${runs} runs of ${LAST_LOOK} pairs, seed ${values.seed}\n`,
);
for (const [claim, levels] of [
  ['size', [SIZE_LEVEL]],
  ['above-zero', ABOVE_ZERO_LEVELS],
] as const) {
  const crossed = crossings(claim);
  process.stdout.write(`${claim}\n${levels.map((all) => turningLevel(crossed, all)).join('\n')}\n`);
}
