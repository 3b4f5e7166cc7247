// Times for people: the unit that leaves one to three digits before the point.

import {
  MICROSECONDS_PER_MILLISECOND,
  MILLISECONDS_PER_SECOND,
  type Microseconds,
  type Milliseconds,
  toMicroseconds,
  toSeconds,
} from '../../units.ts';
import { formatNumber, roundToDigits, THIN_SPACE } from './number.ts';

const MICROSECONDS_PER_SECOND = MICROSECONDS_PER_MILLISECOND * MILLISECONDS_PER_SECOND;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;

/** "412 µs", "7.41 ms", "1.84 s". */
export function formatTime(time: Microseconds): string {
  const size = Math.abs(roundToDigits(time));
  if (size < MICROSECONDS_PER_MILLISECOND) return withUnit(time, 'µs');
  if (size < MICROSECONDS_PER_SECOND) return withUnit(time / MICROSECONDS_PER_MILLISECOND, 'ms');
  return withUnit(time / MICROSECONDS_PER_SECOND, 's');
}

/** How long something took or will take: "8.52 s", "2 min 10 s", "1 h 3 min". */
export function formatDuration(duration: Milliseconds): string {
  const seconds = toSeconds(duration);
  if (roundToDigits(seconds) < SECONDS_PER_MINUTE) return formatTime(toMicroseconds(duration));
  return formatClock(Math.round(seconds));
}

/** A rough duration, for a countdown: whole seconds. */
export function formatRemaining(duration: Milliseconds): string {
  return formatClock(Math.max(0, Math.ceil(toSeconds(duration))));
}

/** What an estimate is worth: "26 s", "2.5 min", "12 min", "3.5 h". */
export function formatRough(duration: Milliseconds): string {
  const seconds = toSeconds(duration);
  if (seconds < LONGEST_IN_SECONDS) return unitPair([Math.round(seconds), 's']);
  if (seconds < SECONDS_PER_HOUR) return roughly(seconds / SECONDS_PER_MINUTE, 'min');
  return roughly(seconds / SECONDS_PER_HOUR, 'h');
}

const LONGEST_IN_SECONDS = 99.5;

/** In halves below ten. */
const roughly = (value: number, unit: string): string =>
  unitPair([value < 9.75 ? Math.round(value * 2) / 2 : Math.round(value), unit]);

function formatClock(seconds: number): string {
  if (!Number.isFinite(seconds)) return withUnit(seconds, 's');
  if (seconds < SECONDS_PER_MINUTE) return unitPair([seconds, 's']);
  if (seconds < SECONDS_PER_HOUR) return split(seconds, [SECONDS_PER_MINUTE, 'min'], [1, 's']);
  if (seconds < SECONDS_PER_DAY)
    return split(seconds, [SECONDS_PER_HOUR, 'h'], [SECONDS_PER_MINUTE, 'min']);
  return split(seconds, [SECONDS_PER_DAY, 'd'], [SECONDS_PER_HOUR, 'h']);
}

type Unit = readonly [size: number, name: string];

function split(seconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds % large) / small);
  const head = unitPair([whole, largeName]);
  return rest === 0 ? head : `${head}${THIN_SPACE}${unitPair([rest, smallName])}`;
}

const unitPair = ([value, name]: Unit): string => `${value}${THIN_SPACE}${name}`;

const withUnit = (value: number, unit: string): string =>
  `${formatNumber(value)}${THIN_SPACE}${unit}`;
