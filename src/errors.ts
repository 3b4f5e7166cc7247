// The catalogue of everything perf-gate can refuse or fail to do, with what the user can do about it.

/** Whose fault it is, and so which exit code: `input` 2, `gate` 3, `cancelled` 130 or 143. */
export type GateErrorKind = 'input' | 'gate' | 'cancelled';

/** One thing wrong with the input: where, what, and what to write instead. */
export interface Fault {
  /** `--budget`, `perf-gate.yml: requests[2].path`, … */
  readonly place: string;
  readonly problem: string;
  readonly remedy?: string;
}

/** A fault of ours, of the input or of the set-up; never a statement about the server's speed. */
export class GateError extends Error {
  override readonly name = 'GateError';
  /** Stable, for scripts and searches: `server-not-ready`, … */
  readonly code: string;
  readonly kind: GateErrorKind;
  /** What to do about it, as whole sentences. */
  readonly remedy: string;
  /** Lines of evidence, oldest first: the server's last words, or the faults one by one. */
  readonly evidence: readonly string[];

  constructor(entry: {
    code: string;
    kind: GateErrorKind;
    message: string;
    remedy: string;
    evidence?: readonly string[];
    cause?: unknown;
  }) {
    super(entry.message, entry.cause === undefined ? undefined : { cause: entry.cause });
    this.code = entry.code;
    this.kind = entry.kind;
    this.remedy = entry.remedy;
    this.evidence = entry.evidence ?? [];
  }
}

/** All faults of the input at once. */
export class InputError extends GateError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super({
      code: 'bad-input',
      kind: 'input',
      message:
        faults.length === 1 ? 'The input has a fault.' : `The input has ${faults.length} faults.`,
      remedy: 'Mend the places named above; `perf-gate validate` checks them without measuring.',
      evidence: faults.map(describeFault),
    });
    this.faults = faults;
  }
}

/** `place: problem. remedy` on one line. */
export function describeFault(fault: Fault): string {
  const remedy = fault.remedy === undefined ? '' : ` ${fault.remedy}`;
  return `${fault.place}: ${fault.problem}${remedy}`;
}
