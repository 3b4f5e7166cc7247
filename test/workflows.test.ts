// Every workflow of this repository, every one that its documents show, and action.yml: as GitHub reads them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { DOCUMENTS, examplesIn, workflowExamples } from './support/readme-examples.ts';
import { readWorkflow } from './workflow-runner/workflow-document.ts';
import { brokenRules } from './workflows/house-rules.ts';
import { faultsOf } from './workflows/language-service.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = '.github/workflows';

const own = readdirSync(join(ROOT, FOLDER)).map((name) => ({
  name: `${FOLDER}/${name}`,
  path: `${FOLDER}/${name}`,
  text: readFileSync(join(ROOT, FOLDER, name), 'utf8'),
  rules: { pinsActions: true },
}));
const shown = workflowExamples().map(({ document, line, text, role }) => ({
  name: `${document}:${line}`,
  path: role.kind === 'file' ? role.path : document,
  text,
  rules: { pinsActions: false },
}));

for (const { name, path, text, rules } of [...own, ...shown]) {
  describe(`the workflow ${name}`, () => {
    test('has no fault in the eyes of GitHub', async () => {
      assert.deepEqual(await faultsOf(path, text), []);
    });

    test('is safe to have and to copy', () => {
      assert.deepEqual(brokenRules(text, rules), []);
    });
  });
}

test('action.yml has no fault in the eyes of GitHub', async () => {
  const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
  assert.deepEqual(await faultsOf('action.yml', text), []);
});

test('every complete workflow in a document is marked as a file, so that these tests read it', () => {
  const workflows = DOCUMENTS.flatMap(examplesIn).filter(({ language, text }) => {
    return language === 'yaml' && /^on:/m.test(text) && /^jobs:/m.test(text);
  });
  const unmarked = workflows.filter(({ role }) => role.kind !== 'file');
  assert.deepEqual(
    unmarked.map(({ document, line }) => `${document}:${line}`),
    [],
    'mark it: <!-- file: .github/workflows/… -->',
  );
  assert.ok(workflows.length > 0);
});

test('the runner of the tests can read every workflow in the documents', async () => {
  for (const { name, path, text } of shown) {
    assert.ok((await readWorkflow(path, text)).jobs.length > 0, name);
  }
});

describe('the checks themselves', () => {
  const SAFE = `on: push
permissions: {}
jobs:
  gate:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
        with: {persist-credentials: false}
      - uses: ./
        with: {start: node server.js}
      - run: echo "$WORD"
`;
  const path = `${FOLDER}/safe.yml`;

  test('find nothing in a sound workflow', async () => {
    assert.deepEqual(await faultsOf(path, SAFE), []);
    assert.deepEqual(brokenRules(SAFE, { pinsActions: false }), []);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['start: node', 'stort: node', /^10: Invalid action input 'stort'$/],
    ['runs-on', 'run-on', /Unexpected value 'run-on'/],
    ['echo "$WORD"', `echo \${{ github.nothing }}`, /Context access might be invalid: nothing/],
    ['on: push', 'on: pushed', /Unexpected value 'pushed'/],
  ];
  for (const [text, instead, fault] of wrong) {
    test(`find that "${instead}" is a fault`, async () => {
      const faults = await faultsOf(path, SAFE.replace(text, instead));
      assert.match(faults.join('\n'), new RegExp(fault, 'm'));
    });
  }

  const unsafe: readonly (readonly [string, string, RegExp])[] = [
    ['permissions: {}\n', '', /no top-level/],
    ['on: push', 'on: [push, pull_request_target]', /pull_request_target/],
    ['"$WORD"', `\${{ github.event.pull_request.title }}`, /becomes code/],
    ['persist-credentials: false', 'fetch-depth: 0', /leaves the token/],
  ];
  for (const [text, instead, rule] of unsafe) {
    test(`find that "${instead}" in place of "${text.trim()}" breaks a rule`, () => {
      const broken = brokenRules(SAFE.replace(text, instead), { pinsActions: false });
      assert.match(broken.join('\n'), rule);
    });
  }

  test('find actions that are not pinned', () => {
    const [broken, ...more] = brokenRules(SAFE, { pinsActions: true });
    assert.match(broken ?? '', /actions\/checkout@v7$/);
    assert.deepEqual(more, []);
  });
});

test('this repository gates its own demo server with the action as it is committed', () => {
  const { jobs } = parse(readFileSync(join(ROOT, FOLDER, 'perf.yml'), 'utf8'));
  const steps: readonly { readonly uses?: string }[] = jobs['perf-gate'].steps;
  assert.ok(steps.some(({ uses }) => uses === './'));
});
