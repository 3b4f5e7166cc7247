// How large a setting of a server's knobs must be for a loss of known size: measured, never assumed.

import { perSecond } from '../../src/units.ts';
import type { ArmFolders } from './arm-folders.ts';
import { environmentOf, type KnobSettings } from './knobs.ts';
import { type Estimate, fitLine, type Point, relativeSlope, settingFor } from './linear-fit.ts';
import { measureInTurn, type Totals, type TurnsOptions } from './measure-in-turn.ts';
import { mean } from './moments.ts';
import type { ServerKind } from './server-kinds.ts';

/** One iteration more raises the cost of a request by this share of what it is without. */
export interface CostCalibration {
  readonly cpu: Estimate;
  /** The time between answers at capacity, which is 1 ÷ throughput. */
  readonly interval: Estimate;
  /** At no iterations more: microseconds. */
  readonly cpuPerRequest: number;
  readonly throughput: number;
  readonly points: readonly CostPoint[];
}

interface CostPoint {
  readonly burn: number;
  readonly cpu: number;
  readonly interval: number;
}

/** Waits in microseconds, and the p99 that they led to. */
export interface TailCalibration {
  readonly points: readonly Point[];
  /** Requests per second, where the load had a rate. */
  readonly rate: number | undefined;
}

export interface CalibrationOptions extends Omit<TurnsOptions, 'settings' | 'rate' | 'slices'> {
  readonly kind: ServerKind;
  readonly folders: ArmFolders;
  readonly seconds: number;
}

/** Each start is an independent fit: two processes of one build differ by about 1 %. */
const STARTS = 4;
/** Far apart, so that noise in each weighs little in the slope between them. */
const BURN_SHARES = [0, 0.25, 0.5, 1];
/** How long one slice takes, settling and draining included. */
const CAPACITY_SECONDS = 0.2;
const FIXED_RATE_SECONDS = 0.04;

export async function calibrateCost(options: CalibrationOptions): Promise<CostCalibration> {
  const burns = BURN_SHARES.map((share) => Math.round(share * options.kind.work));
  const settings = burns.map((burn) => settingOf(options, { burn }));
  const slices = slicesIn(options.seconds / STARTS, settings.length, CAPACITY_SECONDS);
  const starts: (readonly Totals[])[] = [];
  for (let start = 0; start < STARTS; start++) {
    starts.push(await measureInTurn({ ...options, settings, slices, rate: undefined }));
  }
  const estimate = (of: (totals: Totals) => number): Estimate =>
    relativeSlope(starts.map((totals) => fitLine(pointsOf(burns, totals, of))));
  const points = burns.map((burn, index) => ({
    burn,
    cpu: mean(starts.map((totals) => totals[index]?.cpu ?? Number.NaN)),
    interval: mean(starts.map((totals) => totals[index]?.interval ?? Number.NaN)),
  }));
  return {
    cpu: estimate(({ cpu }) => cpu),
    interval: estimate(({ interval }) => interval),
    cpuPerRequest: points[0]?.cpu ?? Number.NaN,
    throughput: 1_000_000 / (points[0]?.interval ?? Number.NaN),
    points,
  };
}

/** Waits, as shares of the p99 without them: no scenario has a larger loss than the last one. */
const TAIL_SHARES = [0, 0.25, 0.5, 0.75, 1];
const RATE_SHARE = 0.6;
const SAMPLES_WANTED = 8_000;
/** How long one slice at the fixed rate is recorded. */
const CLEAN_SECONDS = 0.02;

export async function calibrateTail(
  options: CalibrationOptions,
  phase: 'capacity' | 'fixed-rate',
): Promise<TailCalibration> {
  const alone = { ...options, settings: [settingOf(options, {})] };
  const [first] = await measureInTurn({ ...alone, slices: 10, rate: undefined });
  const throughput = 1_000_000 / (first?.interval ?? Number.NaN);
  const rate = phase === 'capacity' ? undefined : perSecond(throughput * RATE_SHARE);
  const cost = phase === 'capacity' ? CAPACITY_SECONDS : FIXED_RATE_SECONDS;
  // A p99 needs a thousand samples, and two of three slices may be left out.
  const enough = Math.ceil(SAMPLES_WANTED / (throughput * RATE_SHARE * CLEAN_SECONDS));
  const slices = Math.max(slicesIn(options.seconds, TAIL_SHARES.length, cost), enough);
  const [plain] = await measureInTurn({ ...alone, slices, rate });
  const waits = TAIL_SHARES.map((share) => Math.round(share * (plain?.p99 ?? Number.NaN)));
  const settings = waits.map((tail) => settingOf(options, { tail }));
  const totals = await measureInTurn({ ...options, settings, slices, rate });
  const points = pointsOf(waits, totals, ({ p99 }) => p99);
  if (points.some(({ y }) => Number.isNaN(y))) {
    throw new Error(`${options.kind.name}: too few slices were left in peace; calibrate in quiet.`);
  }
  return { points, rate };
}

/** The wait that raises the p99 by `share`. */
export function waitFor({ points }: TailCalibration, share: number): number {
  const plain = points.find(({ x }) => x === 0)?.y ?? Number.NaN;
  const wait = settingFor(points, plain * (1 + share));
  if (wait === undefined) throw new Error(`No wait that was tried raised the p99 by ${share}.`);
  return Math.round(wait);
}

const settingOf = ({ kind, folders }: CalibrationOptions, knobs: KnobSettings) => ({
  command: folders.candidate,
  env: environmentOf(kind.work, knobs),
});

const slicesIn = (seconds: number, settings: number, cost: number): number =>
  Math.max(3, Math.round(seconds / settings / cost));

const pointsOf = (
  settings: readonly number[],
  totals: readonly Totals[],
  of: (totals: Totals) => number,
): readonly Point[] =>
  totals.map((one, index) => ({ x: settings[index] ?? Number.NaN, y: of(one) }));
