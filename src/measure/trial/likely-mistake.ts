// What is most likely wrong where an answer is not the expected one, and what to write instead. Pure.

import { lacksCapture } from '../../load/first-answers.ts';
import { looksAtMore } from '../../plan/describe-plan.ts';
import { harmless, shortNameOf } from './describe-answer.ts';
import type { Lacking } from './lacking.ts';

interface Situation {
  readonly secrets: readonly string[];
  /** Whether something else than the requests showed that the server is ready. */
  readonly isReadyByOther: boolean;
}

/** More are no help. */
const MOST_HINTS = 3;

/** Whole sentences: one hint for each kind of mistake. */
export function likelyMistakes(lacking: readonly Lacking[], situation: Situation): string {
  const hints = lacking.map((one) => hintFor(one, situation));
  const kinds = new Map<string, string>();
  for (const { kind, text } of hints) if (!kinds.has(kind)) kinds.set(kind, text);
  return [...kinds.values()].slice(0, MOST_HINTS).join(' ');
}

interface Hint {
  readonly kind: string;
  readonly text: string;
}

const CREDENTIALS =
  'send credentials in `headers`, as in ' + `\`authorization: Bearer \${env:API_TOKEN}\``;
/** Sent with a request, they say who asks. */
const SENT_CREDENTIALS = ['authorization', 'cookie', 'x-api-key'];
const MISSING =
  'it may want a cookie or a token against forged requests beside them; `setup` and `capture` take these from a login';

/** What to do where the server asks who it is. */
function adviseOnRefusal({ headers }: Lacking['request']): string {
  const sent = headers.map(({ name }) => name.toLowerCase());
  const own = SENT_CREDENTIALS.filter((name) => sent.includes(name));
  return own.length === 0
    ? `${CREDENTIALS}, or log in with \`setup\``
    : `it was sent with \`${own.join('` and `')}\`; ${MISSING}`;
}

const LATE =
  ' If it only comes later, leave out `ready-path` and `ready-command`: then perf-gate waits for it.';

function hintFor(lacking: Lacking, situation: Situation): Hint {
  const { request, answer } = lacking;
  const which = shortNameOf(request);
  if (answer.isRepetition && answer.status < 500) {
    return {
      kind: 'repeated',
      text: `The first ${which} got what it expects, and the second did not: write \`{seq}\` or \`{uuid}\` where each must be new.`,
    };
  }
  switch (answer.failure?.class) {
    case 'unexpected-status':
      return hintForStatus(lacking, situation);
    case 'body-mismatch':
      return hintForBody(lacking);
    case 'timeout':
      return { kind: 'slow', text: 'If the answer only takes long, raise `request-timeout`.' };
    case 'bad-framing':
      return {
        kind: 'badly framed',
        text: `The answer to ${which} is not written as HTTP/1.1 asks (RFC 9112): lines end with CRLF, and a head has at most 16 KiB. curl may read it all the same.`,
      };
    default:
      return {
        kind: 'broken',
        text: `Send ${which} by hand, for example with \`curl -v\`, to see the same; the log of the server may say why.`,
      };
  }
}

function hintForBody({ request, answer }: Lacking): Hint {
  const which = shortNameOf(request);
  if (lacksCapture(answer)) {
    const text = `Look at \`capture\` of ${which}, and at what its answer holds: send it by hand.`;
    return { kind: 'nothing captured', text };
  }
  if (looksAtMore(request.expect)) {
    const text = `The answer to ${which} is another one: look at \`expect\`, and at what the request asks for.`;
    return { kind: 'another answer', text };
  }
  const input = request.expect.body?.kind === 'matches' ? 'body-matches' : 'body-includes';
  const text = `The body of ${which} is another one: look at \`${input}\`, letter by letter, and at what the request asks for.`;
  return { kind: 'another body', text };
}

const REFUSED: ReadonlySet<number> = new Set([401, 403, 407]);
const NO_SUCH_PAGE: ReadonlySet<number> = new Set([404, 410]);
const NO_SUCH_METHOD: ReadonlySet<number> = new Set([405, 501]);

function hintForStatus(lacking: Lacking, { secrets, isReadyByOther }: Situation): Hint {
  const { request, answer } = lacking;
  const { status } = answer;
  const which = shortNameOf(request);
  const late = isReadyByOther ? LATE : '';
  if (status >= 300 && status < 400) return hintForRedirect(lacking, secrets);
  if (REFUSED.has(status)) {
    return { kind: 'refused', text: `The server refuses ${which}: ${adviseOnRefusal(request)}.` };
  }
  if (NO_SUCH_PAGE.has(status)) {
    const text = `The server has no page for ${which}: look at \`path\`, its prefix, its case and a slash at its end.${late}`;
    return { kind: 'no such page', text };
  }
  if (NO_SUCH_METHOD.has(status)) {
    const text = `The server does not take ${request.method} there: look at \`method\` and \`path\`.`;
    return { kind: 'no such method', text };
  }
  if (status === 429) {
    return {
      kind: 'limited',
      text: 'Switch off what limits the rate of requests, in both versions.',
    };
  }
  if (status >= 500) {
    return { kind: 'failed', text: `The server fails at ${which}: its log may say why.${late}` };
  }
  if (status >= 400) {
    const text = `The server does not accept ${which}: look at \`json\`, \`body\`, \`headers\` and \`path\`.`;
    return { kind: 'not accepted', text };
  }
  return {
    kind: 'another status',
    text: `If ${status} is right for ${which}, write \`expect: { status: ${status} }\`.`,
  };
}

const LOGIN = /log-?in|sign-?in|\bauth|\bsso\b|session/i;

function hintForRedirect({ request, answer }: Lacking, secrets: readonly string[]): Hint {
  const { status, location } = answer;
  const which = shortNameOf(request);
  if (LOGIN.test(location)) {
    return {
      kind: 'login',
      text: `${which} is sent to a login page: ${adviseOnRefusal(request)}.`,
    };
  }
  const target = harmless(location, secrets).slice(0, LONGEST_TARGET);
  const there = target === '' ? '' : ` to ${target}: load that path`;
  return {
    kind: 'redirect',
    text: `${which} is redirected${there}; or, if the redirect is right, write \`expect: { status: ${status} }\`.`,
  };
}

const LONGEST_TARGET = 100;
