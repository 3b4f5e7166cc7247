import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/units.ts
var nanoseconds = (value) => value;
var microseconds = (value) => value;
var milliseconds = (value) => value;
var bytes = (value) => value;
var perSecond = (value) => value;
var ratio = (value) => value;
var logRatio = (value) => value;
var MICROSECONDS_PER_MILLISECOND = 1e3;
var MILLISECONDS_PER_SECOND = 1e3;
var NANOSECONDS_PER_MICROSECOND = 1e3;
var NANOSECONDS_PER_MILLISECOND = 1e6;
var BYTES_PER_KIBIBYTE = 1024;
var seconds = (value) => milliseconds(value * MILLISECONDS_PER_SECOND);
var minutes = (value) => seconds(value * 60);
var toSeconds = (duration) => duration / MILLISECONDS_PER_SECOND;
var toMicroseconds = (duration) => microseconds(duration * MICROSECONDS_PER_MILLISECOND);
var toMilliseconds = (duration) => milliseconds(duration / MICROSECONDS_PER_MILLISECOND);
var nanosecondsToMicroseconds = (duration) => microseconds(duration / NANOSECONDS_PER_MICROSECOND);
var rate = (count, elapsed) => perSecond(count / toSeconds(elapsed));
var logChange = (before, after) => logRatio(Math.log(after / before));
var changeOf = (value) => ratio(Math.expm1(value));
function inputBudget(time) {
  if (time > minutes(2)) return `${Math.ceil(time / minutes(1))}m`;
  return `${Math.ceil(time / seconds(10)) * 10}s`;
}
function surePercent(alpha) {
  const rounded = Number((100 * (1 - alpha)).toPrecision(4));
  return rounded < 100 ? rounded : Number((100 * (1 - Number(alpha.toPrecision(1)))).toPrecision(12));
}

export {
  nanoseconds,
  microseconds,
  milliseconds,
  bytes,
  perSecond,
  ratio,
  logRatio,
  MICROSECONDS_PER_MILLISECOND,
  MILLISECONDS_PER_SECOND,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  BYTES_PER_KIBIBYTE,
  seconds,
  minutes,
  toSeconds,
  toMicroseconds,
  toMilliseconds,
  nanosecondsToMicroseconds,
  rate,
  logChange,
  changeOf,
  inputBudget,
  surePercent
};
