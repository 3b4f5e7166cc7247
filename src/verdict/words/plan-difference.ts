// What two plans would measure differently, as phrases with both values. Names and paths may hold any text.

import type { Environment, PlanFacts, RunRecord } from '../../record/run-record.ts';
import { type Milliseconds, toSeconds } from '../../units.ts';
import { plural } from './phrase.ts';

/** The parts of a run that say what it measures. */
type PlannedRun = Pick<RunRecord, 'planHash' | 'plan'> & {
  readonly environment: Pick<Environment, 'perfGate'>;
};

/** Empty where both have one plan; else at least one phrase. */
export function listPlanDifferences(record: PlannedRun, run: PlannedRun): readonly string[] {
  if (record.planHash === run.planHash) return [];
  const unsaid = [record, run].find(({ plan }) => plan === undefined);
  if (unsaid !== undefined) {
    return [
      `plan: another one, of which perf-gate ${unsaid.environment.perfGate} stored only a hash`,
    ];
  }
  if (record.plan === undefined || run.plan === undefined) return [];
  const seen = [
    ...listDifferent(describeLoad(record.plan), describeLoad(run.plan)),
    ...listRequestDifferences(record.plan.requests, run.plan.requests),
  ];
  return seen.length === 0 ? [UNSTORED] : seen;
}

const UNSTORED =
  'requests: alike in all that a record holds; what differs is the value of a header, the text of a body or of an expectation, or the end of a long path';

/** `what: that in the record, this in this run`. */
export const describeDifference = (what: string, theirs: string, ours: string): string =>
  `${what}: ${cut(theirs)} in the record, ${cut(ours)} in this run`;

/** A record bounds its texts; here it is a list of header names that may be long. */
const LONGEST_VALUE = 200;

const cut = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;

type Described = Readonly<Record<string, string>>;

/** Both have the same keys. */
const listDifferent = (theirs: Described, ours: Described): readonly string[] =>
  Object.entries(ours).flatMap(([what, value]) => {
    const other = theirs[what] ?? NONE;
    return other === value ? [] : [describeDifference(what, other, value)];
  });

const NONE = 'none';

function describeLoad(plan: PlanFacts): Described {
  return {
    server: plan.processes === 'fresh' ? 'started by perf-gate' : 'running already',
    protocol: plan.protocol.replace(':', ''),
    'listens on': plan.transport === 'port' ? 'a port' : 'a Unix socket',
    connections: `${plan.connections}`,
    rate: plan.rate === undefined ? 'auto' : `${plan.rate}/s`,
    warmup: describeTime(plan.warmup),
    'request-timeout': describeTime(plan.requestTimeout),
    'scheme of slices': `number ${plan.sliceScheme}`,
  };
}

const describeTime = (time: Milliseconds): string =>
  time < 1_000 ? `${time}ms` : `${toSeconds(time)}s`;

type PlannedRequest = PlanFacts['requests'][number];

function listRequestDifferences(
  theirs: readonly PlannedRequest[],
  ours: readonly PlannedRequest[],
): readonly string[] {
  const names = new Set([...theirs, ...ours].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const find = (list: readonly PlannedRequest[]) => list.find((each) => each.name === name);
    const [before, now] = [find(theirs), find(ours)];
    const subject = `request "${name}"`;
    if (before === undefined || now === undefined) {
      return [describeDifference(subject, describeTarget(before), describeTarget(now))];
    }
    const differences = listDifferent(describeRequest(before), describeRequest(now));
    return differences.map((difference) => `${subject}, ${difference}`);
  });
}

const describeTarget = (request: PlannedRequest | undefined): string =>
  request === undefined ? NONE : `${request.method} ${request.path}`;

function describeRequest(request: PlannedRequest): Described {
  const { headers, bodySize } = request;
  return {
    method: request.method,
    path: request.path,
    weight: `${request.weight}`,
    headers: headers.length === 0 ? NONE : headers.join(', '),
    body: bodySize === undefined ? NONE : plural(bodySize, 'byte'),
    'expected status': request.expectedStatus ?? 'any 2xx or 3xx',
    'expected body': describeExpectation(request),
    'other checks': request.otherChecks?.join(', ') ?? NONE,
    'place in a flow': request.inFlow ?? NONE,
  };
}

function describeExpectation({ expectedBody }: PlannedRequest): string {
  switch (expectedBody) {
    case undefined:
      return 'any';
    case 'includes':
      return 'one that includes a text';
    case 'matches':
      return 'one that matches a pattern';
  }
}
