import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { actionMetadata } from '../../../scripts/documents/action-metadata.ts';
import { OUTPUTS } from '../../../src/github/publish/outputs.ts';
import { path } from '../../../src/plan/read/kind.ts';
import { factsOf, optional } from '../../../src/plan/table/described.ts';
import { ACTION_INPUTS } from '../../../src/plan/table/inputs.ts';
import { problemsOfAction } from '../../plan/problems-of-action.ts';
import { assertGenerated } from '../../support/golden.ts';

const INPUTS = factsOf(ACTION_INPUTS);
const TEXT = actionMetadata(INPUTS, OUTPUTS);
const METADATA = z
  .strictObject({
    name: z.literal('perf-gate'),
    description: z.string().max(125),
    author: z.string(),
    branding: z.strictObject({ icon: z.string(), color: z.string() }),
    inputs: z.record(
      z.string(),
      z.strictObject({
        description: z.string(),
        required: z.literal(false),
        default: z.string().optional(),
      }),
    ),
    outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
    runs: z.strictObject({ using: z.literal('node24'), main: z.literal('dist/main.js') }),
  })
  .parse(parse(TEXT));

test('action.yml is the generated one', () => assertGenerated('action.yml', TEXT));

test("GitHub's own parser finds nothing wrong with it", () => {
  assert.deepEqual(problemsOfAction(TEXT), []);
});

test("GitHub's own parser would find a wrong icon, colour or runtime, and an expression out of place", () => {
  const faulty = [
    TEXT.replace('icon: activity', 'icon: kettle'),
    TEXT.replace('color: orange', 'color: beige'),
    TEXT.replace('using: node24', 'using: node23'),
    TEXT.replace('Default: `5%`', `Default: \${{ github.token }}`),
  ];
  for (const text of faulty) assert.notDeepEqual(problemsOfAction(text), []);
});

test('it has every input that may stand under `with:`, and every output, and no other', () => {
  const names = INPUTS.map(({ name }) => name);
  assert.deepEqual(Object.keys(METADATA.inputs).sort(), [...names].sort());
  assert.deepEqual(Object.keys(METADATA.outputs), Object.keys(OUTPUTS));
});

test('only the token has a default there: any other would win over the file', () => {
  const defaults = Object.entries(METADATA.inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, input.default]],
  );
  assert.deepEqual(defaults, [['github-token', `\${{ github.token }}`]]);
});

test('every description names the default', () => {
  for (const { name, preset = 'none' } of INPUTS) {
    const { description = '' } = METADATA.inputs[name] ?? {};
    assert.match(description, / Default: .+\.$/, name);
    const isTold = description.includes(preset === 'none' ? 'Default: ' : `\`${preset}\``);
    assert.ok(isTold || name === 'github-token', `${name}: ${description}`);
  }
});

test('a deprecated input makes the runner warn', () => {
  const instead = 'Write `url` instead.';
  const old = optional(path, { group: 'Server', says: 'Made up', deprecated: instead });
  const text = actionMetadata(factsOf(z.strictObject({ old })), {});
  assert.match(text, /^ {4}deprecationMessage: Write `url` instead\.$/m);
});
