import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/telling-line.ts
var MOST_PLAIN_LINES = 10;
function findTellingLine(lines) {
  const index = findTellingIndex(lines);
  return index === void 0 ? void 0 : lines[index]?.trim();
}
function excerptOf(lines, count) {
  const index = findTellingIndex(lines);
  const tail = lines.slice(-count);
  if (index === void 0) return { lines: tail, telling: void 0 };
  const [telling = ""] = lines.slice(index);
  const isAmongThem = index >= lines.length - count;
  return { lines: isAmongThem ? tail : [telling, "…", ...tail], telling: telling.trim() };
}
function findTellingIndex(lines) {
  const end = candidatesAtEnd(lines);
  const uncaught = end.findLast(({ kind }) => kind === "uncaught");
  if (uncaught !== void 0) return firstCause(lines, end, uncaught);
  const complaint = firstOfLastRun(end);
  if (complaint !== void 0) return complaint.index;
  const plain = end.findLast(({ kind }) => kind === "plain");
  if (plain !== void 0) return plain.index;
  return lines.length === 0 ? void 0 : lines.length - 1;
}
function candidatesAtEnd(lines) {
  const kinds = kindsOf(lines);
  const end = [];
  let plain = 0;
  for (let index = lines.length - 1; index >= 0 && plain <= MOST_PLAIN_LINES; index--) {
    const kind = kinds[index] ?? "noise";
    if (kind === "plain") plain++;
    end.unshift({ index, kind });
  }
  return end;
}
var kindsOf = (lines) => {
  let isInTraceback = false;
  return lines.map((line, index) => {
    const text = textOf(line);
    if (isTracebackHead(text)) isInTraceback = true;
    else if (isInTraceback && !/^\s/.test(withoutTree(line))) {
      isInTraceback = false;
      return "uncaught";
    }
    return isRustMessage(lines, index) ? "uncaught" : kindOf(line, text);
  });
};
var isTracebackHead = (text) => text.endsWith("Traceback (most recent call last):");
var isRustMessage = (lines, index) => /^thread '.*panicked at .+:\d+:\d+:$/.test(lines[index - 1] ?? "");
function kindOf(line, text) {
  if (text === "" || NPM_NOISE.test(line) || NOISE.some((pattern) => pattern.test(text)))
    return "noise";
  if (UNCAUGHT.some((pattern) => pattern.test(text))) return "uncaught";
  if (FRAMES.some((pattern) => pattern.test(text))) return "frame";
  if (!BENIGN.test(text) && COMPLAINTS.some((pattern) => pattern.test(text))) return "complaint";
  if (/^npm (?:error|ERR!)/.test(line)) return "complaint";
  return /^\s/.test(line) ? "frame" : "plain";
}
var textOf = (line) => withoutTree(line).trim().replace(/^npm (?:error|ERR!)\s*/, "").replace(/^\[cause\]: /, "");
var withoutTree = (line) => line.replace(/^[ |+-]*\| /, "");
function firstCause(lines, end, { index }) {
  const before = end.findLast((one) => one.kind === "uncaught" && one.index < index);
  if (before === void 0) return index;
  const between = lines.slice(before.index, index);
  return between.some((line) => /^The above exception was the direct cause/.test(line)) ? firstCause(lines, end, before) : index;
}
function firstOfLastRun(end) {
  const last = end.findLastIndex(({ kind }) => kind === "complaint");
  const breaks = end.slice(0, Math.max(last, 0)).findLastIndex(({ kind }) => kind === "plain");
  return end.slice(breaks + 1).find(({ kind }) => kind === "complaint");
}
var UNCAUGHT = [
  // JavaScript, Python, .NET: `TypeError: …`, `Error [ERR_X]: …`, `java.net.BindException: …`.
  /^(?:Uncaught |Unhandled exception\. )?(?:[\w$.]*(?:Error|Exception|Rejection))(?: \[\w+\])?:(?: |$)/,
  /^Exception in thread "/,
  /^Caused by: /,
  /^FATAL ERROR: /,
  // Go.
  /^(?:panic|fatal error): /,
  /^thread '.*panicked at (?!.+:\d+:\d+:$)/,
  // Ruby: `shop.rb:4:in 'prices': no such file (Errno::ENOENT)`.
  /^\S+:\d+:in .+: .* \([A-Z][\w:]*\)$/,
  /^(?:PHP )?(?:Fatal|Parse) error: /,
  /^terminate called after throwing/
];
var COMPLAINTS = [
  /^(?:error|fatal|ERR)\b/i,
  /\b(?:error|fatal|critical|crit|emerg|alert|panic)(?:\[\w+\])?[:\])]/i,
  /"level":\s*(?:[5-9]\d\b|"(?:error|fatal|critical|panic)")/i,
  // A compiler's `file:line:column:`.
  /^\S+:\d+(?::\d+)?: /,
  /\bE(?:ADDRINUSE|ADDRNOTAVAIL|ACCES|PERM|NOENT|CONNREFUSED|NOTFOUND|TIMEDOUT|NOSPC|NOMEM|MFILE)\b/,
  /address already in use|connection refused|permission denied|no such file|out of memory/i,
  /\bnot found\b|\bcannot\b|\bcould not\b|\bunable to\b|\bfailed to\b|\bis not (?:set|defined)\b/i
];
var BENIGN = /\b(?:TRACE|DEBUG|INFO|NOTICE)\b|\[(?:debug|info|notice)\]/;
var FRAMES = [
  /^at /,
  /^from \S+:/,
  /^File "/,
  /^#\d+ /,
  /^\d+: /,
  /^goroutine \d+ \[/,
  /^\[signal /,
  /^[\w./*()]+\(.*\)$/,
  /^\.\.\. \d+ (?:more|lines?\b)/,
  /^[\^~|]+$/
];
var NPM_NOISE = /^npm (?:error|ERR!)\s+(?:Lifecycle script |in workspace: |(?:code|errno|syscall|path|workspace|location|command|dest|signal) \S)/;
var NOISE = [
  /^Node\.js v\d/,
  /^(?:node:|file:\/\/\/)\S+:\d+$/,
  /Traceback \(most recent call last\):$/,
  /^(?:During handling of the above exception|The above exception was the direct cause)/,
  /^(?:Stack trace|Require stack|stack backtrace):$/i,
  /^Emitted 'error' event/,
  /^Next \S+: /,
  /^thrown in /,
  // What started it says that it failed, and with which code.
  /^exit status \d+$/,
  /^make(?:\[\d+\])?: \*\*\*/,
  /^(?:ELIFECYCLE|error) +Command failed\b/,
  /^(?:Error: )?command failed$/i,
  /^git ended with /,
  /^A complete log of this run can be found in/,
  /^\/.*\/_logs\//,
  /^> /,
  // Tallies and hints below the errors themselves.
  /^\d+ errors?\b/,
  /^error: (?:aborting due to|could not compile)/,
  /^(?:note|help|hint|info): /,
  /^For more information about this error/
];

// src/errors.ts
var GateError = class extends Error {
  name = "GateError";
  code;
  kind;
  /** What to do about it, as whole sentences. */
  remedy;
  /** Lines that show it, oldest first: the server's last output, or the faults one by one. */
  details;
  /** Which of the details tells most; `undefined` where there are none. */
  telling;
  /** @param entry `telling`: where it is known; else it is looked for among the details */
  constructor(entry) {
    super(entry.message, entry.cause === void 0 ? void 0 : { cause: entry.cause });
    this.code = entry.code;
    this.kind = entry.kind;
    this.remedy = entry.remedy;
    this.details = entry.details ?? [];
    this.telling = entry.telling ?? findTellingLine(this.details);
  }
  /** The details as a terminal shows them. */
  get lines() {
    return this.details;
  }
};
var MOST_SHOWN = 25;
var InputError = class extends GateError {
  faults;
  /** @param remedy where `perf-gate validate` cannot check what was written */
  constructor(faults, remedy = "Fix the places listed above; `perf-gate validate` checks them without measuring.") {
    super({
      code: "bad-input",
      kind: "input",
      message: faults.length === 1 ? "The input has a fault." : `The input has ${faults.length} faults.`,
      remedy,
      details: [...faults.slice(0, MOST_SHOWN).map(describeFault), ...restOf(faults)]
    });
    this.faults = faults;
  }
  /** With excerpts, which need a font of one width. */
  get lines() {
    return [...this.faults.slice(0, MOST_SHOWN).flatMap(linesOf), ...restOf(this.faults)];
  }
};
var linesOf = (fault) => [
  describeFault(fault),
  ...(fault.excerpt ?? []).map((line) => `  ${line}`)
];
var restOf = ({ length }) => length > MOST_SHOWN ? [`and ${length - MOST_SHOWN} more`] : [];
function describeFault(fault) {
  const remedy = fault.remedy === void 0 ? "" : ` ${fault.remedy}`;
  return `${fault.place}: ${fault.problem}${remedy}`;
}
function rethrowUnlessExplained(error) {
  if (!(error instanceof GateError) || error.kind === "cancelled") throw error;
}

export {
  excerptOf,
  GateError,
  InputError,
  describeFault,
  rethrowUnlessExplained
};
