// The catalogue of everything perf-gate can refuse or fail to do, with what the user can do about it.

import { findTellingLine } from './telling-line.ts';

/** All codes, grouped as in docs/troubleshooting.md, which has an entry for each. */
export const ERROR_CODES = [
  // The input
  'bad-input',
  'event-refused',
  'not-in-a-workflow',
  'platform-unsupported',
  'unexpected-answer',
  // The server
  'server-not-ready',
  'server-exited',
  'port-taken',
  'socket-taken',
  'socket-path-taken',
  'socket-path-too-long',
  'no-free-port',
  'foreign-answer',
  'server-not-stopped',
  'build-failed',
  'hook-failed',
  'setup-failed',
  'command-not-started',
  'machine-busy',
  // GitHub
  'github-forbidden',
  'github-unauthorized',
  'github-rate-limited',
  'github-not-found',
  'github-unavailable',
  'github-gone',
  'github-invalid',
  'github-refused',
  'github-unexpected',
  // Artifacts and files
  'artifact-name-taken',
  'artifact-quota',
  'artifacts-unsupported',
  'artifact-service-missing',
  'artifact-not-stored',
  'artifact-unreadable',
  'baseline-unusable',
  'record-unreadable',
  'record-too-large',
  'baseline-not-written',
  'report-not-written',
  'temporary-folder-unusable',
  // The baseline beside the candidate
  'base-not-found',
  'base-dir-missing',
  'no-repository',
  'commit-not-fetched',
  'commit-not-checked-out',
  'directory-not-in-base',
  'disk-full',
  'build-not-packed',
  'build-not-unpacked',
  'build-too-large',
  'artifact-not-written',
  // The rest
  'cancelled',
  'endless-answer',
  'rows-used-up',
  'noise-not-measured',
  'too-few-files',
  'too-few-ports',
  'generator-failed',
  'accounting-broken',
  'internal-error',
] as const;

/** Stable: users search for codes, and scripts may depend on them. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What failed, which decides the exit code: `input` 2, `gate` 3, `cancelled` 130 or 143. */
export type GateErrorKind = 'input' | 'gate' | 'cancelled';

/** One thing wrong with the input: where, what, and what to write instead. */
export interface Fault {
  /** `--budget`, `perf-gate.yml: requests[2].path`, … */
  readonly place: string;
  readonly problem: string;
  readonly remedy?: string;
  /** Lines of the input that show it, in a font of one width. */
  readonly excerpt?: readonly string[];
}

/** perf-gate, its input or its set-up failed. Never says anything about the server's speed. */
export class GateError extends Error {
  override readonly name = 'GateError';
  readonly code: ErrorCode;
  readonly kind: GateErrorKind;
  /** What to do about it, as whole sentences. */
  readonly remedy: string;
  /** Lines that show it, oldest first: the server's last output, or the faults one by one. */
  readonly details: readonly string[];
  /** Which of the details tells most; `undefined` where there are none. */
  readonly telling: string | undefined;

  /** @param entry `telling`: where it is known; else it is looked for among the details */
  constructor(entry: {
    code: ErrorCode;
    kind: GateErrorKind;
    message: string;
    remedy: string;
    details?: readonly string[];
    telling?: string | undefined;
    cause?: unknown;
  }) {
    super(entry.message, entry.cause === undefined ? undefined : { cause: entry.cause });
    this.code = entry.code;
    this.kind = entry.kind;
    this.remedy = entry.remedy;
    this.details = entry.details ?? [];
    this.telling = entry.telling ?? findTellingLine(this.details);
  }

  /** The details as a terminal shows them. */
  get lines(): readonly string[] {
    return this.details;
  }
}

/** Who has more has made one mistake in many places, or handed in another file. */
const MOST_SHOWN = 25;

/** All faults of the input at once. */
export class InputError extends GateError {
  readonly faults: readonly Fault[];

  /** @param remedy where `perf-gate validate` cannot check what was written */
  constructor(
    faults: readonly Fault[],
    remedy = 'Fix the places listed above; `perf-gate validate` checks them without measuring.',
  ) {
    super({
      code: 'bad-input',
      kind: 'input',
      message:
        faults.length === 1 ? 'The input has a fault.' : `The input has ${faults.length} faults.`,
      remedy,
      details: [...faults.slice(0, MOST_SHOWN).map(describeFault), ...restOf(faults)],
    });
    this.faults = faults;
  }

  /** With excerpts, which need a font of one width. */
  override get lines(): readonly string[] {
    return [...this.faults.slice(0, MOST_SHOWN).flatMap(linesOf), ...restOf(this.faults)];
  }
}

const linesOf = (fault: Fault): readonly string[] => [
  describeFault(fault),
  ...(fault.excerpt ?? []).map((line) => `  ${line}`),
];

const restOf = ({ length }: readonly Fault[]): readonly string[] =>
  length > MOST_SHOWN ? [`and ${length - MOST_SHOWN} more`] : [];

/** `place: problem. remedy` on one line. */
export function describeFault(fault: Fault): string {
  const remedy = fault.remedy === undefined ? '' : ` ${fault.remedy}`;
  return `${fault.place}: ${fault.problem}${remedy}`;
}

/**
 * For a `catch` that reports an error and goes on. What is left is an error that perf-gate can explain.
 * @throws the error itself when it is a cancellation or no `GateError`
 */
export function rethrowUnlessExplained(error: unknown): asserts error is GateError {
  if (!(error instanceof GateError) || error.kind === 'cancelled') throw error;
}
