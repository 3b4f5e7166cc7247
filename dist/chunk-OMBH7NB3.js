import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/secrets.ts
var REFERENCE = /\$\$\{|\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;
function referencesIn(template) {
  return [...template.matchAll(REFERENCE)].flatMap(
    ([, name]) => name === void 0 ? [] : [name]
  );
}
function hasBrokenReference(template) {
  return template.replace(REFERENCE, "").includes("${env:");
}
function resolveText(template, environment) {
  return template.replace(
    REFERENCE,
    (_, name) => name === void 0 ? "${" : environment[name] ?? ""
  );
}
function resolveTexts(templates, environment) {
  return Object.fromEntries(
    Object.entries(templates).map(([name, value]) => [name, resolveText(value, environment)])
  );
}
function secretText(template, environment, asSent) {
  return { template, value: resolveText(asSent(template), environment) };
}
function secretsIn(templates, environment) {
  const values = templates.flatMap(referencesIn).map((name) => environment[name] ?? "");
  return longestFirst(values.flatMap(secretParts));
}
function longestFirst(secrets) {
  return [...new Set(secrets)].sort((one, other) => other.length - one.length);
}
var SHORTEST_LINE = 6;
function secretParts(secret) {
  const bare = secret.trim();
  if (bare === "") return [];
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  return [.../* @__PURE__ */ new Set([secret, bare, ...lines.filter((line) => line.length >= SHORTEST_LINE)])];
}

export {
  referencesIn,
  hasBrokenReference,
  resolveText,
  resolveTexts,
  secretText,
  secretsIn,
  longestFirst,
  secretParts
};
