// Reads numbers with their units: durations, percentages, rates and counts.

import {
  type Milliseconds,
  milliseconds,
  minutes,
  type PerSecond,
  perSecond,
  type Ratio,
  ratio,
  seconds,
} from '../../units.ts';
import { accept, type Reading, refuse, shown } from './reading.ts';

/** Nine digits keep every number exact and every duration finite. */
const DIGITS = '(\\d{1,9}(?:\\.\\d{1,9})?)';
const NUMBER = new RegExp(`^${DIGITS}$`);

/** How the quantities look, for the reader here and for the JSON Schema. */
export const DURATION_PATTERN = `^${DIGITS}(ms|s|m)$`;
export const PERCENTAGE_PATTERN = `^${DIGITS}%$`;
export const RATE_PATTERN = `^${DIGITS}(?:/s)?$`;

const DURATION = new RegExp(DURATION_PATTERN);
const PERCENTAGE = new RegExp(PERCENTAGE_PATTERN);
const RATE = new RegExp(RATE_PATTERN);

/** A number without its unit, whether YAML took it for a number or a flag gave it as text. */
function isBare(raw: unknown): raw is string | number {
  return typeof raw === 'number' || (typeof raw === 'string' && NUMBER.test(raw));
}

export interface DurationRange {
  readonly min: Milliseconds;
  readonly max: Milliseconds;
  /** The unit that is meant where none is written. */
  readonly usual: Unit;
}

type Unit = 'ms' | 's';

/** `500ms`, `10s`, `1.5m`. */
export function readDuration(raw: unknown, range: DurationRange): Reading<Milliseconds> {
  const { min, max } = range;
  if (isBare(raw)) return refuse(`${shown(raw)} has no unit.`, withUnits(raw, range));
  const [, amount, unit] = typeof raw === 'string' ? (DURATION.exec(raw) ?? []) : [];
  if (amount === undefined) {
    return refuse(
      `${shown(raw)} is not a duration.`,
      'Write a number and `ms`, `s` or `m`: `500ms`, `10s`, `3m`.',
    );
  }
  const duration = inUnit(Number(amount), unit);
  if (duration < min)
    return refuse(`${shown(raw)} is too short.`, `The least is ${writeDuration(min)}.`);
  if (duration > max)
    return refuse(`${shown(raw)} is too long.`, `The most is ${writeDuration(max)}.`);
  return accept(duration);
}

/** Nobody writes so many seconds. */
const SURELY_MILLISECONDS = 1_000;

/** The likelier unit first; only what is in the range. */
function withUnits(bare: string | number, { min, max, usual }: DurationRange): string {
  const amount = Number(bare);
  const units: readonly Unit[] =
    usual === 's' && amount < SURELY_MILLISECONDS ? ['s', 'ms'] : ['ms', 's'];
  const fit = units.filter((unit) => inUnit(amount, unit) >= min && inUnit(amount, unit) <= max);
  return `Write ${(fit.length > 0 ? fit : [usual]).map((unit) => `\`${bare}${unit}\``).join(', or ')}.`;
}

function inUnit(amount: number, unit: string | undefined): Milliseconds {
  if (unit === 'm') return minutes(amount);
  return unit === 's' ? seconds(amount) : milliseconds(amount);
}

/** The shortest way to write a duration. */
export function writeDuration(duration: Milliseconds): string {
  if (duration > 0 && duration % minutes(1) === 0) return `${duration / minutes(1)}m`;
  return duration % seconds(1) === 0 ? `${duration / seconds(1)}s` : `${duration}ms`;
}

const PER_CENT = 100;

export interface PercentageRange {
  /** The value must lie above this, or may equal it where `orEqual` is set. */
  readonly above: number;
  readonly orEqual?: boolean;
  readonly below: number;
}

/** `5%` → 0.05. */
export function readPercentage(raw: unknown, range: PercentageRange): Reading<Ratio> {
  if (isBare(raw)) return refuse(`${shown(raw)} has no percent sign.`, withSign(raw));
  const [, amount] = typeof raw === 'string' ? (PERCENTAGE.exec(raw) ?? []) : [];
  if (amount === undefined) {
    return refuse(`${shown(raw)} is not a percentage.`, 'Write a number and `%`: `5%`.');
  }
  const percentage = Number(amount);
  const highEnough = percentage > range.above || (range.orEqual && percentage === range.above);
  if (!highEnough || percentage >= range.below) {
    const least = `${range.orEqual ? 'at least' : 'more than'} ${range.above}%`;
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be ${least} and below ${range.below}%.`,
    );
  }
  return accept(ratio(percentage / PER_CENT));
}

/** A share below 1 is mostly meant as one: 0.05 as 5 %. */
function withSign(bare: string | number): string {
  const amount = Number(bare);
  if (amount === 0 || amount >= 1) return `Write \`${bare}%\`.`;
  const percentage = Number((amount * PER_CENT).toFixed(LONGEST_FRACTION));
  return `Write \`${percentage}%\`, or \`${bare}%\` if you mean that.`;
}

/** Rounds off what a binary fraction adds. */
const LONGEST_FRACTION = 7;

const HIGHEST_RATE = 10_000_000;

/** `1200/s`, or `1200`: the one unit a rate can have here. */
export function readRate(raw: unknown): Reading<PerSecond> {
  const [, amount] = RATE.exec(String(raw)) ?? [];
  if (amount === undefined || (typeof raw !== 'number' && typeof raw !== 'string')) {
    return refuse(`${shown(raw)} is not a rate.`, 'Write requests per second: `1200/s`.');
  }
  const rate = Number(amount);
  if (rate === 0 || rate > HIGHEST_RATE) {
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be above 0/s and at most ${HIGHEST_RATE}/s.`,
    );
  }
  return accept(perSecond(rate));
}

/** A rate, or the word `auto`. */
export function readRateOrAuto(raw: unknown): Reading<PerSecond | 'auto'> {
  if (raw === 'auto') return accept('auto');
  const reading = readRate(raw);
  if (reading.kind === 'accepted') return reading;
  return refuse(reading.refusals[0].problem, 'Write requests per second, `1200/s`, or `auto`.');
}

export interface IntegerRange {
  readonly min: number;
  readonly max: number;
}

/** A whole number; flags give it as text. */
export function readInteger(raw: unknown, { min, max }: IntegerRange): Reading<number> {
  const count = typeof raw === 'string' && /^-?\d{1,9}$/.test(raw) ? Number(raw) : raw;
  if (typeof count !== 'number' || !Number.isInteger(count)) {
    return refuse(`${shown(raw)} is not a whole number.`, `Write one from ${min} to ${max}.`);
  }
  if (count < min || count > max) {
    return refuse(`${shown(raw)} is out of range.`, `It must be from ${min} to ${max}.`);
  }
  return accept(count);
}
