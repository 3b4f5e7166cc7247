import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  BYTES_PER_KIBIBYTE
} from "./chunk-D2O6BJGM.js";

// src/report/format/number.ts
var THIN_SPACE = " ";
var SIGNIFICANT_DIGITS = 3;
var SMALLEST_PLAIN = 1e-4;
var LARGEST_PLAIN = 1e12;
var NOT_AVAILABLE = "n/a";
function formatNumber(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NOT_AVAILABLE : infinity(value);
  if (value === 0) return "0";
  const rounded = roundToDigits(value);
  const size = Math.abs(rounded);
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) return withMinus(exponential(rounded));
  const decimals = Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size)));
  return withMinus(groupDigits(rounded.toFixed(decimals)));
}
function formatCount(value) {
  if (Math.abs(value) >= LARGEST_PLAIN || !Number.isFinite(value)) return formatNumber(value);
  return withMinus(groupDigits(Math.round(value).toFixed(0)));
}
function roundToDigits(value) {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
function formatAmount(count, noun) {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
var groupDigits = (digits) => digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, THIN_SPACE);
var exponential = (value) => value.toExponential(SIGNIFICANT_DIGITS - 1);
var infinity = (value) => value > 0 ? "∞" : "−∞";
var withMinus = (text) => text.replace(/^-/, "−").replace("e-", "e−");
var UNITS = ["KiB", "MiB", "GiB", "TiB"];
var keepUnits = (text) => text.replace(/(?<=\d) (?=(?:%|[µum]?s|min|h|d|[KMGT]iB|B|×)(?!\w))/g, " ");
function formatSize(size) {
  if (Math.abs(size) < BYTES_PER_KIBIBYTE) return `${formatCount(size)}${THIN_SPACE}B`;
  const power = Math.floor(Math.log(Math.abs(size)) / Math.log(BYTES_PER_KIBIBYTE));
  const index = Math.min(power, UNITS.length) - 1;
  return `${formatNumber(size / BYTES_PER_KIBIBYTE ** (index + 1))}${THIN_SPACE}${UNITS[index]}`;
}

export {
  THIN_SPACE,
  NOT_AVAILABLE,
  formatNumber,
  formatCount,
  roundToDigits,
  formatAmount,
  withMinus,
  keepUnits,
  formatSize
};
