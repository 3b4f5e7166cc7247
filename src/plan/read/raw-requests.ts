// Where requests stand in the file: in its lists, and as steps of flows. On raw values, which may be anything.

import { isMapping, type Path } from './reading.ts';

/** The inputs that are lists of requests. */
export const REQUEST_LISTS: ReadonlySet<unknown> = new Set(['requests', 'setup', 'teardown']);

type Mapping = Readonly<Record<string, unknown>>;

/** With `steps` it is a flow, whatever else it has. */
export const isRawFlow = (entry: unknown): entry is Mapping & { readonly steps: unknown } =>
  isMapping(entry) && Object.hasOwn(entry, 'steps');

export const listed = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

/** A request as it was written. */
export interface RawRequest {
  readonly at: Path;
  readonly written: Mapping;
}

/** All of them, also those that are steps of flows; what is no mapping is left out. */
export const rawRequests = (values: Mapping): readonly RawRequest[] =>
  Object.entries(values)
    .filter(([list]) => REQUEST_LISTS.has(list))
    .flatMap(([list, entries]) =>
      listed(entries).flatMap((entry, index) => requestsIn(entry, [list, index])),
    );

function requestsIn(entry: unknown, at: Path): readonly RawRequest[] {
  if (isFlowAt(at, entry)) {
    return listed(entry.steps).flatMap((step, position) =>
      requestsIn(step, [...at, 'steps', position]),
    );
  }
  return isMapping(entry) ? [{ at, written: entry }] : [];
}

/** Only an entry of `requests` is one: a step holds no flow. */
const isFlowAt = (at: Path, entry: unknown): entry is Mapping & { readonly steps: unknown } =>
  at[0] === 'requests' && at.length === 2 && isRawFlow(entry);

/** What of a path lies below the request, or the step, that it leads into; `undefined`: it leads into none. */
export function belowRequest([list, , ...below]: Path): Path | undefined {
  if (!REQUEST_LISTS.has(list)) return undefined;
  const [key, position, ...inStep] = below;
  return list === 'requests' && key === 'steps' && typeof position === 'number' ? inStep : below;
}
