// What README.md and docs/ say of inputs, outputs, commands and configuration is what the code says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { OUTPUTS } from '../src/github/publish/outputs.ts';
import { readFlags } from '../src/plan/flags.ts';
import { factsOf } from '../src/plan/table/described.ts';
import { INPUTS } from '../src/plan/table/inputs.ts';
import { planOf } from './plan/raw-inputs.ts';
import { assertGenerated } from './support/golden.ts';
import { outputsTable } from './support/outputs-table.ts';
import { DOCUMENTS, type Example, examplesIn, readDocument } from './support/readme-examples.ts';

const REFERENCE = 'docs/reference.md';

test('the table of outputs is the generated one', () => {
  assertGenerated(REFERENCE, between(readDocument(REFERENCE), 'outputs', outputsTable()));
});

test('README.md is short enough to be read', () => {
  const words = readDocument('README.md')
    .split(/\s+/)
    .filter((word) => word !== '');
  assert.ok(words.length <= 2200, `${words.length} words`);
});

const plans = DOCUMENTS.flatMap(examplesIn).filter(
  ({ role }) => role.kind === 'file' && role.path === 'perf-gate.yml',
);

for (const { document, line, text } of plans) {
  test(`the configuration in ${document}:${line} is a plan`, () => {
    const plan = planOf(text, { environment: { API_TOKEN: 'token' } });
    assert.ok(plan.requests.length > 0);
  });
}

const shell = ['README.md', REFERENCE]
  .flatMap(examplesIn)
  .filter(({ language }) => language === 'sh');
/** Up to the pipe to another program. */
const COMMAND = /^(?:perf-gate|npx github:org\/perf-gate|node dist\/cli\.js) (.+?)(?: \| .+)?$/gm;
const commands = new Set(
  shell.flatMap(({ text }) => [...text.matchAll(COMMAND)].map(([, words]) => words ?? '')),
);

test('there are examples of all kinds', () => {
  assert.ok(plans.length > 0 && commands.size > 0 && steps.length > 0);
});

for (const command of commands) {
  test(`the command has no fault: perf-gate ${command}`, () => {
    const { faults, command: known } = readFlags(wordsOf(command));
    assert.ok(known);
    assert.deepEqual(faults, []);
  });
}

/** Every `uses: org/perf-gate@…`, wherever in a document it stands. */
const steps = DOCUMENTS.flatMap(examplesIn)
  .filter(({ language }) => language === 'yaml')
  .flatMap((example) => stepsIn(parse(example.text)).map((inputs) => ({ example, inputs })));

const known = new Set(factsOf(INPUTS).map(({ name }) => name));

for (const { example, inputs } of steps) {
  test(`${placeOf(example)}: the inputs exist`, () => {
    assert.deepEqual(
      inputs.filter((name) => !known.has(name)),
      [],
    );
  });
}

test('every output that an example reads exists', () => {
  const examples = DOCUMENTS.flatMap(examplesIn).map(({ text }) => text);
  const read = [...examples.join('\n').matchAll(/steps\.perf\.outputs\.([\w-]+)/g)];
  assert.ok(read.length > 0);
  for (const [, name = ''] of read) assert.ok(Object.hasOwn(OUTPUTS, name), name);
});

function stepsIn(node: unknown): readonly (readonly string[])[] {
  if (Array.isArray(node)) return node.flatMap(stepsIn);
  if (!isMapping(node)) return [];
  const { uses, with: inputs } = node;
  if (typeof uses === 'string' && uses.startsWith('org/perf-gate@')) {
    return [isMapping(inputs) ? Object.keys(inputs) : []];
  }
  return Object.values(node).flatMap(stepsIn);
}

function isMapping(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function placeOf({ document, line }: Example): string {
  return `${document}:${line}`;
}

function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)];
  return words.flatMap(([, quoted, plain]) => quoted ?? plain ?? []);
}

function between(document: string, marker: string, table: string): string {
  const [begin, end] = [`<!-- ${marker}:begin -->\n`, `<!-- ${marker}:end -->`];
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end);
  assert.ok(from >= begin.length && to >= from, `no place for the table of ${marker}`);
  return `${document.slice(0, from)}\n${table}\n\n${document.slice(to)}`;
}
