// The README's tables of inputs and outputs: the same facts as docs/configuration.md and action.yml, fewer of them.

import assert from 'node:assert/strict';
import { OUTPUTS } from '../../src/github/publish/outputs.ts';
import { factsOf, fallbackOf, type NamedFacts } from '../../src/plan/table/described.ts';
import { INPUTS } from '../../src/plan/table/inputs.ts';

/** Those that most workflows meet, in the order in which they matter. */
const USUAL_INPUTS = [
  'start',
  'url',
  'build',
  'cwd',
  'ready-timeout',
  'connections',
  'budget',
  'max-throughput-drop',
  'max-p99-increase',
  'p99-limit',
  'min-throughput',
  'compare',
  'missing-baseline',
  'baseline-paths',
  'on-inconclusive',
  'name',
  'comment',
  'accept-label',
  'baseline-events',
  'retention-days',
  'mode',
];

/** The usual inputs, with default and meaning. */
export function usualInputsTable(): string {
  const inputs = new Map(factsOf(INPUTS).map((input) => [input.name, input]));
  const rows = USUAL_INPUTS.map((name) => {
    const input = inputs.get(name);
    assert.ok(input, `there is no input ${name}`);
    return [`\`${name}\``, fallbackOf(input) ?? '–', meaningOf(input)];
  });
  return table(['Name', 'Default', 'Meaning'], rows);
}

/** All outputs of the action. */
export function outputsTable(): string {
  const rows = Object.entries(OUTPUTS).map(([name, holds]) => [`\`${name}\``, holds]);
  return table(['Name', 'Holds'], rows);
}

function meaningOf({ says, json }: NamedFacts): string {
  const choices = Array.isArray(json.enum) ? json.enum.map((each) => `\`${each}\``) : [];
  return choices.length === 0 ? says : `${says} (${choices.join(', ')})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
