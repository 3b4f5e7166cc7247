// Drafts become the text of `requests:`. What perf-gate would refuse is left out, so the text has no faults.

import { faultsOfRequests, LONGEST_FILE } from '../../plan/check-requests.ts';
import { referencesIn } from '../../plan/secrets.ts';
import type { Draft } from '../draft/draft.ts';
import type { LeftOut } from '../draft/left-out.ts';
import { isWellFormed } from '../draft/well-formed.ts';
import { secretFinder, weightsOf } from './choose.ts';
import { namesOf, wantedName } from './names.ts';
import { commentText, requestLines } from './yaml-text.ts';

export interface WrittenRequests {
  readonly text: string;
  readonly count: number;
  /** Variables that have to be set. */
  readonly variables: readonly string[];
}

/** Room for what else the user has in that file. */
const LONGEST_TEXT = LONGEST_FILE - 32_000;
/** A check takes about a millisecond; looking for secrets takes as long as texts and secrets are many. */
const MOST_REFUSED = 500;
const MOST_LOOKED_AT = 8 * LONGEST_FILE;

interface WriteInput {
  /** The most frequent first. */
  readonly drafts: readonly Draft[];
  readonly most: number;
  /** Names the file, and what it is. */
  readonly title: string;
  readonly leftOut: LeftOut;
  /** What was taken out of them. */
  readonly secrets: ReadonlySet<string>;
}

/** In the order of the drafts. */
export function writeRequests(input: WriteInput): WrittenRequests {
  const chosen = chooseSound(input);
  const names = namesOf(chosen);
  const weights = weightsOf(chosen.map(({ count }) => count));
  const entries = chosen.map((draft, at) => requestLines(draft, names[at] ?? '', weights[at] ?? 1));
  const body = `requests:\n${entries.join('')}`;
  const variables = [...new Set(chosen.flatMap(variablesOf))].sort();
  const text = `${headOf(input.title, chosen, variables)}${body}`;
  return { text, count: chosen.length, variables };
}

function variablesOf({ headers, body }: Draft): readonly string[] {
  const ofHeaders = headers.flatMap(([, value]) => referencesIn(value));
  if (body === undefined) return ofHeaders;
  return [...ofHeaders, ...(body.kind === 'text' ? referencesIn(body.text) : inTexts(body.value))];
}

/** Keys of a mapping refer to nothing. */
function inTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return referencesIn(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inTexts) : [];
}

function chooseSound({ drafts, most, leftOut, secrets }: WriteInput): readonly Draft[] {
  const repeatsSecret = secretFinder(secrets);
  const chosen: Draft[] = [];
  let length = 0;
  let refused = 0;
  let lookedAt = 0;
  for (const [index, draft] of drafts.entries()) {
    if (chosen.length === most || refused === MOST_REFUSED || lookedAt > MOST_LOOKED_AT) {
      leftOut.request(`beyond the ${most} most frequent (--top)`, drafts.length - index);
      break;
    }
    const lines = requestLines(draft, wantedName(draft), 1);
    lookedAt += lines.length;
    if (length + lines.length > LONGEST_TEXT) {
      leftOut.request('no room for it in the file');
      refused++;
    } else if (repeatsSecret(draft)) {
      leftOut.request('it repeats a secret of another one');
      refused++;
    } else if (isSound(lines)) {
      chosen.push(draft);
      length += lines.length;
    } else {
      leftOut.request('perf-gate cannot send it');
      refused++;
    }
  }
  return chosen;
}

/** Neither a fault, nor a text that UTF-8 cannot hold. */
const isSound = (lines: string): boolean =>
  isWellFormed(lines) && faultsOfRequests(`requests:\n${lines}`).length === 0;

/** Methods that only read (RFC 9110 section 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

const MOST_VARIABLES = 8;

const changes = (methods: string): string =>
  `${methods} may change data. What must be new each time takes {seq}, as in '{seq}-user@example.com'; \`before-block\` can reset the rest.`;

function headOf(title: string, drafts: readonly Draft[], variables: readonly string[]): string {
  const methods = new Set(drafts.map(({ method }) => method));
  const changing = [...methods].filter((each) => !SAFE.has(each)).join(', ');
  const named = variables.slice(0, MOST_VARIABLES).join(', ');
  const more = variables.length > MOST_VARIABLES ? ', …' : '';
  const lines = [
    `Requests for perf-gate.yml, from ${title}.`,
    'Look them over: each is sent thousands of times, as it stands here.',
    ...(changing === '' ? [] : [changes(changing)]),
    ...(named === ''
      ? []
      : [`Secrets were left out. Set, or remove the lines with: ${named}${more}`]),
  ];
  return lines.map((line) => `# ${commentText(line)}\n`).join('');
}
