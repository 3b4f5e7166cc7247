// What the texts of the mix may refer to: values of `setup`, and in a flow those of the steps before.

import { isRawFlow, listed } from '../read/raw-requests.ts';
import { isMapping, type Path, shown } from '../read/reading.ts';
import type { TextFault } from '../values/check-cells.ts';
import type { Sources } from '../values/compile.ts';
import type { InputIssue } from './faults.ts';
import { rawRequestName } from './names.ts';

/** A request or a step as it was written, and what its texts may refer to. */
interface Sent {
  readonly at: Path;
  readonly entry: unknown;
  readonly sources: Sources;
}

/** Names, as they were written. */
export const capturesOf = (step: unknown): readonly string[] =>
  isMapping(step) && isMapping(step.capture) ? Object.keys(step.capture) : [];

/** @param known with what `setup` captures */
export function sentInMix(requests: unknown, known: Sources): readonly Sent[] {
  const elsewhere = capturedInFlows(requests);
  return listed(requests).flatMap((entry, index): readonly Sent[] => {
    const at = ['requests', index];
    if (isRawFlow(entry)) return stepsOf(listed(entry.steps), at, { ...known, whyNot: elsewhere });
    return [{ at, entry, sources: { ...known, whyNot: elsewhere } }];
  });
}

type WhyNot = (name: string) => TextFault | undefined;

function capturedInFlows(requests: unknown): WhyNot {
  const flows = new Map<string, unknown>();
  for (const entry of listed(requests)) {
    if (!isRawFlow(entry)) continue;
    for (const name of listed(entry.steps).flatMap(capturesOf)) flows.set(name, entry.name);
  }
  return (name) => {
    if (!flows.has(name)) return undefined;
    const flow = flows.get(name);
    const where = typeof flow === 'string' ? `the flow ${shown(flow)}` : 'a flow';
    const problem = `${shown(name)} is captured in ${where}, for its later steps alone.`;
    return { problem, remedy: 'Make this a step of that flow, or capture it in `setup`.' };
  };
}

/** @param known `whyNot` says what is wrong with the names of other flows */
function stepsOf(steps: readonly unknown[], at: Path, known: Sources): readonly Sent[] {
  const names = steps.map(capturesOf);
  return steps.map((entry, position) => {
    const inFlow = names.slice(0, position).flat();
    const whyNot: WhyNot = (name) =>
      capturedLater(name, { steps, names, position }) ?? known.whyNot?.(name);
    return { at: [...at, 'steps', position], entry, sources: { ...known, inFlow, whyNot } };
  });
}

interface OwnFlow {
  readonly steps: readonly unknown[];
  /** What each of them captures. */
  readonly names: readonly (readonly string[])[];
  /** Where the text stands. */
  readonly position: number;
}

function capturedLater(name: string, { steps, names, position }: OwnFlow): TextFault | undefined {
  const by = names.findIndex((each) => each.includes(name));
  if (by < 0) return undefined;
  if (by === position) {
    const problem = `${shown(name)} is captured from the answer to this very step.`;
    return { problem, remedy: 'Capture it in an earlier step of the flow.' };
  }
  const step = rawRequestName(steps[by]) ?? `steps[${by}]`;
  const problem = `${shown(name)} is captured only by a later step, ${shown(step)}.`;
  return { problem, remedy: 'Move that step before this one.' };
}

/** @param inSetup names of the values of `setup` */
export function findCaptureFaults(
  requests: unknown,
  inSetup: readonly string[],
): readonly InputIssue[] {
  return listed(requests).flatMap((entry, index) => {
    const inFlow = new Set<string>();
    const steps = isRawFlow(entry) ? listed(entry.steps) : [];
    return steps.flatMap((step, position) =>
      capturesOf(step).flatMap((name): readonly InputIssue[] => {
        const isTaken = inFlow.has(name);
        inFlow.add(name);
        if (!isTaken && !inSetup.includes(name)) return [];
        const by = isTaken ? '' : ' by `setup`';
        return [
          {
            path: ['requests', index, 'steps', position, 'capture', name],
            problem: `${shown(name)} is captured already${by}.`,
            remedy: 'Give it a name of its own.',
          },
        ];
      }),
    );
  });
}
