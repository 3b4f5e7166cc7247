import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/mask.ts
var MASK = "***";
var SHORTEST_BEGINNING = 6;
var SHORTEST_CAPTURED = 6;
var LONGEST_IN_PATTERN = 2e3;
var finders = /* @__PURE__ */ new WeakMap();
function maskSecrets(text, secrets) {
  const finder = finders.get(secrets) ?? makeFinder(secrets);
  finders.set(secrets, finder);
  if (finder.forms.length === 0) return text;
  const without = finder.long.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  const whole = without.replace(finder.pattern, MASK);
  const begun = Math.max(...finder.forms.map((form) => beginningAtEnd(whole, form)));
  return begun === 0 ? whole : whole.slice(0, -begun) + MASK;
}
var SHORTEST_TOKEN = 12;
var LONGEST_WORD = 20;
var WORD = /[\w.~+/=-]+/g;
var withoutTokens = (text) => text.replace(
  WORD,
  (word) => word.length >= SHORTEST_TOKEN && (/\d/.test(word) || word.length > LONGEST_WORD) ? MASK : word
);
function makeFinder(secrets) {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== "");
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  const long = longestFirst.filter(({ length }) => length > LONGEST_IN_PATTERN);
  const short = longestFirst.slice(long.length);
  const pattern = short.length === 0 ? /(?!)/g : new RegExp(short.map(escapePattern).join("|"), "g");
  return { forms, long, pattern };
}
function beginningAtEnd(text, form) {
  if (form.length <= SHORTEST_BEGINNING) return 0;
  const beginning = form.slice(0, SHORTEST_BEGINNING);
  const first = Math.max(0, text.length - form.length + 1);
  for (let at = text.indexOf(beginning, first); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (form.startsWith(text.slice(at))) return text.length - at;
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

export {
  SHORTEST_CAPTURED,
  maskSecrets,
  withoutTokens
};
