// Tables of inputs and request keys in Markdown, for the documents.

import {
  factsOf,
  fallbackOf,
  GROUPS,
  type NamedFacts,
  PLACES,
} from '../../src/plan/table/described.ts';
import { FLOW_INPUTS, FLOW_STEP_INPUTS } from '../../src/plan/table/flow.ts';
import { INPUTS } from '../../src/plan/table/inputs.ts';
import { EXPECTATION_INPUTS, REQUEST_INPUTS, STEP_INPUTS } from '../../src/plan/table/request.ts';

/** Every input, by group. */
export function inputsTable(): string {
  const inputs = factsOf(INPUTS);
  const rows = GROUPS.flatMap((group) => inputs.filter((input) => input.group === group));
  return table(
    rows.map((input) => [...cells(input), writtenWhere(input)]),
    ['Where'],
  );
}

/** Every key of an entry of `requests:`, those of `expect:` with it, and those that only steps have. */
export function requestTable(): string {
  const expectations = factsOf(EXPECTATION_INPUTS).map((key) => ({
    ...key,
    name: `expect.${key.name}`,
  }));
  const ofSteps = factsOf(STEP_INPUTS).filter(
    ({ name }) => !Object.hasOwn(REQUEST_INPUTS.shape, name),
  );
  return table([...factsOf(REQUEST_INPUTS), ...expectations, ...ofSteps].map(cells), []);
}

/** Every key of a flow, and those that only its steps have. */
export function flowTable(): string {
  const ofSteps = factsOf(FLOW_STEP_INPUTS)
    .filter(({ name }) => !Object.hasOwn(STEP_INPUTS.shape, name))
    .filter(({ name }) => !Object.hasOwn(REQUEST_INPUTS.shape, name))
    .map((key) => ({ ...key, name: `steps.${key.name}` }));
  return table([...factsOf(FLOW_INPUTS), ...ofSteps].map(cells), []);
}

function table(rows: readonly (readonly string[])[], more: readonly string[]): string {
  const head = ['Name', 'Kind', 'Default', 'Meaning', ...more];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cells(facts: NamedFacts): string[] {
  const { name, kind, says, example, json, deprecated } = facts;
  const choices = Array.isArray(json.enum) ? json.enum.map(code).join(', ') : undefined;
  const shown = example === undefined ? '' : `; for example ${code(example)}`;
  const warning = deprecated === undefined ? '' : `**Deprecated.** ${deprecated} `;
  return [code(name), choices ?? kind, fallbackOf(facts) ?? '–', `${warning}${says}${shown}`];
}

function writtenWhere({ where = 'everywhere' }: NamedFacts): string {
  return PLACES[where].join(', ');
}

const code = (text: unknown): string => `\`${String(text)}\``;
