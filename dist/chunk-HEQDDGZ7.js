import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/build/describe-expected.ts
var STATUSES_OF_A_CLASS = 100;
var LONGEST_TEXT = 100;
var looksAtMore = ({ json, headers }) => json !== void 0 || headers !== void 0;
function describeExpected(expect) {
  const status = `status ${describeStatus(expect) ?? "200 to 399"}`;
  const [first, ...others] = [
    ...describeHeaders(expect.headers),
    ...describeBody(expect.body),
    ...describeJson(expect.json)
  ];
  return first === void 0 ? status : [`${status} and ${first}`, ...others].join(", ");
}
function describeBody(body) {
  switch (body?.kind) {
    case void 0:
      return [];
    case "includes":
      return [`a body with \`${inOneLine(body.text)}\``];
    case "matches":
      return [`a body that matches /${inOneLine(body.pattern.source)}/`];
  }
}
function describeHeaders(headers) {
  if (headers === void 0) return [];
  const names = headers.map(({ name }) => name).join(" and ");
  return [`the right ${inOneLine(names)}`];
}
function describeJson(json) {
  if (json === void 0) return [];
  const pointers = json.values.map(({ pointer }) => pointer === "" ? "the root" : pointer);
  return [
    ...pointers.length === 0 ? [] : [`the right JSON at ${inOneLine(pointers.join(" and "))}`],
    ...json.schema === void 0 ? [] : ["JSON as its schema says"],
    ...json.refusesGraphqlErrors ? ["no GraphQL errors"] : []
  ];
}
function inOneLine(text) {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, " ");
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}
function describeStatus({ status }) {
  if (status === void 0) return void 0;
  const classes = [2, 3, 4, 5].filter(
    (digit) => status.filter((code) => classOf(code) === digit).length === STATUSES_OF_A_CLASS
  );
  const others = status.filter((code) => !classes.includes(classOf(code)));
  const sorted = others.toSorted((one, other) => one - other);
  return [...classes.map((digit) => `${digit}xx`), ...sorted].join(", ");
}
var classOf = (code) => Math.floor(code / STATUSES_OF_A_CLASS);

// src/plan/template.ts
function tablesOf(template) {
  if (template === void 0) return [];
  const parts = [template.path, ...template.headers, template.body ?? []].flat();
  const tables = parts.flatMap(
    (part) => part.kind === "value" && part.value.kind === "column" ? [part.value.table] : []
  );
  return [...new Set(tables)];
}

export {
  tablesOf,
  looksAtMore,
  describeExpected,
  describeStatus
};
