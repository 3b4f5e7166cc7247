// Checks an answer against what the plan expects.

import { compilePattern, type Pattern } from '../../pattern.ts';
import type { Expectation } from '../../plan/plan.ts';
import type { FailureClass } from '../../record/failure-class.ts';
import { BYTES_PER_KIBIBYTE } from '../../units.ts';

/** Enough of an unexpected body to recognise it in an example message. */
const SHOWN_OF_BODY = 80;

interface Mismatch {
  readonly failure: Extract<FailureClass, 'unexpected-status' | 'body-mismatch'>;
  readonly message: string;
}

export function isExpectedStatus(expect: Expectation, status: number): boolean {
  return expect.status === undefined
    ? status >= 200 && status < 400
    : expect.status.includes(status);
}

const describeExpected = ({ status }: Expectation): string =>
  status === undefined ? '200 to 399' : status.join(' or ');

/** @param body empty where the expectation has no body check */
export function checkAnswer(
  expect: Expectation,
  status: number,
  body: KeptBody,
): Mismatch | undefined {
  if (!isExpectedStatus(expect, status)) {
    return {
      failure: 'unexpected-status',
      message: `status ${status}, expected ${describeExpected(expect)}`,
    };
  }
  if (expect.body === undefined) return undefined;
  if (body.isTooLong) {
    return { failure: 'body-mismatch', message: 'body longer than the 16 MiB that are checked' };
  }
  const text = body.text();
  if (expect.body.kind === 'matches' && text.length > patternOf(expect.body).longestText) {
    const message = `body of ${text.length} characters, too long for the pattern`;
    return { failure: 'body-mismatch', message };
  }
  if (bodyMatches(expect.body, text)) return undefined;
  return { failure: 'body-mismatch', message: `body began "${beginningOf(text)}` };
}

/** Cut text ends without a quote: at the very end, masking recognises even the beginning of a secret. */
const beginningOf = (text: string): string =>
  text.length > SHOWN_OF_BODY ? text.slice(0, SHOWN_OF_BODY) : `${text}"`;

function bodyMatches(check: NonNullable<Expectation['body']>, text: string): boolean {
  switch (check.kind) {
    case 'includes':
      return text.includes(check.text);
    case 'matches':
      return patternOf(check).test(text);
  }
}

/** Compiled once in each thread. */
const compiled = new WeakMap<RegExp, Pattern>();

/** The plan was checked: a pattern that cannot be compiled is refused there. */
function patternOf({ pattern }: { readonly pattern: RegExp }): Pattern {
  const known = compiled.get(pattern) ?? compilePattern(pattern);
  if (known === undefined) throw new TypeError('a pattern that cannot be compiled');
  compiled.set(pattern, known);
  return known;
}

/** Body checks are for pages, not for files; an endless body must not fill the memory. */
const LONGEST = 16 * BYTES_PER_KIBIBYTE * BYTES_PER_KIBIBYTE;

export class KeptBody {
  #chunks: Buffer[] = [];
  #length = 0;

  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.isTooLong) this.#chunks = [];
    else this.#chunks.push(Buffer.from(chunk));
  }

  /** More than 16 MiB: then nothing of it is kept. */
  get isTooLong(): boolean {
    return this.#length > LONGEST;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  clear(): void {
    if (this.#length === 0) return;
    this.#chunks = [];
    this.#length = 0;
  }
}
