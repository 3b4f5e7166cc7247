// Which requests both versions can answer, and by whose definition. Pure.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { Plan, RequestPlan, SecretText } from '../plan/plan.ts';
import { listUnits, type Unit } from '../plan/request-plan.ts';
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
  const isKnown = (unit: Unit): boolean =>
    unit.flatMap(capturedIn).every((name) => captured.has(name));
  const [now, old] = [listUnits(requests), listUnits(before.requests)];
  const known = new Map(old.filter(isKnown).map((unit) => [nameOf(unit), unit]));
  const definitionOf = (unit: Unit): readonly RequestPlan[] => known.get(nameOf(unit)) ?? [];
  const added = now.filter((unit) => !known.has(nameOf(unit)));
  const judged = now.flatMap((unit) => asDefined(definitionOf(unit), unit));
  const differences = now.flatMap((unit) => {
    const difference = differenceOf(known.get(nameOf(unit)), unit);
    return difference === undefined ? [] : [{ unit, difference }];
  });
  const said = differences.map(({ unit, difference }) => `"${nameOf(unit)}" (${difference})`);
  const names = new Set(now.map(nameOf));
  const gone = old.map(nameOf).filter((name) => !names.has(name));
  const apart = old.filter((unit) => names.has(nameOf(unit)) && !isKnown(unit));
  const warnings = [
    ...warnOfChanged(said),
    ...warnOfGone(gone),
    ...warnOfSetup(apart),
    ...warnOfAdded(added),
  ];
  const changed = new Set(
    differences.flatMap(({ unit }) => definitionOf(unit)).map(({ name }) => name),
  );
  return { judged: nonEmpty(judged), added: added.flat(), warnings, changed };
}

/** Flows are matched by their names, and sent as a whole as one version defines them. */
const nameOf = ([first]: Unit): string => first.step?.flow.name ?? first.name;

/** The baseline's requests with the tolerances of the candidate's plan, where that has the same. */
function asDefined(definition: readonly RequestPlan[], unit: Unit): readonly RequestPlan[] {
  const { tolerances, limits } = unit[0].step?.flow ?? unit[0];
  const flows = new Map(
    definition.flatMap(({ step }) =>
      step === undefined ? [] : [[step.flow, { ...step.flow, tolerances, limits }] as const],
    ),
  );
  return definition.map((request) => {
    const own = unit.find(({ name }) => name === request.name) ?? request;
    const { step } = request;
    const flow = step && flows.get(step.flow);
    return {
      ...request,
      tolerances: own.tolerances,
      limits: own.limits,
      ...(step && flow ? { step: { ...step, flow } } : {}),
    };
  });
}

/** The first difference of two units of one name. */
function differenceOf(before: Unit | undefined, after: Unit): string | undefined {
  if (before === undefined) return undefined;
  const namesOf = (unit: Unit): string => unit.map(({ name }) => name).join(', ');
  if (namesOf(before) !== namesOf(after)) return 'other steps';
  for (const [index, request] of after.entries()) {
    const difference = findDifference(before[index], request);
    if (difference === undefined) continue;
    return request.step === undefined ? difference : `"${request.name}": ${difference}`;
  }
  if (before[0].weight !== after[0].weight) {
    return `weight ${before[0].weight} is now ${after[0].weight}`;
  }
  return undefined;
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
  const units = listUnits(requests);
  const added = units.filter((unit) => isNewUnit(unit, isNew));
  const judged = units.filter((unit) => !isNewUnit(unit, isNew)).flat();
  const different = judged.flatMap(({ name }) => describeAnswers(name, before, after) ?? []);
  const warnings = [...warnOfAdded(added), ...warnOfAnswers(different)];
  return { judged: nonEmpty(judged), added: added.flat(), warnings };
}

/** A flow is new where one of its steps is. */
const isNewUnit = (unit: Unit, isNew: (request: RequestPlan) => boolean): boolean =>
  unit.some(isNew);

/** The first difference in what is sent or expected. */
function findDifference(before: RequestPlan | undefined, after: RequestPlan): string | undefined {
  if (before === undefined) return undefined;
  if (before.method !== after.method) return `${before.method} is now ${after.method}`;
  if (before.path !== after.path) return `path ${before.path} is now ${after.path}`;
  const parts = ['headers', 'body', 'expect'] as const;
  if (rowsOf(before) !== rowsOf(after)) return 'other rows';
  if (textOf(placeOf(before)) !== textOf(placeOf(after))) return 'other think time or captures';
  const part = parts.find((name) => textOf(before[name]) !== textOf(after[name]));
  return part === undefined ? undefined : `other ${part}`;
}

const placeOf = ({ step }: RequestPlan) => step && [step.thinkTime, step.captures];

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

const warnOfAdded = (added: readonly Unit[]): readonly Warning[] =>
  warn(
    'new-requests',
    added.map((unit) => `"${nameOf(unit)}"`),
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

const warnOfSetup = (apart: readonly Unit[]): readonly Warning[] =>
  warn(
    'requests-changed',
    apart.map((unit) => `"${nameOf(unit)}" (${unit.flatMap(capturedIn).join(', ')})`),
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
