// Flows beside requests: which results are of a name, and what counts as one arrival.

import type { PhaseResult, RequestResult } from './run-record.ts';

/** The results of a request or a flow; no two have one name. */
export const namedResults = (
  phases: readonly PhaseResult[],
  name: string,
): readonly RequestResult[] =>
  phases.flatMap(({ requests, flows }) => requests.get(name) ?? flows.get(name) ?? []);

/** What arrives at a rate: requests by themselves, and flows as a whole. */
export function unitsIn({ requests, flows }: PhaseResult): readonly RequestResult[] {
  const steps = new Set([...flows.values()].flatMap((flow) => flow.steps));
  const alone = [...requests].filter(([name]) => !steps.has(name)).map(([, result]) => result);
  return [...alone, ...flows.values()];
}
