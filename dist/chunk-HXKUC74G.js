import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/describe-expectation.ts
var STATUSES_OF_A_CLASS = 100;
var LONGEST_TEXT = 100;
function describeExpected(expect) {
  const status = `status ${describeStatus(expect) ?? "200 to 399"}`;
  const { body } = expect;
  switch (body?.kind) {
    case void 0:
      return status;
    case "includes":
      return `${status} and a body with \`${inOneLine(body.text)}\``;
    case "matches":
      return `${status} and a body that matches /${inOneLine(body.pattern.source)}/`;
  }
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
  describeExpected,
  describeStatus
};
