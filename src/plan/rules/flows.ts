// Rules about the keys of a flow and its steps: each is fine, and together they make no sense.

import { isRawFlow, listed } from '../read/raw-requests.ts';
import { isMapping } from '../read/reading.ts';
import { MOST_REQUESTS } from '../table/request.ts';
import type { InputIssue } from './faults.ts';

/** On raw values, so that they are reported together with all other faults. */
export function findFlowFaults(requests: unknown): readonly InputIssue[] {
  const entries = listed(requests);
  return [
    ...refuseMany(entries),
    ...entries.flatMap((entry, index) =>
      isRawFlow(entry)
        ? refuseWaits(entry).map((issue) => ({
            ...issue,
            path: ['requests', index, ...issue.path],
          }))
        : [],
    ),
  ];
}

/** As many times are stored, one series for each name. */
function refuseMany(entries: readonly unknown[]): readonly InputIssue[] {
  const count = entries
    .map((entry) => (isRawFlow(entry) ? listed(entry.steps).length : 1))
    .reduce((sum, each) => sum + each, 0);
  // A list that is too long by itself was refused.
  if (count <= MOST_REQUESTS || entries.length > MOST_REQUESTS) return [];
  const problem = `with the steps of flows there are ${count} requests, more than ${MOST_REQUESTS}.`;
  return [{ path: ['requests'], problem, remedy: 'Leave some out.' }];
}

/** Time to think passes between two steps. */
function refuseWaits(flow: Readonly<Record<string, unknown>>): readonly InputIssue[] {
  const [first, ...later] = listed(flow.steps);
  const found: InputIssue[] = [];
  if (flow['think-time'] !== undefined && first !== undefined && later.length === 0) {
    const problem = 'the flow has one step, and the user waits between two.';
    found.push({ path: ['think-time'], problem, remedy: 'Remove it, or add a step.' });
  }
  if (isMapping(first) && first['think-time'] !== undefined) {
    const problem = 'nobody waits before the first step of a flow.';
    const remedy = 'Remove it, or write it in the step that is waited for.';
    found.push({ path: ['steps', 0, 'think-time'], problem, remedy });
  }
  return found;
}
