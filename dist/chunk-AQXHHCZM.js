import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  REPORT_SCHEMA,
  elementOf,
  propertiesOf
} from "./chunk-TIMP5RMP.js";

// src/report/render-json.ts
var renderJson = (report) => jsonText(inOrder(report, REPORT_SCHEMA));
function jsonText(value) {
  const json = JSON.stringify(value, void 0, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#\[)/gu, escapeUnits)}
`;
}
function inOrder(value, node) {
  if (typeof value !== "object" || value === null || node === void 0) return value;
  if (Array.isArray(value)) return value.map((each) => inOrder(each, elementOf(node)));
  const given = new Map(Object.entries(value));
  const ordered = [...propertiesOf(node, value)].flatMap(
    ([key, inner]) => given.has(key) ? [[key, inOrder(given.get(key), inner)]] : []
  );
  return Object.fromEntries(ordered);
}
var escapeUnits = (character) => Array.from(
  { length: character.length },
  (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
).join("");

export {
  renderJson,
  jsonText
};
