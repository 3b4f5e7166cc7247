import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { InputError } from '../../src/errors.ts';
import { allowedRetention, readBasePlan } from '../../src/github/open-github.ts';
import { parseAction, type RawAction } from '../../src/plan/parse-action.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';

test('an artifact is kept no longer than the repository allows', () => {
  assert.equal(allowedRetention(90, '30'), 30);
  assert.equal(allowedRetention(30, '90'), 30);
});

test('a limit that is no number of days limits nothing', () => {
  for (const limit of [undefined, '', '0', '-1', '1.5', '30 days', 'Infinity']) {
    assert.equal(allowedRetention(90, limit), 90, limit);
  }
});

/** The step of a candidate in this process's directory; its own file does not matter here. */
function stepWith(inputs: Readonly<Record<string, string>>, environment = {}) {
  const raw: Omit<RawAction, 'readConfig'> = {
    inputs: { 'github-token': 'token', start: 'node server.js', ...inputs },
    environment,
    cwd: process.cwd(),
    platform: 'linux',
    randomSeed: '1',
  };
  const action = parseAction({ ...raw, readConfig: () => undefined });
  if (action.mode !== 'gate') throw new Error('It gates nothing.');
  return { raw, plan: action.plan };
}

/** What is read for a directory that holds this file. */
async function readAny(
  { raw, plan }: ReturnType<typeof stepWith>,
  file: string,
  text: string,
  directory = '.',
) {
  await using folder = await temporaryFolder();
  const path = folder.join(file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return await readBasePlan(raw, plan, folder.join(directory));
}

async function readWith(...input: Parameters<typeof readAny>): Promise<Plan | undefined> {
  const read = await readAny(...input);
  assert.ok(!(read instanceof InputError));
  return read;
}

const namesOf = (plan: { readonly requests: readonly { readonly name: string }[] } | undefined) =>
  plan?.requests.map(({ name }) => name);

const TWO = 'requests: [{name: list, path: /list}, {name: item, path: /item}]';

test("the baseline's file is read in place of the candidate's, with the inputs of the step", async () => {
  const plan = await readWith(stepWith({ connections: '7' }), 'perf-gate.yml', TWO);
  assert.deepEqual(namesOf(plan), ['list', 'item']);
  assert.equal(plan?.load.connections, 7);
  assert.equal(plan?.server.kind === 'started' && plan.server.start, 'node server.js');
});

test('a file that the step names is looked for where it lies beside that directory', async () => {
  const step = stepWith({ config: ' perf/api.yml ', cwd: 'services/api' });
  const plan = await readWith(step, 'perf/api.yml', TWO, 'services/api');
  assert.deepEqual(namesOf(plan), ['list', 'item']);
  assert.ok(plan?.server.kind === 'started');
  assert.match(plan.server.cwd, /\/perf-gate-test-\w+\/services\/api$/, 'its own, not ours');
  const absolute = stepWith({ config: join(process.cwd(), 'perf/api.yml') });
  assert.deepEqual(namesOf(await readWith(absolute, 'perf/api.yml', TWO)), ['list', 'item']);
});

test("the baseline's own secrets are resolved, so that they can be masked", async () => {
  const header = '{authorization: "Bearer $' + '{env:OLD_TOKEN}"}';
  const text = `requests: [{name: a, path: /, headers: ${header}}]`;
  const plan = await readWith(stepWith({}, { OLD_TOKEN: 's3cret-of-old' }), 'perf-gate.yml', text);
  assert.ok(plan?.secrets.includes('s3cret-of-old'));
});

test('without a file there is no plan, and one with faults gives these', async () => {
  const step = stepWith({});
  assert.equal(await readWith(step, 'other.yml', TWO), undefined);
  assert.ok((await readAny(step, 'perf-gate.yml', 'requests: [')) instanceof InputError);
  const faulty = await readAny(step, 'perf-gate.yml', 'unknown-key: 1');
  assert.ok(faulty instanceof InputError);
  assert.equal(faulty.faults[0]?.place, 'perf-gate.yml:1: unknown-key');
  assert.equal(await readWith(step, 'perf-gate.yml/folder', ''), undefined);
});
