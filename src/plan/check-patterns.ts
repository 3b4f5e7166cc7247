// Whether the patterns of a plan can be matched within a bound. Apart from reading the plan, because most plans
// have none and what matches them takes as long to load as a plan takes to read.

import { type Fault, InputError } from '../errors.ts';
import type { Plan, SentRequest } from './plan.ts';
import type { StepPlan } from './steps.ts';

/** A pattern, and where it stands. */
interface Placed {
  readonly place: string;
  readonly pattern: RegExp;
}

/** @throws InputError */
export async function checkPatterns({ requests, server }: CheckedPlan): Promise<void> {
  const { setup, teardown } = server.steps;
  const found = [
    ...requests.flatMap((request) => inExpectation('requests', request)),
    ...setup.flatMap((step) => inStep('setup', step)),
    ...teardown.flatMap((step) => inStep('teardown', step)),
  ];
  if (found.length === 0) return;
  const { compilePattern } = await import('../pattern.ts');
  const faults = found.flatMap(({ place, pattern }): Fault[] =>
    compilePattern(pattern) === undefined ? [{ place, problem: SLOW, remedy: REMEDY }] : [],
  );
  if (faults.length > 0) throw new InputError(faults);
}

type CheckedPlan = Pick<Plan, 'requests'> & { readonly server: Pick<Plan['server'], 'steps'> };

function inExpectation(list: string, { name, expect }: SentRequest): readonly Placed[] {
  const { body, headers = [] } = expect;
  const place = `${list}: ${name}: expect`;
  return [
    ...(body?.kind === 'matches'
      ? [{ place: `${place}.body-matches`, pattern: body.pattern }]
      : []),
    ...headers.flatMap((header) =>
      header.value.kind === 'matches'
        ? [{ place: `${place}.headers.${header.name}`, pattern: header.value.pattern }]
        : [],
    ),
  ];
}

const inStep = (list: string, step: StepPlan): readonly Placed[] => [
  ...inExpectation(list, step),
  ...step.captures.flatMap(({ name, from }) =>
    from.kind === 'matches'
      ? [{ place: `${list}: ${step.name}: capture.${name}.matches`, pattern: from.pattern }]
      : [],
  ),
];

const SLOW = 'the pattern cannot be matched in a time that grows with the body alone.';
const REMEDY =
  'Write it without look-ahead, look-behind and back-references, and repeat nothing more than 1000 times.';
