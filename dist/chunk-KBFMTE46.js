import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/read/reading.ts
var accept = (value) => ({ kind: "accepted", value });
function refuse(problem, remedy) {
  return { kind: "refused", refusals: [refusalAt([], problem, remedy)] };
}
function refusalAt(path, problem, remedy) {
  return remedy === void 0 ? { path, problem } : { path, problem, remedy };
}
function acceptUnless(refusals, value) {
  const [first, ...rest] = refusals;
  return first === void 0 ? accept(value) : { kind: "refused", refusals: [first, ...rest] };
}
var LONGEST_SHOWN = 60;
function shown(raw) {
  if (raw === null || raw === void 0 || raw === "") return "an empty value";
  if (Array.isArray(raw)) return "a list";
  if (typeof raw === "object") return "a mapping";
  const text = String(raw).replace(
    /[\p{C}\p{Z}]/gu,
    (character) => character === " " ? " " : `\\u{${character.codePointAt(0)?.toString(16)}}`
  );
  return `\`${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}\``;
}
function isMapping(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

// src/plan/read/text.ts
var LONGEST_NAME = 200;
var LONGEST_PATH = 4096;
var LONGEST_COMMAND = 131071;
function readText(raw, longest = LONGEST_NAME) {
  if (typeof raw === "number" || typeof raw === "boolean") {
    return refuse(`${shown(raw)} is not text.`, "Put it in quotes, as it is written.");
  }
  if (typeof raw !== "string" || raw.trim() === "") {
    return refuse(`${shown(raw)} is not text.`, "Give it a value, or leave it out.");
  }
  if (raw.length > longest) return refuse(`it has ${raw.length} characters, more than ${longest}.`);
  return accept(raw);
}
function readLabel(raw) {
  const reading = readText(raw);
  if (reading.kind === "refused" || !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(reading.value))
    return reading;
  return refuse(`${shown(raw)} holds control characters.`, "Use letters, digits and punctuation.");
}
function readCommand(raw) {
  return withoutNul(readText(raw, LONGEST_COMMAND));
}
function readProfile(raw) {
  if (raw === "auto" || raw === "none") return accept({ kind: raw });
  const reading = readCommand(raw);
  if (reading.kind === "refused") {
    return refuse(reading.refusals[0].problem, "Write `auto`, `none` or a command.");
  }
  if (reading.value.includes("{out}")) return accept({ kind: "command", command: reading.value });
  return refuse(
    `${shown(raw)} has no \`{out}\`.`,
    "Write `auto`, `none`, or a command that writes its profile to `{out}`."
  );
}
function readPath(raw) {
  return withoutNul(readText(raw, LONGEST_PATH));
}
function withoutNul(reading) {
  if (reading.kind === "refused" || !reading.value.includes("\0")) return reading;
  return refuse("it holds a NUL character.");
}
function readChoice(raw, choices) {
  const choice = choices.find((one) => one === raw);
  if (choice !== void 0) return accept(choice);
  return refuse(`${shown(raw)} is not a choice.`, `Write ${alternatives(choices)}.`);
}
function alternatives(choices) {
  const written = choices.map((one) => `\`${one}\``);
  const last = written.pop() ?? "";
  return written.length === 0 ? last : `${written.join(", ")} or ${last}`;
}
function readBoolean(raw) {
  if (raw === true || raw === "true") return accept(true);
  if (raw === false || raw === "false") return accept(false);
  return refuse(`${shown(raw)} is neither true nor false.`, "Write `true` or `false`.");
}
function readDestination(raw) {
  if (raw === true || raw === "-") return accept({ kind: "stdout" });
  const reading = readPath(raw);
  if (reading.kind === "accepted") return accept({ kind: "file", path: reading.value });
  return refuse(reading.refusals[0].problem, "Name a file, or write `-` for standard output.");
}
var VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
function readEnvMap(raw) {
  const entries = typeof raw === "string" ? raw.split("\n").filter(isFilled).map(splitLine) : entriesOf(raw);
  if (entries === void 0) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `NAME: value` lines below it.");
  }
  const refusals = entries.flatMap(([name, value]) => refuseVariable(name, value));
  return acceptUnless(
    refusals,
    Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  );
}
var isFilled = (line) => line.trim() !== "";
function entriesOf(raw) {
  return isMapping(raw) ? Object.entries(raw) : void 0;
}
function splitLine(line) {
  const at = line.indexOf("=");
  return at < 0 ? [line, void 0] : [line.slice(0, at), line.slice(at + 1)];
}
function refuseVariable(name, value) {
  if (value === void 0) {
    return [refusalAt([], `${shown(name)} sets nothing.`, "Write `NAME=value`, one on each line.")];
  }
  if (!VARIABLE.test(name)) {
    return [
      refusalAt([name], `${shown(name)} is not a variable name.`, "Use letters, digits and `_`.")
    ];
  }
  if (!isScalar(value)) {
    return [refusalAt([name], `${shown(value)} is not text.`, 'Put it in quotes; `""` is empty.')];
  }
  return String(value).includes("\0") ? [refusalAt([name], "it holds a NUL character.")] : [];
}
function isScalar(value) {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export {
  accept,
  refuse,
  refusalAt,
  acceptUnless,
  shown,
  isMapping,
  LONGEST_NAME,
  readText,
  readLabel,
  readCommand,
  readProfile,
  readPath,
  readChoice,
  alternatives,
  readBoolean,
  readDestination,
  readEnvMap,
  isScalar
};
