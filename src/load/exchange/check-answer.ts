// Checks an answer against what the plan expects.

import { compilePattern, type Pattern } from '../../pattern.ts';
import type { Expectation } from '../../plan/plan.ts';
import type { CapturedValue } from '../../plan/request-plan.ts';
import type { FailureClass } from '../../record/failure-class.ts';
import { BYTES_PER_KIBIBYTE } from '../../units.ts';
import { captureFrom, type KeptToCapture, whyUnfit } from './capture.ts';
import { checkJson } from './check-json.ts';
import { decodeBody, TOO_LONG } from './decode-body.ts';
import type { Exchange } from './exchange.ts';
import { checkFields, KeptFields } from './kept-fields.ts';
import { looksAtBody, type OutgoingRequest } from './outgoing-request.ts';

/** Enough of an unexpected body to recognise it in an example message. */
const SHOWN_OF_BODY = 80;

type TextCheck = NonNullable<Expectation['body']>;

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

/** Between the name of a value and the reason. */
export const CANNOT_BE_CAPTURED = ' cannot be captured: ';

const NO_FIELDS = new KeptFields();

/** @param body empty where the expectation does not look at it; so are `fields` */
export function checkAnswer(
  expect: Expectation,
  status: number,
  body: KeptBody,
  fields = NO_FIELDS,
): Mismatch | undefined {
  if (!isExpectedStatus(expect, status)) {
    return {
      failure: 'unexpected-status',
      message: `status ${status}, expected ${describeExpected(expect)}`,
    };
  }
  const message = checkHead(expect, fields) ?? checkBody(expect, status, body, fields);
  return message === undefined ? undefined : { failure: 'body-mismatch', message };
}

function checkHead({ headers }: Expectation, fields: KeptFields): string | undefined {
  return headers && checkFields(headers, fields, matchesField);
}

function matchesField(pattern: RegExp, text: string): boolean {
  const { longestText, test } = patternOf({ pattern });
  return text.length <= longestText && test(text);
}

function checkBody(
  expect: Expectation,
  status: number,
  body: KeptBody,
  fields: KeptFields,
): string | undefined {
  if (expect.body === undefined && expect.json === undefined) return undefined;
  if (body.isTooLong) return TOO_LONG;
  // Looked at only where the request asks for an encoding.
  const codings = fields.valuesOf('content-encoding');
  const isEncoded = codings.length > 0 && !body.isEmpty;
  const decoded = isEncoded ? decodeBody(body.bytes(), codings, LONGEST) : undefined;
  if (decoded?.kind === 'fault') return decoded.fault;
  const text = decoded?.bytes.toString('utf8') ?? body.text();
  const ofText = expect.body && checkText(expect.body, text);
  return ofText ?? (expect.json && checkJson(expect.json, status, text));
}

function checkText(check: TextCheck, text: string): string | undefined {
  if (check.kind === 'matches' && text.length > patternOf(check).longestText) {
    return `body of ${text.length} characters, too long for the pattern`;
  }
  return bodyMatches(check, text) ? undefined : `body began "${beginningOf(text)}`;
}

/** Cut text ends without a quote: at the very end, masking recognises even the beginning of a secret. */
const beginningOf = (text: string): string =>
  text.length > SHOWN_OF_BODY ? text.slice(0, SHOWN_OF_BODY) : `${text}"`;

function bodyMatches(check: TextCheck, text: string): boolean {
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

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  clear(): void {
    if (this.#length === 0) return;
    this.#chunks = [];
    this.#length = 0;
  }
}

const keptToCapture = (body: KeptBody, fields: KeptFields): KeptToCapture => ({
  get isCut() {
    return body.isTooLong;
  },
  longest: '16 MiB',
  fields: (name) => fields.valuesOf(name),
  bytes: () => body.bytes(),
});

/** What of an answer is looked at. Each connection reuses a single object. */
export class KeptAnswer {
  readonly #body = new KeptBody();
  readonly #fields = new KeptFields();
  readonly #keptToCapture: KeptToCapture = keptToCapture(this.#body, this.#fields);

  /** @returns what gets the fields of the answer; `undefined`: none is looked at */
  fieldsFor({ fields }: OutgoingRequest): KeptFields | undefined {
    return fields && this.#fields.begin(fields);
  }

  /** @param chunk see `KeptBody.add` */
  addBody(request: OutgoingRequest, chunk: Buffer): void {
    if (looksAtBody(request)) this.#body.add(chunk);
  }

  /** The answer is whole. */
  judge(exchange: Exchange): void {
    const { expect, fields } = exchange.request;
    // Another request of the mix may have left some.
    const kept = fields === undefined ? NO_FIELDS : this.#fields;
    const mismatch = checkAnswer(expect, exchange.status, this.#body, kept);
    exchange.failure = mismatch?.failure;
    exchange.message = mismatch?.message ?? '';
    if (mismatch === undefined && exchange.request.step !== undefined) this.#capture(exchange);
  }

  /** An answer that lacks what is captured is none that the flow can go on with. */
  #capture(exchange: Exchange): void {
    const captured: CapturedValue[] = [];
    for (const { name, from, fit } of exchange.request.step?.captures ?? []) {
      const found = captureFrom(this.#keptToCapture, from);
      const why = found.kind === 'found' ? whyUnfit(found.value, fit) : found.why;
      if (found.kind === 'found' && why === undefined) {
        captured.push(found.value);
        continue;
      }
      exchange.failure = 'body-mismatch';
      exchange.message = `\`${name}\`${CANNOT_BE_CAPTURED}${why}`;
      return;
    }
    exchange.captured = captured;
  }

  clear(): void {
    this.#body.clear();
  }
}
