import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  accept,
  acceptUnless,
  isMapping,
  isScalar,
  refusalAt,
  refuse,
  shown
} from "./chunk-KBFMTE46.js";

// src/plan/read/http.ts
var TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
var REQUEST_PATH = /^\/[\x21-\x7e]*$/;
var LONGEST_PATH = 8e3;
var LONGEST_HEADER = 8192;
var MOST_HEADERS = 100;
var REFUSED_HEADERS = /* @__PURE__ */ new Map([
  ["content-length", "it is made from the body"],
  ["transfer-encoding", "the body is sent with its length"],
  ["connection", "connections are kept alive and counted"],
  ["keep-alive", "connections are kept alive and counted"],
  ["upgrade", "the connection stays HTTP/1.1"],
  ["expect", "waiting for `100 Continue` would be measured as service time"]
]);
function readMethod(raw) {
  if (typeof raw !== "string" || !TOKEN.test(raw)) {
    return refuse(`${shown(raw)} is not a method.`, "Write `GET`, `POST`, …");
  }
  if (raw !== raw.toUpperCase()) {
    return refuse(`${shown(raw)} is in lower case.`, `Write \`${raw.toUpperCase()}\`.`);
  }
  if (raw === "CONNECT") return refuse("`CONNECT` opens a tunnel and cannot be measured.");
  return accept(raw);
}
var isRequestPath = (text) => REQUEST_PATH.test(text) && !text.includes("#") && text.length <= LONGEST_PATH;
var FROM_ROWS = /^\{[^{}]+\}$/;
function readRequestTarget(raw) {
  return typeof raw === "string" && FROM_ROWS.test(raw) ? accept(raw) : readRequestPath(raw);
}
function readRequestPath(raw) {
  if (typeof raw !== "string" || !raw.startsWith("/")) {
    return refuse(`${shown(raw)} is not a path.`, "Begin it with `/`: `/items?page=1`.");
  }
  if (raw.includes("#"))
    return refuse(`${shown(raw)} has a fragment.`, "It is never sent: remove it.");
  if (!REQUEST_PATH.test(raw)) {
    return refuse(
      `${shown(raw)} has spaces or other characters that are not allowed in a path.`,
      /\{[^{}]*\s[^{}]*\}/.test(raw) ? "Write placeholders without spaces: `{random:1..5}`." : "Percent-encode them: `%20`."
    );
  }
  if (raw.length > LONGEST_PATH)
    return refuse(`it has ${raw.length} characters, more than ${LONGEST_PATH}.`);
  return accept(raw);
}
function readHeaders(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `Accept: text/html` lines below it.");
  }
  const entries = Object.entries(raw);
  if (entries.length > MOST_HEADERS) return refuse(`there are more than ${MOST_HEADERS} headers.`);
  const refusals = [
    ...entries.flatMap(([name, value]) => refuseHeader(name, value)),
    ...refuseRepeated(entries.map(([name]) => name))
  ];
  return acceptUnless(
    refusals,
    entries.map(([name, value]) => [name, String(value)])
  );
}
function refuseHeader(name, value) {
  const reason = REFUSED_HEADERS.get(name.toLowerCase());
  if (reason !== void 0)
    return [refusalAt([name], `perf-gate sends this header itself: ${reason}.`)];
  if (!TOKEN.test(name)) return [refusalAt([name], `${shown(name)} is not a header name.`)];
  if (!isScalar(value))
    return [refusalAt([name], `${shown(value)} is not text.`, "Put it in quotes.")];
  const text = String(value);
  if (text.length > LONGEST_HEADER)
    return [refusalAt([name], `it is longer than ${LONGEST_HEADER}.`)];
  if (isHostName(name) && !isHost(text))
    return [refusalAt([name], `${shown(text)} is no host.`, HOST_FORM)];
  return isFieldValue(text) ? [] : [
    refusalAt(
      [name],
      `${shown(text)} has characters that are not allowed in a header.`,
      "Encode them."
    )
  ];
}
var isHostName = (name) => name.toLowerCase() === "host";
var HOST = /^(?:\[[\da-f:.]+\]|[\w.~-]+)(?::\d{1,5})?$/i;
var COMPLETED = /\$\{env:\w+\}|\{[^{}]+\}/g;
var HOST_FORM = "Write `tenant.localhost` or `tenant.localhost:8080`.";
var isHost = (text) => HOST.test(text.replace(COMPLETED, "x"));
var isPartOfHost = (text) => /^[\w.~:-]+$/.test(text);
function refuseRepeated(names) {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] ?? "") !== index).map((name) => refusalAt([name], `the header ${shown(name)} is there twice.`));
}
function isFieldValue(text) {
  return FIELD_VALUE.test(text);
}
function readStatus(raw) {
  const items = Array.isArray(raw) ? raw : [raw];
  const codes = items.flatMap(codesOf);
  if (items.length > 0 && codes.every((code) => code !== void 0))
    return accept([...new Set(codes)]);
  return refuse(`${shown(raw)} names no status.`, "Write `200`, `[200, 204]` or `2xx`.");
}
var CODES_OF_A_CLASS = 100;
function codesOf(item) {
  const [, digit] = /^([2-5])xx$/.exec(String(item)) ?? [];
  if (digit !== void 0) {
    return Array.from(
      { length: CODES_OF_A_CLASS },
      (_, index) => Number(digit) * CODES_OF_A_CLASS + index
    );
  }
  return [/^[2-5]\d\d$/.test(String(item)) ? Number(item) : void 0];
}
function readPattern(raw) {
  if (typeof raw !== "string" || raw === "") {
    return refuse(`${shown(raw)} is not a regular expression.`, "Put it in quotes.");
  }
  try {
    return accept(new RegExp(raw));
  } catch (error) {
    return refuse(`${shown(raw)} is not a regular expression.`, whyNot(error));
  }
}
function whyNot(error) {
  const reason = error instanceof Error ? error.message.split(": ").at(-1) : void 0;
  return reason === void 0 ? void 0 : `${reason}.`;
}

export {
  LONGEST_PATH,
  readMethod,
  isRequestPath,
  readRequestTarget,
  readRequestPath,
  readHeaders,
  isHostName,
  HOST_FORM,
  isHost,
  isPartOfHost,
  isFieldValue,
  readStatus,
  readPattern
};
