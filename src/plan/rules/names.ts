// Names of requests, steps and flows, which the report and the baseline tell apart by them.

import { isRawFlow, listed } from '../read/raw-requests.ts';
import { isMapping, type Path, shown } from '../read/reading.ts';
import { LONGEST_NAME } from '../read/text.ts';
import { nameInFlow } from '../request-plan.ts';
import { POSTED } from '../table/request.ts';
import type { InputIssue } from './faults.ts';

/** What has a name, and where it stands. */
interface Named {
  readonly name: string;
  readonly at: Path;
  readonly kind: 'request' | 'flow' | 'step';
  /** Whether it was given one; else it is made of method and path. */
  readonly isGiven: boolean;
  /** Name of the flow that it is a step of. */
  readonly flow?: string;
}

/** On raw values, so that names are compared even when other keys of the requests have faults. */
export function findNameFaults(requests: unknown): readonly InputIssue[] {
  const first = new Map<string, Named>();
  return listed(requests)
    .flatMap(namedIn)
    .flatMap((named) => {
      const tooLong = refuseLong(named);
      if (tooLong !== undefined) return [tooLong];
      const other = first.get(named.name);
      if (other === undefined) first.set(named.name, named);
      return other === undefined ? [] : refuseTaken(named, other);
    });
}

function namedIn(entry: unknown, index: number): readonly Named[] {
  const at = ['requests', index];
  if (!isRawFlow(entry)) return nameOf(entry, { at, kind: 'request' });
  const [flow] = nameOf({ name: entry.name }, { at, kind: 'flow' });
  // A fault of its own: nothing is known of the names of its steps.
  if (flow === undefined) return [];
  const steps = listed(entry.steps).flatMap((step, position) =>
    nameOf(step, { at: [...at, 'steps', position], kind: 'step' }),
  );
  return [
    flow,
    ...steps.map((step) => ({ ...step, name: nameInFlow(flow.name, step.name), flow: flow.name })),
  ];
}

function nameOf(entry: unknown, where: Pick<Named, 'at' | 'kind'>): readonly Named[] {
  const name = rawRequestName(entry);
  const isGiven = isMapping(entry) && entry.name !== undefined;
  // Its reader has refused a longer one.
  if (name === undefined || (isGiven && name.length > LONGEST_NAME)) return [];
  return [{ ...where, name, isGiven }];
}

function refuseLong({ name, at, isGiven }: Named): InputIssue | undefined {
  if (name.length <= LONGEST_NAME) return undefined;
  if (!isGiven) {
    return { path: at, problem: 'its path is too long to be its name.', remedy: OWN_NAME };
  }
  const problem = `behind the name of its flow, its name has ${name.length} characters, more than ${LONGEST_NAME}.`;
  return { path: at, problem, remedy: 'Give the step or the flow a shorter one.' };
}

function refuseTaken(named: Named, other: Named): readonly InputIssue[] {
  // That the flows have one name was said.
  if (named.flow === other.flow && named.flow !== undefined && named.at[1] !== other.at[1])
    return [];
  const whose = named.kind === other.kind ? `another ${other.kind}` : `a ${other.kind}`;
  const problem = `${whose} is already named ${shown(named.name)}.`;
  return [{ path: named.at, problem, remedy: OWN_NAME }];
}

const OWN_NAME = 'Give it a `name` of its own.';

/** `undefined` where what makes the name has a fault of its own. */
export function rawRequestName(request: unknown): string | undefined {
  if (!isMapping(request)) return undefined;
  const { name, path } = request;
  const isPosted = POSTED.some((key) => request[key] !== undefined);
  const { method = isPosted ? 'POST' : 'GET' } = request;
  if (name !== undefined) return typeof name === 'string' ? name : undefined;
  return typeof path === 'string' && typeof method === 'string'
    ? requestName(method, path)
    : undefined;
}

/** The name of a request that was given none. */
export function requestName(method: string, path: string): string {
  return `${method} ${path}`;
}
