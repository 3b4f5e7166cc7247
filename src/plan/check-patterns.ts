// Whether the patterns and schemas of a plan can be matched within a bound. Apart from reading the plan, because
// most plans have none, and what matches them takes as long to load as a plan takes to read.

import { type Fault, InputError } from '../errors.ts';
import type { Plan, SentRequest } from './plan.ts';
import { shown } from './read/reading.ts';
import type { StepPlan } from './request-plan.ts';

type CheckedPlan = Pick<Plan, 'requests'> & { readonly server: Pick<Plan['server'], 'steps'> };

/** @throws InputError with all of their faults */
export async function checkPatterns(plan: CheckedPlan): Promise<void> {
  const { setup, teardown } = plan.server.steps;
  const requests = [
    ...plan.requests.map((request) => ({ list: 'requests', request })),
    ...setup.map((request) => ({ list: 'setup', request })),
    ...teardown.map((request) => ({ list: 'teardown', request })),
  ];
  const patterns = [
    ...requests.flatMap(({ list, request }) => patternsOf(list, request)),
    ...plan.requests.flatMap(({ name, step }) =>
      step === undefined ? [] : capturesOf('requests', { name, captures: step.captures }),
    ),
    ...setup.flatMap((step) => capturesOf('setup', step)),
    ...teardown.flatMap((step) => capturesOf('teardown', step)),
  ];
  const schemas = requests.flatMap(({ list, request }) => schemasOf(list, request));
  const faults = [...(await faultsOfPatterns(patterns)), ...(await faultsOfSchemas(schemas))];
  if (faults.length > 0) throw new InputError(faults);
}

interface Pattern {
  readonly place: string;
  readonly pattern: RegExp;
}

function patternsOf(list: string, { name, expect }: SentRequest): readonly Pattern[] {
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

const capturesOf = (list: string, step: Pick<StepPlan, 'name' | 'captures'>): readonly Pattern[] =>
  step.captures.flatMap(({ name, from }) =>
    from.kind === 'matches'
      ? [{ place: `${list}: ${step.name}: capture.${name}.matches`, pattern: from.pattern }]
      : [],
  );

async function faultsOfPatterns(patterns: readonly Pattern[]): Promise<readonly Fault[]> {
  if (patterns.length === 0) return [];
  const { compilePattern } = await import('../pattern.ts');
  return patterns.flatMap(({ place, pattern }) =>
    compilePattern(pattern) === undefined ? [{ place, problem: SLOW, remedy: REMEDY }] : [],
  );
}

const SLOW = 'the pattern cannot be matched in a time that grows with the body alone.';
const REMEDY =
  'Write it without look-ahead, look-behind and back-references, and repeat nothing more than 1000 times.';

interface Schema {
  readonly place: string;
  readonly text: string;
}

function schemasOf(list: string, { name, expect }: SentRequest): readonly Schema[] {
  const schema = expect.json?.schema;
  return schema === undefined
    ? []
    : [{ place: `${list}: ${name}: expect.schema`, text: schema.text }];
}

async function faultsOfSchemas(schemas: readonly Schema[]): Promise<readonly Fault[]> {
  if (schemas.length === 0) return [];
  const { compileSchema } = await import('../json-schema.ts');
  return schemas.flatMap(({ place, text }) => {
    try {
      compileSchema(JSON.parse(text));
      return [];
    } catch (error) {
      const why = shown(error instanceof Error ? error.message : String(error)).slice(1, -1);
      return [{ place, problem: `it is no JSON Schema: ${why}.`, remedy: SCHEMA }];
    }
  });
}

const SCHEMA = 'Write one of draft 2020-12, or of the draft that `$schema` names.';
