// What every workflow here and every one that we show must keep to, so that a copy of it is safe.

import { parse } from 'yaml';
import { z } from 'zod';

const STEP = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const WORKFLOW = z.looseObject({
  on: z.unknown(),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(STEP).default([]) })),
});

type Workflow = z.infer<typeof WORKFLOW>;
type Step = z.infer<typeof STEP>;

interface HouseRules {
  /** Where strangers' actions run with our token they are named by what cannot be moved. */
  readonly pinsActions: boolean;
}

/** One line for each rule that a workflow breaks. */
export function brokenRules(text: string, { pinsActions }: HouseRules): readonly string[] {
  const workflow = WORKFLOW.parse(parse(text));
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return [
    ...faultsOfRights(workflow),
    ...steps.flatMap(faultsOfStep),
    ...(pinsActions ? faultsOfPins(text) : []),
  ];
}

function faultsOfRights({ on, permissions }: Workflow): readonly string[] {
  const isRisky = JSON.stringify(on).includes('"pull_request_target"');
  return [
    ...(permissions === undefined ? ['no top-level `permissions`: the default may be all'] : []),
    ...(isRisky ? ['`pull_request_target` gives strangers’ code a token that can write'] : []),
  ];
}

/** `false` of YAML and "false" are the same to an action. */
const isFalse = (value: unknown): boolean => String(value) === 'false';

function faultsOfStep({ uses = '', run = '', with: inputs = {} }: Step): readonly string[] {
  const isCheckout = uses.startsWith('actions/checkout@');
  return [
    ...(run.includes('${{') ? [`an expression inside \`run:\` becomes code: ${run}`] : []),
    ...(isCheckout && !isFalse(inputs['persist-credentials'])
      ? ['a checkout without `persist-credentials: false` leaves the token in .git']
      : []),
  ];
}

/** A commit, and behind it the version for people. */
const PINNED = /uses: (?:\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/;

function faultsOfPins(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^\s*(?:- )?uses:/.test(line) && !PINNED.test(line))
    .map((line) => `not pinned to a commit with its version: ${line.trim()}`);
}
