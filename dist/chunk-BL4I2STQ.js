import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/load/values/cells.ts
var made = /* @__PURE__ */ new WeakMap();
function cellsOf(table, column, writing, encoding) {
  const known = made.get(table) ?? /* @__PURE__ */ new Map();
  made.set(table, known);
  const key = `${column} ${writing} ${encoding}`;
  const cells = known.get(key) ?? encodeColumn(table, column, writing, encoding);
  known.set(key, cells);
  return cells;
}
function encodeColumn({ rows }, column, writing, encoding) {
  const texts = rows.map((row) => writeText(row[column] ?? "", writing));
  const ends = new Uint32Array(new SharedArrayBuffer(texts.length * Uint32Array.BYTES_PER_ELEMENT));
  let end = 0;
  texts.forEach((text, index) => {
    end += Buffer.byteLength(text, encoding);
    ends[index] = end;
  });
  const bytes = Buffer.from(new SharedArrayBuffer(end));
  texts.forEach((text, index) => {
    bytes.write(text, index === 0 ? 0 : ends[index - 1] ?? 0, encoding);
  });
  return { bytes: new Uint8Array(bytes.buffer), ends };
}
function writeText(text, writing) {
  switch (writing) {
    case "segment":
      return encodeURIComponent(text);
    case "form":
      return new URLSearchParams([["", text]]).toString().slice(1);
    case "json-value":
      return JSON.stringify(text);
    case "json":
      return JSON.stringify(text).slice(1, -1);
    case "plain":
      return text;
  }
}

// src/load/values/template-message.ts
function templateMessage(template) {
  const sources = [];
  const tables = [];
  const slotOf = (part, encoding) => {
    if (part.kind === "bytes") return { kind: "text", bytes: part.bytes };
    if (part.kind === "text") return { kind: "text", bytes: Buffer.from(part.text, encoding) };
    const source = sourceOf(part.value, part.writing, encoding);
    const known = sources.findIndex((other) => isSame(other, source));
    if (known < 0) sources.push(source);
    return { kind: "value", source: known < 0 ? sources.length - 1 : known };
  };
  const sourceOf = (value, writing, encoding) => {
    if (value.kind === "captured") throw new RangeError("a captured value that is not filled in");
    if (value.kind !== "column") return value;
    if (!tables.includes(value.table)) tables.push(value.table);
    const table = tables.indexOf(value.table);
    return { kind: "cell", cells: cellsOf(value.table, value.column, writing, encoding), table };
  };
  return {
    path: template.path.map((part) => slotOf(part, "latin1")),
    headers: template.headers.map((parts) => parts.map((part) => slotOf(part, "latin1"))),
    body: template.body?.map((part) => slotOf(part, "utf8")),
    sources,
    tables: tables.map(({ name, order, rows }) => ({ name, order, rows: rows.length }))
  };
}
function isSame(one, other) {
  if (one.kind === "random" && other.kind === "random") {
    return one.from === other.from && one.to === other.to;
  }
  if (one.kind === "cell" && other.kind === "cell") return one.cells === other.cells;
  return one.kind === other.kind;
}

// src/load/exchange/outgoing-request.ts
var IDEMPOTENT = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);
function plannedRequests(requests) {
  return requests.map((request, index) => ({
    index,
    name: request.name,
    weight: request.weight ?? 1,
    method: request.method,
    path: request.path,
    headers: request.headers.flatMap(({ name, value }) => [name, value.value]),
    body: request.body && Buffer.from(request.body.value),
    expect: request.expect,
    idempotent: IDEMPOTENT.has(request.method),
    template: request.template && templateMessage(request.template)
  }));
}
var EXPECTS_CONTENT = /* @__PURE__ */ new Set(["POST", "PUT", "PATCH"]);
function contentLengthOf({ method, body }) {
  const length = body?.length ?? 0;
  return length > 0 || EXPECTS_CONTENT.has(method) ? length : void 0;
}

export {
  plannedRequests,
  contentLengthOf
};
