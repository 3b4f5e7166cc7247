import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  BYTES_PER_KIBIBYTE
} from "./chunk-D2O6BJGM.js";

// src/plan/mask.ts
var MASK = "***";
var SHORTEST_BEGINNING = 6;
var finders = /* @__PURE__ */ new WeakMap();
function maskSecrets(text, secrets) {
  const finder = finders.get(secrets) ?? makeFinder(secrets);
  finders.set(secrets, finder);
  if (finder.forms.length === 0) return text;
  const whole = text.replace(finder.pattern, MASK);
  const begun = Math.max(...finder.forms.map((form) => beginningAtEnd(whole, form)));
  return begun === 0 ? whole : whole.slice(0, -begun) + MASK;
}
function makeFinder(secrets) {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== "");
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  return { forms, pattern: new RegExp(longestFirst.map(escapePattern).join("|"), "g") };
}
function beginningAtEnd(text, form) {
  const longest = Math.min(form.length - 1, text.length);
  for (let length = longest; length >= SHORTEST_BEGINNING; length--) {
    if (text.endsWith(form.slice(0, length))) return length;
  }
  return 0;
}
function formsOf(secret) {
  return [...viewsOf(secret).flatMap(writingsOf), ...bytesOf(secret).flatMap(codesOf)];
}
function bytesOf(secret) {
  const utf8 = Buffer.from(secret);
  return /^[\x80-\xff]*$/.test(secret.replace(ASCII, "")) ? [utf8, Buffer.from(secret, "latin1")] : [utf8];
}
function viewsOf(secret) {
  const ascii = secret.match(ASCII)?.length ?? 0;
  if (ascii === secret.length) return [secret];
  const views = bytesOf(secret).flatMap((bytes) => [
    bytes.toString("latin1"),
    new TextDecoder().decode(bytes)
  ]);
  if (ascii < SHORTEST_BEGINNING) return views;
  const substituted = SUBSTITUTES.flatMap(
    (mark) => views.map((view) => view.replace(NOT_ASCII, mark))
  );
  return [...views, ...substituted];
}
var ASCII = /[\0-\x7f]/g;
var NOT_ASCII = /[^\0-\x7f]/gu;
var SUBSTITUTES = ["?", "�"];
function writingsOf(text) {
  const json = JSON.stringify(text).slice(1, -1);
  const escaped = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${hexadecimal(unit.charCodeAt(0), 4)}`);
  const all = [text, json, escaped, inUpperCase(escaped, /(\\u)([0-9a-f]{4})/g)];
  return [...all, ...all.slice(1).map((each) => each.replaceAll("/", "\\/"))];
}
function codesOf(bytes) {
  const base64 = bytes.toString("base64");
  const percent = PERCENT_SAFE.map(
    (safe) => [...bytes].map((byte) => [byte, String.fromCharCode(byte)]).map(([byte, sign]) => safe.test(sign) ? sign : `%${hexadecimal(byte, 2)}`).join("")
  );
  const all = percent.flatMap((text) => [text, inUpperCase(text, /(%)([0-9a-f]{2})/g)]);
  return [
    base64,
    base64.replace(/=+$/, ""),
    bytes.toString("base64url"),
    ...all,
    // In forms (https://url.spec.whatwg.org/#urlencoded-serializing) a space is a plus sign.
    ...all.map((text) => text.replaceAll("%20", "+"))
  ];
}
var PERCENT_SAFE = [/[\w.~-]/, /[\w.~!*'()-]/, /[\w.~!*'();/?:@&=+$,#-]/, /[\w.*-]/];
var hexadecimal = (value, digits) => value.toString(16).padStart(digits, "0");
var inUpperCase = (text, codes) => text.replace(codes, (_, sign, digits) => sign + digits.toUpperCase());
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

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
  maskSecrets,
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
