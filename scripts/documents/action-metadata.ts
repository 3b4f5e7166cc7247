// action.yml, written from the tables of inputs and outputs.

import { stringify } from 'yaml';
import { alternatives } from '../../src/plan/read/text.ts';
import { fallbackOf, GROUPS, type NamedFacts } from '../../src/plan/table/described.ts';

/** Sentences about each output, by its name. */
type OutputDescriptions = Readonly<Record<string, string>>;

/**
 * The text of action.yml. No input has a `default` there that the file could give, too: the runner
 * hands defaults over like values of the user, and they would win over the file.
 * @param inputs in any order; they are written by group
 * @see https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
 */
export function actionMetadata(inputs: readonly NamedFacts[], outputs: OutputDescriptions): string {
  const ordered = GROUPS.flatMap((group) => inputs.filter((input) => input.group === group));
  const metadata = {
    name: 'perf-gate',
    description: 'Fails a pull request that makes your HTTP server slower than its base branch',
    author: 'perf-gate contributors',
    branding: { icon: 'activity', color: 'orange' },
    inputs: Object.fromEntries(ordered.map((input) => [input.name, inputMetadata(input)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, says]) => [name, { description: `${says}.` }]),
    ),
    runs: { using: 'node24', main: 'dist/main.js' },
  };
  return `${HEADER}${stringify(metadata, { lineWidth: 0 })}`;
}

const HEADER = `\
# Generated from the tables of inputs and outputs: \`npm run update\` writes it again.
# Defaults stand in the descriptions: the runner would hand over a \`default\` like a value of the workflow,
# and it would win over the one in perf-gate.yml.
`;

function inputMetadata(input: NamedFacts) {
  const { expression, deprecated } = input;
  return {
    description: describe(input),
    required: false,
    ...(expression === undefined ? {} : { default: expression }),
    ...(deprecated === undefined ? {} : { deprecationMessage: deprecated }),
  };
}

function describe(input: NamedFacts): string {
  const { says, json, example } = input;
  const choices = Array.isArray(json.enum) && json.enum.length > 1 ? json.enum : [];
  const sentences = [
    says,
    ...(choices.length > 0 ? [`Write ${alternatives(choices)}`] : []),
    ...(example === undefined ? [] : [`Example: \`${example}\``]),
    `Default: ${fallbackOf(input) ?? 'none'}`,
  ];
  return `${sentences.join('. ')}.`;
}
