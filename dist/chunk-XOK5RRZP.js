import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/mask.ts
var MASK = "***";
var SHORTEST_BEGINNING = 6;
function maskSecrets(text, secrets) {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== "");
  if (forms.length === 0) return text;
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  const whole = text.replace(new RegExp(longestFirst.map(escapePattern).join("|"), "g"), MASK);
  const begun = Math.max(...forms.map((form) => beginningAtEnd(whole, form)));
  return begun === 0 ? whole : whole.slice(0, -begun) + MASK;
}
function beginningAtEnd(text, form) {
  for (let length = form.length - 1; length >= SHORTEST_BEGINNING; length--) {
    if (text.endsWith(form.slice(0, length))) return length;
  }
  return 0;
}
function formsOf(secret) {
  const base64 = Buffer.from(secret).toString("base64");
  return [
    secret,
    base64,
    base64.replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
    encodeURIComponent(Buffer.from(secret).toString()),
    JSON.stringify(secret).slice(1, -1)
  ];
}
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

export {
  maskSecrets
};
