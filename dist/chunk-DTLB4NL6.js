import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  CAPTURED,
  HOST_FORM,
  LONGEST_PATH,
  isFieldValue,
  isHostName,
  isPartOfHost,
  isRequestPath,
  readForm,
  readGraphql,
  readMultipart,
  suggest
} from "./chunk-B4OIJPXO.js";
import {
  referencesIn,
  resolveText
} from "./chunk-OMBH7NB3.js";
import {
  alternatives,
  isMapping,
  readPath,
  shown
} from "./chunk-UGYTF65S.js";
import {
  bytes
} from "./chunk-D2O6BJGM.js";

// src/plan/values/find-placeholders.ts
var BRACES = /\{(\{([^{}]+)\})\}|(?<!\$)\{([^{}]+)\}/g;
var withoutEscapes = (text2) => text2.replace(
  BRACES,
  (source, escaped, inner) => escaped !== void 0 && writtenAs(inner ?? "") !== void 0 ? escaped : source
);
var escapePlaceholders = (text2) => text2.replace(
  /(?<!\$)\{([^{}]+)\}/g,
  (source, inner) => writtenAs(inner) === void 0 ? source : `{${source}}`
);
var hasStrayBraces = (text2) => /[{}]/.test(
  text2.replace(
    BRACES,
    (source, _escaped, inEscape, inner = "") => writtenAs(inEscape ?? inner) === void 0 ? source : ""
  )
);
function findPlaceholders(text2) {
  const pieces = [];
  let from = 0;
  const addText = (more) => {
    const last = pieces.at(-1);
    if (more === "") return;
    if (last?.kind === "text") pieces[pieces.length - 1] = { kind: "text", text: last.text + more };
    else pieces.push({ kind: "text", text: more });
  };
  for (const match of text2.matchAll(BRACES)) {
    const [source, escaped, inEscape, inner = ""] = match;
    addText(text2.slice(from, match.index));
    from = match.index + source.length;
    const written = writtenAs(inEscape ?? inner);
    if (written === void 0) addText(source);
    else if (escaped !== void 0) addText(escaped);
    else pieces.push({ kind: "placeholder", written, source });
  }
  addText(text2.slice(from));
  return pieces;
}
var COLUMN = /^([A-Za-z_][\w-]*)\.([^\s.:"']+)$/;
function writtenAs(inner) {
  if (inner === "seq" || inner === "uuid") return { kind: inner };
  if (inner.startsWith("random:")) return { kind: "random", range: inner.slice("random:".length) };
  if (inner.startsWith("pick:")) return { kind: "pick", file: inner.slice("pick:".length) };
  const [, table, column] = COLUMN.exec(inner) ?? [];
  if (table === CAPTURED && column !== void 0) return { kind: "captured", name: column };
  if (table !== void 0 && column !== void 0) return { kind: "column", table, column };
  return mistakenAs(inner);
}
var EXAMPLES = {
  captured: "{captured.token}",
  seq: "{seq}",
  uuid: "{uuid}",
  random: "{random:1..200}",
  pick: "{pick:ids.txt}"
};
function mistakenAs(inner) {
  if (/^\s*captured\s*[.:[]/i.test(inner)) return { kind: "mistaken", likely: EXAMPLES.captured };
  const [, word = "", rest = ""] = /^\s*([A-Za-z]{3,8}\d?)\s*(:[^"']*)?$/.exec(inner) ?? [];
  if (word === "env" && rest !== "") return { kind: "mistaken", likely: `\${${inner.trim()}}` };
  const [kind] = suggest(word.toLowerCase(), Object.keys(EXAMPLES));
  const likely = Object.entries(EXAMPLES).find(([name]) => name === kind)?.[1];
  return likely === void 0 ? void 0 : { kind: "mistaken", likely };
}

// src/plan/values/check-cells.ts
var findCell = (parts, isBad) => placeOf(parts, isBad)?.place;
function placeOf(parts, isBad) {
  for (const part of parts) {
    if (part.kind !== "value" || part.value.kind !== "column") continue;
    const { table, column } = part.value;
    const row = table.rows.findIndex((cells) => isBad(cells[column] ?? ""));
    if (row < 0) continue;
    return {
      place: `row ${row + 1} of ${shown(table.name)}`,
      cell: table.rows[row]?.[column] ?? ""
    };
  }
  return void 0;
}
function faultOfPaths(parts) {
  const [only] = parts;
  if (only?.kind === "value" && only.value.kind === "captured") return void 0;
  if (only?.kind === "value" && only.value.kind !== "column") {
    return { problem: "it does not begin with `/`.", remedy: "Write `/items/{seq}`." };
  }
  const bad = placeOf(parts, (cell) => !isRequestPath(cell));
  if (bad === void 0) return void 0;
  const { length } = bad.cell;
  if (length > LONGEST_PATH) {
    const problem = `${bad.place} has ${length} characters, more than the ${LONGEST_PATH} of a path.`;
    return { problem, remedy: "Send long values in the body." };
  }
  return {
    problem: `${bad.place} is not a path.`,
    remedy: "Begin each with `/`, and percent-encode spaces."
  };
}
function faultOfText(text2, parts) {
  if (hasStrayBraces(text2)) {
    return {
      problem: `${shown(text2)} has braces that hold no placeholder.`,
      remedy: "Write `{random:1..200}`, `{pick:ids.txt}`, `{seq}` or one value; `%7B` and `%7D` are the braces themselves."
    };
  }
  const longest = parts.reduce((sum, part) => sum + longestOf(part), 0);
  if (longest <= LONGEST_PATH) return void 0;
  const problem = `with its longest values it has ${longest} characters, more than ${LONGEST_PATH}.`;
  return { problem, remedy: "Send long values in the body." };
}
var LONGEST_MADE = 36;
function longestOf(part) {
  if (part.kind === "text") return part.text.length;
  if (part.kind === "bytes") return part.bytes.length;
  if (part.value.kind !== "column") return LONGEST_MADE;
  const { table, column } = part.value;
  return table.rows.reduce(
    (longest, cells) => Math.max(longest, encodeURIComponent(cells[column] ?? "").length),
    0
  );
}

// src/plan/values/compile.ts
var isConstant = (parts) => parts.every(({ kind }) => kind !== "value");
function compilePath(text2, sources) {
  const pieces = findPlaceholders(text2);
  const isWhole = pieces.length === 1 && pieces[0]?.kind === "placeholder";
  const compiled = compilePieces(pieces, isWhole ? "plain" : "segment", keepText, sources);
  const fault = isWhole ? faultOfPaths(compiled.parts) : faultOfText(text2, compiled.parts);
  return fault === void 0 ? compiled : { ...compiled, faults: [...compiled.faults, fault] };
}
function compileHeader(name, text2, sources) {
  const compiled = compilePieces(findPlaceholders(text2), "plain", resolved(sources), sources);
  const noHost = isHostName(name) ? findCell(compiled.parts, (cell) => !isPartOfHost(cell)) : void 0;
  if (noHost !== void 0) {
    const problem2 = `${noHost} is no part of a host.`;
    return { ...compiled, faults: [...compiled.faults, { problem: problem2, remedy: HOST_FORM }] };
  }
  const row = findCell(compiled.parts, (cell) => !isFieldValue(cell));
  if (row === void 0) return compiled;
  const problem = `${row} has characters that are not allowed in a header.`;
  return { ...compiled, faults: [...compiled.faults, { problem, remedy: "Encode them." }] };
}
var compileBody = (text2, sources) => compilePieces(findPlaceholders(text2), "plain", resolved(sources), sources);
function compileJson(value, sources) {
  const all = [];
  const addText = (text2) => {
    all.push({ parts: [{ kind: "text", text: text2 }], faults: [] });
  };
  const addString = (text2) => {
    const pieces = findPlaceholders(text2);
    const [only] = pieces;
    const whole = pieces.length === 1 && only?.kind === "placeholder" ? only.written : void 0;
    if (whole?.kind === "captured") {
      all.push(compilePieces(pieces, "json-value", keepText, sources));
      return;
    }
    if (whole !== void 0 && isNumeric(whole)) {
      all.push(compilePieces(pieces, "plain", keepText, sources));
      return;
    }
    const inString = (part) => JSON.stringify(resolveText(part, sources.environment)).slice(1, -1);
    addText('"');
    all.push(compilePieces(pieces, "json", inString, sources));
    addText('"');
  };
  const add = (item) => {
    if (typeof item === "string") addString(item);
    else if (Array.isArray(item)) {
      addText("[");
      item.forEach((member, index) => {
        if (index > 0) addText(",");
        add(member);
      });
      addText("]");
    } else if (typeof item === "object" && item !== null) {
      addText("{");
      Object.entries(item).forEach(([key, member], index) => {
        addText(`${index > 0 ? "," : ""}${JSON.stringify(key)}:`);
        add(member);
      });
      addText("}");
    } else addText(JSON.stringify(item) ?? "null");
  };
  add(value);
  return {
    parts: joinTexts(all.flatMap(({ parts }) => parts)),
    faults: all.flatMap(({ faults }) => faults)
  };
}
var isNumeric = ({ kind }) => kind === "seq" || kind === "random";
var keepText = (text2) => text2;
var resolved = ({ environment }) => (text2) => resolveText(text2, environment);
function compilePieces(pieces, writing, textOf, sources) {
  const parts = [];
  const faults = [];
  for (const piece of pieces) {
    if (piece.kind === "text") {
      parts.push({ kind: "text", text: textOf(piece.text) });
      continue;
    }
    const found = lookUp(piece, sources);
    if ("problem" in found) faults.push(found);
    else parts.push({ kind: "value", value: found, writing });
  }
  return { parts, faults };
}
function joinTexts(parts) {
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "text" && last?.kind === "text") {
      joined[joined.length - 1] = { kind: "text", text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}
function lookUp({ written, source }, sources) {
  switch (written.kind) {
    case "seq":
    case "uuid":
      return { kind: written.kind };
    case "random":
      return rangeOf(written.range);
    case "pick":
      return linesOf(written.file, sources);
    case "column":
      return columnOf(written, sources);
    case "captured":
      return capturedOf(written.name, sources);
    case "mistaken":
      return {
        problem: `${shown(source)} is no placeholder.`,
        remedy: `Did you mean \`${written.likely}\`? ${literally(source)}`
      };
  }
}
function rangeOf(range) {
  const [, first, last] = /^(\d{1,16})\.\.(\d{1,16})$/.exec(range) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to) {
    return { kind: "random", from, to };
  }
  return {
    problem: `${shown(`{random:${range}}`)} names no whole numbers, from the smaller to the larger.`,
    remedy: "Write `{random:1..200}`."
  };
}
function linesOf(file, sources) {
  if (file === "") {
    return { problem: "`{pick:}` names no file.", remedy: "Write `{pick:ids.txt}`." };
  }
  try {
    return { kind: "column", table: sources.linesOf(file), column: 0 };
  } catch (error) {
    return {
      problem: `${shown(file)} ${error instanceof Error ? error.message : String(error)}.`,
      remedy: "Name a file with one value a line, relative to the working directory."
    };
  }
}
function columnOf({ table: name, column }, { tables }) {
  const table = tables.get(name);
  if (table === void 0) {
    return {
      problem: `\`data\` has no ${shown(name)}.`,
      remedy: meant(name, [...tables.keys()], `{${name}.${column}}`)
    };
  }
  const index = table.columns.indexOf(column);
  if (index >= 0) return { kind: "column", table, column: index };
  return {
    problem: `${shown(name)} has no column ${shown(column)}.`,
    remedy: meant(column, table.columns, `{${name}.${column}}`)
  };
}
function capturedOf(name, { captured }) {
  if (captured.includes(name)) return { kind: "captured", name };
  const problem = `nothing captures ${shown(name)} before this is sent.`;
  const [likely] = suggest(name, captured);
  if (likely !== void 0) return { problem, remedy: `Did you mean \`${likely}\`?` };
  return {
    problem,
    remedy: `Capture it in an earlier request of \`setup\`. ${literally(`{captured.${name}}`)}`
  };
}
var MOST_NAMED = 8;
var literally = (source) => `\`{${source}}\` is the text itself.`;
function meant(word, known, source) {
  const [likely] = suggest(word, known);
  if (likely !== void 0) return `Did you mean \`${likely}\`?`;
  if (known.length === 0) return `Name its file under \`data\`. ${literally(source)}`;
  const names = alternatives(known.slice(0, MOST_NAMED).map((name) => shown(name).slice(1, -1)));
  return `Write ${names}. ${literally(source)}`;
}

// src/plan/values/read-content.ts
function readContent(file, { contentOf: contentOf2 }) {
  try {
    return contentOf2(file);
  } catch (error) {
    return {
      problem: `${shown(file)} ${error instanceof Error ? error.message : String(error)}.`,
      remedy: "Name a file of at most 16 MiB, relative to the working directory."
    };
  }
}
function readText(file, sources) {
  const content = readContent(file, sources);
  if ("problem" in content) return content;
  try {
    const text2 = new TextDecoder("utf-8", { fatal: true }).decode(content.bytes);
    return { text: text2, digest: content.digest };
  } catch {
    return { problem: `${shown(file)} is not text in UTF-8.`, remedy: "Name a file with text." };
  }
}
function readSchema(file, sources) {
  const read = readText(file, sources);
  if ("problem" in read) return read;
  try {
    JSON.parse(read.text);
    return read;
  } catch {
    return { problem: `${shown(file)} is not JSON.`, remedy: "Name a file with a JSON Schema." };
  }
}

// src/plan/values/graphql.ts
function compileGraphql({ query, variables, operation }, sources) {
  const read = query.kind === "text" ? query.text : readQuery(query.file, sources);
  const text2 = typeof read === "string" ? read : "";
  const compiled = variables === void 0 ? void 0 : compileJson(variables, sources);
  const name = operation === void 0 ? "" : `,"operationName":${JSON.stringify(operation)}`;
  const begin = `{"query":${JSON.stringify(text2)}${compiled === void 0 ? "" : ',"variables":'}`;
  const placed = [
    { path: ["query", "file"], faults: typeof read === "string" ? [] : [read] },
    { path: ["variables"], faults: compiled?.faults ?? [] }
  ].filter(({ faults }) => faults.length > 0);
  return {
    parts: joinTexts([
      { kind: "text", text: begin },
      ...compiled?.parts ?? [],
      { kind: "text", text: `${name}}` }
    ]),
    faults: placed.flatMap(({ faults }) => faults),
    template: `${begin}${compiled === void 0 ? "" : JSON.stringify(variables)}${name}}`,
    placed
  };
}
function readQuery(file, sources) {
  const read = readText(file, sources);
  return "problem" in read ? read : read.text;
}

// src/plan/values/multipart.ts
function compileMultipart(raw, sources) {
  const placed = [];
  const all = raw.map((part) => {
    const { faults, ...content } = contentOf(part, sources);
    if (faults.length > 0) placed.push({ path: part.path, faults });
    return content;
  });
  const isTooLarge = sumOf(all.map(({ size }) => size)) > LARGEST;
  if (isTooLarge) placed.push({ path: [], faults: [TOO_LARGE] });
  const contents = isTooLarge ? [] : all;
  const boundary = boundaryFor(contents);
  if (boundary === void 0) placed.push({ path: [], faults: [NO_BOUNDARY] });
  return {
    ...assemble(contents, boundary ?? LEADER),
    faults: placed.flatMap(({ faults }) => faults),
    placed
  };
}
var LARGEST = 16 * 1024 * 1024;
var TOO_LARGE = {
  problem: "its parts have more than 16 MiB together.",
  remedy: "Send fewer files, or smaller ones."
};
var text = (content) => ({ kind: "text", text: content });
function contentOf(part, sources) {
  const head = headOf(part);
  if (part.kind === "text") {
    const size = Buffer.byteLength(part.text);
    return { ...compileBody(part.text, sources), head, template: part.text, size };
  }
  const found = readContent(part.file, sources);
  if ("problem" in found) return { head, parts: [], template: "", size: 0, faults: [found] };
  const parts = [{ kind: "bytes", bytes: found.bytes }];
  return { head, parts, template: `sha256:${found.digest}`, size: found.bytes.length, faults: [] };
}
function headOf(part) {
  const name = `Content-Disposition: form-data; name="${quotable(part.name)}"`;
  if (part.kind === "text") return `${name}\r
\r
`;
  return `${name}; filename="${quotable(part.filename)}"\r
Content-Type: ${part.type}\r
\r
`;
}
var quotable = (name) => name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
function assemble(contents, boundary) {
  const parts = between(boundary, contents, ({ head, parts: own }) => [text(head), ...own]);
  const template = between(LEADER, contents, ({ head, template: own }) => [text(head + own)]);
  const around = between(LEADER, contents, ({ head }) => [text(head)]);
  const size = sumOf(contents.map((content) => content.size)) + bytesIn(around).length;
  return {
    parts: joinTexts(parts),
    boundary,
    body: {
      template: String(bytesIn(template)),
      value: bytesIn(parts),
      size: bytes(size)
    }
  };
}
var between = (boundary, contents, partsOf) => [
  ...contents.flatMap((content, index) => [
    text(`${index === 0 ? "" : "\r\n"}--${boundary}\r
`),
    ...partsOf(content)
  ]),
  text(`\r
--${boundary}--\r
`)
];
var bytesIn = (parts) => Buffer.concat(
  parts.map((part) => {
    if (part.kind === "bytes") return part.bytes;
    return Buffer.from(part.kind === "text" ? part.text : "");
  })
);
var LEADER = "PERF-GATE-";
var CAPITALS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
var LONGEST_BOUNDARY = 70;
var NO_BOUNDARY = {
  problem: "every boundary occurs in it: it has long runs of each capital letter.",
  remedy: "Send it with `file`."
};
function boundaryFor(contents) {
  const runs = contents.flatMap(({ head, parts }) => {
    const inParts = parts.map(runsIn);
    const added = CAPITALS.map((_, index) => sumOf(inParts.map((each) => each[index] ?? 0)));
    return [runsIn(text(head)), added];
  });
  const longest = CAPITALS.map((_, index) => Math.max(0, ...runs.map((each) => each[index] ?? 0)));
  const shortest = Math.min(...longest);
  const capital = CAPITALS[longest.indexOf(shortest)] ?? "";
  const boundary = LEADER + capital.repeat(shortest + 1);
  return boundary.length <= LONGEST_BOUNDARY ? boundary : void 0;
}
var sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);
function runsIn(part) {
  if (part.kind === "text") return runsInBytes(Buffer.from(part.text));
  if (part.kind === "bytes") return runsInBytes(part.bytes);
  if (part.value.kind !== "column") return [];
  const { table, column } = part.value;
  return table.rows.reduce((longest, cells) => {
    const runs = runsInBytes(Buffer.from(cells[column] ?? ""));
    return CAPITALS.map((_, index) => Math.max(longest[index] ?? 0, runs[index] ?? 0));
  }, []);
}
var FIRST_CAPITAL = 65;
function runsInBytes(content) {
  const longest = CAPITALS.map(() => 0);
  let before = -1;
  let run = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0;
    run = byte === before ? run + 1 : 1;
    before = byte;
    const index = byte - FIRST_CAPITAL;
    if (index >= 0 && index < longest.length && run > (longest[index] ?? 0)) longest[index] = run;
  }
  return longest;
}

// src/plan/values/compile-content.ts
function compileContent({ body, json, form, file, multipart, graphql }, sources) {
  if (body !== void 0) return textContent(compileBody(body, sources), body, void 0);
  if (json !== void 0) {
    const template = JSON.stringify(json.value) ?? "null";
    return textContent(compileJson(json.value, sources), template, "application/json");
  }
  if (form !== void 0) {
    return textContent(compileForm(form, sources), formTemplate(form), FORM);
  }
  if (graphql !== void 0) {
    const compiled = compileGraphql(graphql, sources);
    return textContent(compiled, compiled.template, "application/json");
  }
  if (multipart !== void 0) return multipartContent(multipart, sources);
  return file === void 0 ? void 0 : fileContent(file, sources);
}
var FORM = "application/x-www-form-urlencoded";
function textContent(compiled, template, type) {
  const value = compiled.parts.map((part) => part.kind === "text" ? part.text : "").join("");
  return { ...compiled, body: { template, value }, type: typed(type) };
}
var typed = (type) => type === void 0 ? void 0 : { template: type, value: type };
function fileContent(file, sources) {
  const content = readContent(file, sources);
  if ("problem" in content) return void 0;
  const { bytes: value, digest } = content;
  return {
    parts: [{ kind: "bytes", bytes: value }],
    faults: [],
    body: { template: `sha256:${digest}`, value, size: bytes(value.length) },
    type: typed("application/octet-stream")
  };
}
function multipartContent(raw, sources) {
  const { boundary, ...compiled } = compileMultipart(raw, sources);
  const template = "multipart/form-data";
  return { ...compiled, type: { template, value: `${template}; boundary=${boundary}` } };
}
function compileForm(fields, sources) {
  const all = fields.map(({ name, text: text2 }, index) => {
    const begin = `${index > 0 ? "&" : ""}${formText(name)}=`;
    const { parts, faults } = compileFormValue(text2, sources);
    return { parts: [{ kind: "text", text: begin }, ...parts], faults };
  });
  return {
    parts: joinTexts(all.flatMap(({ parts }) => parts)),
    faults: all.flatMap(({ faults }) => faults)
  };
}
var compileFormValue = (text2, sources) => compilePieces(
  findPlaceholders(text2),
  "form",
  (part) => formText(resolved(sources)(part)),
  sources
);
var formText = (text2) => new URLSearchParams([["", text2]]).toString().slice(1);
var formTemplate = (fields) => fields.map(({ name, text: text2 }) => `${formText(name)}=${formText(text2)}`).join("&").replace(/(?<!%24)%24%7Benv%3A([A-Za-z_]\w*)%7D/g, (_, name) => `\${env:${name}}`);
function contentFaults(request, sources) {
  if (!isMapping(request)) return [];
  const { body, json, form, file, multipart, graphql, expect } = request;
  const found = [];
  if (typeof body === "string")
    found.push({ path: ["body"], compiled: compileBody(body, sources) });
  if (json !== void 0) found.push({ path: ["json"], compiled: compileJson(json, sources) });
  for (const { text: text2, path } of accepted(readForm(form)))
    found.push({ path: ["form", ...path], compiled: compileFormValue(text2, sources) });
  const parts = accepted(readMultipart(multipart));
  for (const { path, faults } of compileMultipart(parts, sources).placed)
    found.push({ path: ["multipart", ...path], compiled: { faults } });
  const operation = readGraphql(graphql);
  if (operation.kind === "accepted") {
    for (const { path, faults } of compileGraphql(operation.value, sources).placed)
      found.push({ path: ["graphql", ...path], compiled: { faults } });
  }
  const schema = isMapping(expect) ? readPath(expect.schema) : void 0;
  if (schema?.kind === "accepted" && referencesIn(schema.value).length === 0) {
    const read = readSchema(schema.value, sources);
    if ("problem" in read) found.push({ path: ["expect", "schema"], compiled: { faults: [read] } });
  }
  const named = file === void 0 ? void 0 : readPath(file);
  if (named?.kind === "accepted" && referencesIn(named.value).length === 0) {
    const content = readContent(named.value, sources);
    if ("problem" in content) found.push({ path: ["file"], compiled: { faults: [content] } });
  }
  return found;
}
var accepted = (reading) => reading.kind === "accepted" ? reading.value : [];

export {
  withoutEscapes,
  escapePlaceholders,
  isConstant,
  compilePath,
  compileHeader,
  readSchema,
  compileContent,
  formText,
  contentFaults
};
