// Reports how far a run has come, what it shows so far, and how long the rest will take.

import type { LoadGenerator } from '../load/load-generator.ts';
import type { Plan } from '../plan/plan.ts';
import { requestsPerUnit } from '../plan/request-plan.ts';
import { serviceQuantile } from '../record/metrics.ts';
import type { Block, Phase } from '../record/run-record.ts';
import { forecast } from '../stats/forecast.ts';
import { blockLimits, FEWEST_PAIRS, MOST_PAIRS } from '../stats/look-plan.ts';
import { boundSize, USUAL_THROUGHPUT_SPREAD } from '../stats/pair-bounds.ts';
import { FIRST_THROUGHPUT_SHARE } from '../stats/pair-shares.ts';
import { nonEmpty } from '../stats/spread.ts';
import {
  changeOf,
  inputBudget,
  type LogRatio,
  logChange,
  logRatio,
  type Milliseconds,
  milliseconds,
  perSecond,
  ratio,
  toSeconds,
} from '../units.ts';
import type { BlockScheme, Calibration, PairWarmUp } from './block-scheme.ts';
import { speedOf } from './calibrate.ts';
import type { MeasuredArms } from './close-blocks.ts';
import type { MeasurePorts } from './ports.ts';

export class BlockProgress {
  readonly #number: number;
  readonly #scheme: BlockScheme;
  readonly #before: readonly MeasuredArms[];
  readonly #ports: MeasurePorts;
  readonly #began = performance.now();

  /** @param before the blocks that are done */
  constructor(
    number: number,
    scheme: BlockScheme,
    before: readonly MeasuredArms[],
    ports: MeasurePorts,
  ) {
    this.#number = number;
    this.#scheme = scheme;
    this.#before = [...before];
    this.#ports = ports;
  }

  onRound(phase: Phase | 'warm-up', done: number): void {
    const { blocks, blockTime, capacity, fixedRate } = this.#scheme;
    const before = phase === 'fixed-rate' ? capacity.slices : 0;
    const share = (before + done) / (capacity.slices + fixedRate.slices);
    const remaining = Math.max(0, this.#began + blockTime - performance.now());
    this.#ports.report({
      kind: 'measuring',
      block: this.#number,
      blocks,
      phase,
      share: ratio(share),
      remaining: milliseconds(remaining + (blocks - this.#number) * blockTime),
    });
  }

  /** @param isLast the budget holds no further one, or none is planned */
  onDone(measured: MeasuredArms, isLast: boolean): void {
    const { blocks, blockTime } = this.#scheme;
    const [candidate, baseline] = pairIn(measured.blocks);
    if (candidate === undefined) return;
    const progress = {
      block: this.#number,
      blocks,
      remaining: milliseconds(isLast ? 0 : (blocks - this.#number) * blockTime),
    };
    if (baseline === undefined) {
      const p99 = serviceQuantile(candidate, undefined, 0.99);
      this.#ports.report({
        kind: 'block-done',
        ...progress,
        throughput: speedOf(candidate),
        p99,
      });
      return;
    }
    this.#ports.report({
      kind: 'pair-done',
      ...progress,
      throughput: { baseline: speedOf(baseline), candidate: speedOf(candidate) },
      soFar: intervalOf([...this.#before, measured]),
    });
  }
}

function intervalOf(measured: readonly MeasuredArms[]) {
  const losses = nonEmpty(measured.flatMap(({ blocks }) => lossOf(blocks) ?? []));
  if (losses === undefined || losses.length < FEWEST_PAIRS) return undefined;
  // A version that stands still in a pair has no ratio.
  if (!losses.every(Number.isFinite)) return undefined;
  // Shown only. The last line agrees with the report.
  const { estimate, low, high } = boundSize(losses, USUAL_THROUGHPUT_SPREAD);
  const asChange = (loss: LogRatio) => changeOf(logRatio(-loss));
  return { change: asChange(estimate), worst: asChange(high), best: asChange(low) };
}

const pairIn = (blocks: readonly Block[]) =>
  (['candidate', 'baseline'] as const).map((arm) => blocks.find((block) => block.arm === arm));

/** The loss of throughput. */
function lossOf(blocks: readonly Block[]): LogRatio | undefined {
  const [candidate, baseline] = pairIn(blocks);
  return candidate && baseline && logChange(speedOf(candidate), speedOf(baseline));
}

export function reportScheme(
  scheme: BlockScheme,
  calibration: Calibration,
  plan: Plan,
  generator: LoadGenerator,
  spent: Milliseconds,
  ports: MeasurePorts,
): void {
  const { throughput, offeredRate, arms } = calibration;
  ports.report({
    kind: 'planned',
    blocks: scheme.blocks,
    capacity: perSecond(throughput * requestsPerUnit(plan.requests)),
    hasFlows: calibration.hasFlows,
    offeredRate,
    capacitySlice: scheme.capacity.window,
    remaining: milliseconds(scheme.blocks * scheme.blockTime),
    workers: generator.threads,
    arms,
  });
  // One version by itself is warmed for just as long as the input says.
  if (arms === 1) return;
  reportWarmUp(calibration.warmUp, plan.load.warmup, ports);
  reportForecast(scheme, plan, spent, ports);
}

/**
 * Says before the first pair how many of them it will take; `reportShortBudget` speaks of too few.
 * @param spent of the budget, before the first pair
 */
export function reportForecast(
  { blocks, blockTime }: Pick<BlockScheme, 'blocks' | 'blockTime'>,
  { tolerances }: Pick<Plan, 'tolerances'>,
  spent: Milliseconds,
  { report }: Pick<MeasurePorts, 'report'>,
): void {
  if (blocks < FEWEST_PAIRS) return;
  const tolerance = logChange(1 - tolerances.throughput, 1);
  const usual = USUAL_THROUGHPUT_SPREAD;
  const gate = { spread: usual, tolerance, share: FIRST_THROUGHPUT_SHARE, usual };
  const endOf = (loss: LogRatio, cap: number) => {
    const { pairs, right } = forecast({ ...gate, loss, cap });
    const whole = Math.round(pairs);
    return right < MOSTLY ? undefined : { pairs: whole, time: milliseconds(whole * blockTime) };
  };
  const twice = logRatio(2 * tolerance);
  const shown = endOf(twice, blocks);
  const longer = shown ?? endOf(twice, MOST_PAIRS);
  report({
    kind: 'forecast',
    spread: ratio(usual),
    pass: endOf(logRatio(0), blocks),
    loss: ratio(-changeOf(logRatio(-twice))),
    shown,
    budget: longer && milliseconds(spent + longer.time),
  });
}

/** Where fewer runs end with this result, their mean number of pairs describes runs that never decide. */
const MOSTLY = 1 / 2;

/** A budget as it is written in the input. */
const inSeconds = (time: number): string => `${Math.ceil(toSeconds(milliseconds(time)))}s`;

interface Spending {
  readonly arms: 1 | 2;
  readonly budget: Milliseconds;
  /** Of the budget. */
  readonly spent: Milliseconds;
}

/** Says so before the first block where the budget does not hold the fewest that decide anything. */
export function reportShortBudget(
  {
    blocks,
    blockTime,
    wholeBlockTime,
  }: Pick<BlockScheme, 'blocks' | 'blockTime' | 'wholeBlockTime'>,
  { arms, budget, spent }: Spending,
  { report }: Pick<MeasurePorts, 'report'>,
): void {
  const { fewest } = blockLimits(arms);
  const unit = unitOf(arms);
  // Blocks of one version may be short.
  const each = arms === 1 ? blockTime : wholeBlockTime;
  const needed = spent + fewest * each;
  if (needed <= budget || (arms === 1 && blocks >= fewest)) return;
  const shorter = arms === 1 ? unit : `shorter ${unit}`;
  const given = blocks === 1 ? `one ${shorter}` : `${blocks} ${shorter}s`;
  const instead = blocks < fewest ? `${given}, too few to judge` : given;
  const text = `a budget of ${inSeconds(budget)} is too short for ${fewest} ${unit}s of ${inSeconds(each)}: it gets ${instead} (${inputBudget(milliseconds(needed))} holds ${fewest})`;
  report({ kind: 'note', text });
}

/** Says why pairs are longer than the inputs let expect. */
export function reportWarmUp(
  { goal, expected, wasAsked }: PairWarmUp,
  warmup: Milliseconds,
  { report }: MeasurePorts,
): void {
  if (expected <= warmup || !wasAsked) return;
  const text = `answers were still getting cheaper after \`warmup\`: every pair warms each version with ${goal.answers} requests, for ${inSeconds(goal.limit)} at most`;
  report({ kind: 'note', text });
}

/** Says why a run ends before the blocks that it planned: they took longer. */
export function reportSpentBudget(arms: 1 | 2, { report }: MeasurePorts): void {
  report({ kind: 'note', text: `the budget does not hold another ${unitOf(arms)}` });
}

const unitOf = (arms: 1 | 2): string => (arms === 1 ? 'block' : 'pair');
