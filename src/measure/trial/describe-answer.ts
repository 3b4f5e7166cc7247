// What came and what was expected, in one line. What a server sent is masked before it is cut, and made harmless.

import type { FirstAnswer } from '../../load/first-answers.ts';
import { maskSecrets } from '../../mask.ts';
import { describeExpected } from '../../plan/describe-plan.ts';
import type { SentRequest } from '../../plan/plan.ts';
import { sanitise } from '../../server/sanitise.ts';
import type { Lacking } from './lacking.ts';

/** Of a body; enough to recognise it. */
const BODY_BYTES = 200;
const LONGEST_FIELD = 100;
const LONGEST_PATH = 120;

/** `"create" (POST /items): expected status 201; got 200, text/html, 12 bytes. Body: …` */
export function describeLacking(
  { request, answer, other }: Lacking,
  secrets: readonly string[],
): string {
  const came = describeCame(answer, secrets);
  const beside =
    other === undefined || isAlike(answer, other)
      ? ''
      : `; from the baseline ${describeCame(other, secrets)}`;
  const body = answer.status === 0 ? '' : bodyOf(answer, secrets);
  const end = body === '' ? '.' : `. Body: ${body}`;
  return `${nameOf(request)}: expected ${describeExpected(request.expect)}; got ${came}${answer.isRepetition ? ' the second time' : ''}${beside}${end}`;
}

/** `"create" (POST /items)`, or only one of them where they say the same. */
export function nameOf(request: SentRequest): string {
  const { name, method, path } = request;
  const line = `${method} ${shorten(path, LONGEST_PATH)}`;
  return name === `${method} ${path}` ? line : `${shortNameOf(request)} (${line})`;
}

/** `"create"`, or what it was given for a name: `POST /items`. */
export const shortNameOf = ({ name, method, path }: SentRequest): string =>
  name === `${method} ${path}` ? `${method} ${shorten(path, LONGEST_PATH)}` : `"${name}"`;

/** `302 to /login, text/html, 0 bytes`, or why there is no whole answer. */
export function describeCame(answer: FirstAnswer, secrets: readonly string[]): string {
  const { status, contentType, bodyBytes, failure } = answer;
  const field = (text: string) => shorten(harmless(text, secrets), LONGEST_FIELD);
  const reason = failure === undefined ? '' : field(failure.message);
  if (status === 0) return `no answer (${failure?.class}: ${reason})`;
  const leads = answer.location === '' ? '' : ` to ${field(answer.location)}`;
  const type = contentType === '' ? 'no content type' : field(contentType);
  // The rest of the line shows a wrong status and a wrong text already.
  const isSaid = failure?.class !== 'body-mismatch' || failure.message.startsWith('body began');
  const detail = isSaid || reason === '' ? '' : ` (${reason})`;
  const seen = `${status}${leads}, ${type}, ${grouped(bodyBytes)} ${bodyBytes === 1 ? 'byte' : 'bytes'}`;
  return isWhole(failure?.class)
    ? `${seen}${detail}`
    : `${seen}, and no end (${failure?.class}: ${reason})`;
}

/** `50 000 000` */
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ' ');

const isWhole = (failure: NonNullable<FirstAnswer['failure']>['class'] | undefined): boolean =>
  failure === undefined || failure === 'unexpected-status' || failure === 'body-mismatch';

const isAlike = (one: FirstAnswer, other: FirstAnswer): boolean =>
  one.status === other.status &&
  one.contentType === other.contentType &&
  one.failure?.class === other.failure?.class;

/** At most 200 bytes. */
export function bodyOf({ bodyStart, bodyBytes }: FirstAnswer, secrets: readonly string[]): string {
  const text = harmless(bodyStart, secrets);
  const start = cutToBytes(text, BODY_BYTES);
  return start.length < text.length || bodyBytes > Buffer.byteLength(bodyStart)
    ? `${start}…`
    : start;
}

/** One line without a secret. One may stand across what is removed, so they are looked for before and after. */
export const harmless = (text: string, secrets: readonly string[]): string =>
  maskSecrets(sanitise(maskSecrets(text, secrets).replace(/\s+/g, ' ')).trim(), secrets);

/** Whole characters alone. */
function cutToBytes(text: string, most: number): string {
  let [taken, size] = ['', 0];
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > most) return taken;
    taken += character;
  }
  return taken;
}

const shorten = (text: string, most: number): string =>
  text.length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;
