import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/errors.ts
var GateError = class extends Error {
  name = "GateError";
  code;
  kind;
  /** What to do about it, as whole sentences. */
  remedy;
  /** Lines that show it, oldest first: the server's last output, or the faults one by one. */
  details;
  constructor(entry) {
    super(entry.message, entry.cause === void 0 ? void 0 : { cause: entry.cause });
    this.code = entry.code;
    this.kind = entry.kind;
    this.remedy = entry.remedy;
    this.details = entry.details ?? [];
  }
  /** The details as a terminal shows them. */
  get lines() {
    return this.details;
  }
};
var MOST_SHOWN = 25;
var InputError = class extends GateError {
  faults;
  constructor(faults) {
    super({
      code: "bad-input",
      kind: "input",
      message: faults.length === 1 ? "The input has a fault." : `The input has ${faults.length} faults.`,
      remedy: "Fix the places listed above; `perf-gate validate` checks them without measuring.",
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
  GateError,
  InputError,
  rethrowUnlessExplained
};
