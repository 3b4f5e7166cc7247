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
import {
  LONGEST_PATH,
  isFieldValue,
  isRequestPath
} from "./chunk-6ULW2SID.js";
import {
  milliseconds,
  minutes,
  perSecond,
  ratio,
  seconds
} from "./chunk-D2O6BJGM.js";

// src/plan/read/quantity.ts
var DIGITS = "(\\d{1,9}(?:\\.\\d{1,9})?)";
var NUMBER = new RegExp(`^${DIGITS}$`);
var DURATION_PATTERN = `^${DIGITS}(ms|s|m)$`;
var PERCENTAGE_PATTERN = `^${DIGITS}%$`;
var RATE_PATTERN = `^${DIGITS}(?:/s)?$`;
var DURATION = new RegExp(DURATION_PATTERN);
var PERCENTAGE = new RegExp(PERCENTAGE_PATTERN);
var RATE = new RegExp(RATE_PATTERN);
function isBare(raw) {
  return typeof raw === "number" || typeof raw === "string" && NUMBER.test(raw);
}
function readDuration(raw, range) {
  const { min, max } = range;
  if (isBare(raw)) return refuse(`${shown(raw)} has no unit.`, withUnits(raw, range));
  const [, amount, unit] = typeof raw === "string" ? DURATION.exec(raw) ?? [] : [];
  if (amount === void 0) {
    return refuse(
      `${shown(raw)} is not a duration.`,
      "Write a number and `ms`, `s` or `m`: `500ms`, `10s`, `3m`."
    );
  }
  const duration = inUnit(Number(amount), unit);
  if (duration < min)
    return refuse(`${shown(raw)} is too short.`, `The least is ${writeDuration(min)}.`);
  if (duration > max)
    return refuse(`${shown(raw)} is too long.`, `The most is ${writeDuration(max)}.`);
  return accept(duration);
}
var SURELY_MILLISECONDS = 1e3;
function withUnits(bare, { min, max, usual }) {
  const amount = Number(bare);
  const units = usual === "s" && amount < SURELY_MILLISECONDS ? ["s", "ms"] : ["ms", "s"];
  const fit = units.filter((unit) => inUnit(amount, unit) >= min && inUnit(amount, unit) <= max);
  return `Write ${(fit.length > 0 ? fit : [usual]).map((unit) => `\`${bare}${unit}\``).join(", or ")}.`;
}
function inUnit(amount, unit) {
  if (unit === "m") return minutes(amount);
  return unit === "s" ? seconds(amount) : milliseconds(amount);
}
function writeDuration(duration) {
  if (duration > 0 && duration % minutes(1) === 0) return `${duration / minutes(1)}m`;
  return duration % seconds(1) === 0 ? `${duration / seconds(1)}s` : `${duration}ms`;
}
var PER_CENT = 100;
function readPercentage(raw, range) {
  if (isBare(raw)) return refuse(`${shown(raw)} has no percent sign.`, withSign(raw));
  const [, amount] = typeof raw === "string" ? PERCENTAGE.exec(raw) ?? [] : [];
  if (amount === void 0) {
    return refuse(`${shown(raw)} is not a percentage.`, "Write a number and `%`: `5%`.");
  }
  const percentage = Number(amount);
  const highEnough = percentage > range.above || range.orEqual && percentage === range.above;
  if (!highEnough || percentage >= range.below) {
    const least = `${range.orEqual ? "at least" : "more than"} ${range.above}%`;
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be ${least} and below ${range.below}%.`
    );
  }
  return accept(ratio(percentage / PER_CENT));
}
function withSign(bare) {
  const amount = Number(bare);
  if (amount === 0 || amount >= 1) return `Write \`${bare}%\`.`;
  const percentage = Number((amount * PER_CENT).toFixed(LONGEST_FRACTION));
  return `Write \`${percentage}%\`, or \`${bare}%\` if you mean that.`;
}
var LONGEST_FRACTION = 7;
var HIGHEST_RATE = 1e7;
function readRate(raw) {
  const [, amount] = RATE.exec(String(raw)) ?? [];
  if (amount === void 0 || typeof raw !== "number" && typeof raw !== "string") {
    return refuse(`${shown(raw)} is not a rate.`, "Write requests per second: `1200/s`.");
  }
  const rate = Number(amount);
  if (rate === 0 || rate > HIGHEST_RATE) {
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be above 0/s and at most ${HIGHEST_RATE}/s.`
    );
  }
  return accept(perSecond(rate));
}
function readRateOrAuto(raw) {
  if (raw === "auto") return accept("auto");
  const reading = readRate(raw);
  if (reading.kind === "accepted") return reading;
  return refuse(reading.refusals[0].problem, "Write requests per second, `1200/s`, or `auto`.");
}
function readInteger(raw, { min, max }) {
  const count = typeof raw === "string" && /^-?\d{1,9}$/.test(raw) ? Number(raw) : raw;
  if (typeof count !== "number" || !Number.isInteger(count)) {
    return refuse(`${shown(raw)} is not a whole number.`, `Write one from ${min} to ${max}.`);
  }
  if (count < min || count > max) {
    return refuse(`${shown(raw)} is out of range.`, `It must be from ${min} to ${max}.`);
  }
  return accept(count);
}

// src/plan/read/http.ts
var TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var isToken = (text) => TOKEN.test(text);
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
  if (raw.length > LONGEST_PATH)
    return refuse(`it has ${raw.length} characters, more than ${LONGEST_PATH}.`);
  if (!isRequestPath(raw)) {
    return refuse(
      `${shown(raw)} has spaces or other characters that are not allowed in a path.`,
      /\{[^{}]*\s[^{}]*\}/.test(raw) ? "Write placeholders without spaces: `{random:1..5}`." : "Percent-encode them: `%20`."
    );
  }
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
  isToken,
  readMethod,
  readRequestTarget,
  readRequestPath,
  readHeaders,
  isHostName,
  HOST_FORM,
  isHost,
  isPartOfHost,
  readStatus,
  readPattern,
  DURATION_PATTERN,
  PERCENTAGE_PATTERN,
  RATE_PATTERN,
  readDuration,
  writeDuration,
  readPercentage,
  readRate,
  readRateOrAuto,
  readInteger
};
