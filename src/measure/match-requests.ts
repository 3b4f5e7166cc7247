// Which requests both versions can answer, and by whose definition. Pure.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { Plan, RequestPlan, SecretText } from '../plan/plan.ts';
import { tablesOf } from '../plan/template.ts';
import { capturedIn } from '../plan/with-captured.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { NonEmpty } from '../units.ts';
import type { Warning } from '../verdict/verdict.ts';

interface MatchedRequests {
  /** Sent to both versions; `undefined` where there are none. */
  readonly judged: NonEmpty<RequestPlan> | undefined;
  /** New with the candidate. */
  readonly added: readonly RequestPlan[];
  readonly warnings: readonly Warning[];
}

interface MatchedDefinitions extends MatchedRequests {
  /** Names of those that the candidate's plan would send, or expect to be answered, in another way. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Requests are matched by name. A request that both versions define is sent as the baseline defines it,
 * so that a change of the plan is not taken for a change of the server. Tolerances are the candidate's.
 * @param before what the baseline's own configuration asks for, where that is known
 */
export function matchDefinitions(
  { requests, server }: Pick<Plan, 'requests' | 'server'>,
  before: Pick<Plan, 'requests'> | undefined,
): MatchedDefinitions {
  if (before === undefined)
    return { judged: requests, added: [], warnings: [], changed: new Set() };
  const captured = namesCaptured(server);
  const isKnown = (request: RequestPlan): boolean =>
    capturedIn(request).every((name) => captured.has(name));
  const known = new Map(before.requests.filter(isKnown).map((request) => [request.name, request]));
  const added = requests.filter(({ name }) => !known.has(name));
  const judged = requests.flatMap((request) => {
    const definition = known.get(request.name);
    const { tolerances, limits } = request;
    return definition === undefined ? [] : [{ ...definition, tolerances, limits }];
  });
  const differences = requests.flatMap((request) => {
    const { name } = request;
    const difference = findDifference(known.get(name), request);
    return difference === undefined ? [] : [{ name, difference }];
  });
  const said = differences.map(({ name, difference }) => `"${name}" (${difference})`);
  const names = new Set(requests.map(({ name }) => name));
  const gone = before.requests.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  const apart = before.requests.filter((request) => names.has(request.name) && !isKnown(request));
  const warnings = [
    ...warnOfChanged(said),
    ...warnOfGone(gone),
    ...warnOfSetup(apart),
    ...warnOfAdded(added),
  ];
  const changed = new Set(differences.map(({ name }) => name));
  return { judged: nonEmpty(judged), added, warnings, changed };
}

/** Each version is set up in its own way, and sent what that gave. */
const namesCaptured = ({ steps }: Pick<Plan['server'], 'steps'>): ReadonlySet<string> =>
  new Set(steps.setup.flatMap(({ captures }) => captures.map(({ name }) => name)));

/** How a version says that it has no such endpoint: RFC 9110 sections 15.5.5, 15.5.6, 15.6.2. */
const NO_SUCH_ENDPOINT: ReadonlySet<number> = new Set([404, 405, 501]);

/**
 * A request is new when the baseline has no endpoint for it and the candidate answers as expected.
 * A request that both fail is not new: it is judged, as a failure.
 */
export function matchAnswers(
  requests: NonEmpty<RequestPlan>,
  before: readonly FirstAnswer[],
  after: readonly FirstAnswer[],
): MatchedRequests {
  const isNew = ({ name }: RequestPlan): boolean => {
    const old = before.find((answer) => answer.name === name);
    const now = after.find((answer) => answer.name === name);
    if (old?.failure === undefined || now === undefined) return false;
    return now.failure === undefined && NO_SUCH_ENDPOINT.has(old.status);
  };
  const added = requests.filter(isNew);
  const judged = requests.filter((request) => !isNew(request));
  const different = judged.flatMap(({ name }) => describeAnswers(name, before, after) ?? []);
  const warnings = [...warnOfAdded(added), ...warnOfAnswers(different)];
  return { judged: nonEmpty(judged), added, warnings };
}

/** The first difference in what is sent or expected. */
function findDifference(before: RequestPlan | undefined, after: RequestPlan): string | undefined {
  if (before === undefined) return undefined;
  if (before.method !== after.method) return `${before.method} is now ${after.method}`;
  if (before.path !== after.path) return `path ${before.path} is now ${after.path}`;
  if (before.weight !== after.weight) return `weight ${before.weight} is now ${after.weight}`;
  const parts = ['headers', 'body', 'expect'] as const;
  if (rowsOf(before) !== rowsOf(after)) return 'other rows';
  const part = parts.find((name) => textOf(before[name]) !== textOf(after[name]));
  return part === undefined ? undefined : `other ${part}`;
}

/** What tells the rows of two versions apart. */
const rowsOf = ({ template }: RequestPlan): string =>
  tablesOf(template)
    .map(({ digest, order }) => `${digest} ${order}`)
    .join();

/** A text that may hold secrets is compared by its template. */
const textOf = (part: unknown): string =>
  JSON.stringify(part, (_, value: unknown) => {
    if (value instanceof RegExp) return value.source;
    return isSecretText(value) ? value.template : value;
  }) ?? '';

const isSecretText = (value: unknown): value is SecretText =>
  typeof value === 'object' && value !== null && 'template' in value;

/** Where both answers are expected but differ, the versions may do different work. */
function describeAnswers(
  name: string,
  before: readonly FirstAnswer[],
  after: readonly FirstAnswer[],
): string | undefined {
  const old = before.find((answer) => answer.name === name && answer.failure === undefined);
  const now = after.find((answer) => answer.name === name && answer.failure === undefined);
  if (old === undefined || now === undefined) return undefined;
  if (old.status !== now.status) return `"${name}" with ${old.status} before and ${now.status} now`;
  if (isAlike(old.bodyBytes, now.bodyBytes)) return undefined;
  return `"${name}" with ${old.bodyBytes} bytes before and ${now.bodyBytes} now`;
}

/** Dates and counters change a body by a little. */
const isAlike = (before: number, after: number): boolean =>
  Math.abs(after - before) <= 0.1 * Math.max(before, after) + 16;

const warnOfAdded = (added: readonly RequestPlan[]): readonly Warning[] =>
  warn(
    'new-requests',
    added.map(({ name }) => `"${name}"`),
    (list) => `New requests are measured, but not judged: ${list}.`,
  );

const warnOfChanged = (changed: readonly string[]): readonly Warning[] =>
  warn(
    'requests-changed',
    changed,
    (list) =>
      `Both versions are sent what the baseline defines, not what the plan says now: ${list}.`,
  );

const warnOfGone = (gone: readonly string[]): readonly Warning[] =>
  warn(
    'requests-changed',
    gone.map((name) => `"${name}"`),
    (list) => `The baseline's plan also has ${list}; this plan does not, so that is not measured.`,
  );

const warnOfSetup = (apart: readonly RequestPlan[]): readonly Warning[] =>
  warn(
    'requests-changed',
    apart.map((request) => `"${request.name}" (${capturedIn(request).join(', ')})`),
    (list) =>
      `As the baseline defines them, requests use what \`setup\` of this version does not capture: ${list}.`,
  );

const warnOfAnswers = (different: readonly string[]): readonly Warning[] =>
  warn(
    'answers-differ',
    different,
    (list) => `The two versions answer differently, so other work may be compared: ${list}.`,
  );

function warn(
  code: Warning['code'],
  items: readonly string[],
  say: (list: string) => string,
): readonly Warning[] {
  return items.length === 0 ? [] : [{ code, text: say(items.join(', ')) }];
}
