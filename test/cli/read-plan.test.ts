import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { readBaselinePlan, readPlan } from '../../src/cli/read-plan.ts';
import { InputError } from '../../src/errors.ts';
import { readFlags } from '../../src/plan/flags.ts';
import type { Plan } from '../../src/plan/plan.ts';

let folder = '';
const here = process.cwd();

before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'perf-gate-plans-')));
});

beforeEach(() => {
  rmSync(folder, { recursive: true });
  for (const name of ['new', 'old']) mkdirSync(join(folder, name, 'api'), { recursive: true });
  process.chdir(join(folder, 'new'));
});

after(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The baseline's plan, where its server runs in `old/api` as the candidate's does in `new/api`. */
async function baselinePlanOf(...flags: readonly string[]) {
  const line = readFlags(['compare', '--base', 'main', '--cwd', 'api', ...flags]);
  const plan = await readPlan(line);
  return readBaselinePlan(line, plan, join(folder, 'old', 'api'));
}

async function soundPlanOf(...flags: readonly string[]): Promise<Plan | undefined> {
  const read = await baselinePlanOf(...flags);
  assert.ok(!(read instanceof InputError));
  return read;
}

test('the file of the baseline is at the same place in its checkout as ours in this one', async () => {
  write('new/perf-gate.yml', 'start: node new.js\nconnections: 8\n');
  write('old/perf-gate.yml', 'start: node old.js\nconnections: 4\nsave: base.json\n');
  const plan = await soundPlanOf('--connections', '16');
  assert.ok(plan?.server.kind === 'started');
  assert.equal(plan.server.start, 'node old.js');
  assert.equal(plan.server.cwd, join(folder, 'old', 'api'));
  assert.equal(plan.load.connections, 16);
  assert.equal(plan.outputs.save, join(folder, 'old', 'base.json'));
});

test('a file that was named is found in the baseline, too, by a relative or an absolute path', async () => {
  write('new/conf/gate.yml', 'start: node new.js\n');
  write('old/conf/gate.yml', 'start: node old.js\n');
  for (const name of ['conf/gate.yml', join(folder, 'new/conf/gate.yml')]) {
    const plan = await soundPlanOf('--config', name);
    assert.equal(plan?.server.kind === 'started' && plan.server.start, 'node old.js', name);
  }
});

test('a file outside of the folder of the baseline is not read', async () => {
  write('new/perf-gate.yml', 'start: node new.js\n');
  write('old/perf-gate.yml', 'start: node old.js\n');
  const line = readFlags(['compare', '--base', 'main', '--cwd', 'api']);
  const read = async (within: string) =>
    readBaselinePlan(line, await readPlan(line), join(folder, 'old', 'api'), join(folder, within));
  assert.equal(await read('old/api'), undefined);
  assert.notEqual(await read('old'), undefined);
});

test('a missing file of the baseline gives no plan, and a faulty one its faults', async () => {
  write('new/perf-gate.yml', 'start: node new.js\n');
  assert.equal(await baselinePlanOf(), undefined);
  write('old/perf-gate.yml', 'start: node old.js\nconections: 4\n');
  const faulty = await baselinePlanOf();
  assert.ok(faulty instanceof InputError);
  assert.equal(faulty.faults[0]?.place, 'perf-gate.yml:2: conections');
  write('old/perf-gate.yml', 'connections: [');
  assert.ok((await baselinePlanOf()) instanceof InputError);
  write('old/perf-gate.yml', 'start: node old.js\n');
  assert.notEqual(await baselinePlanOf(), undefined);
});

test('a server that runs already has no second version, and so no plan of one', async () => {
  const line = readFlags(['run', '--url', 'http://127.0.0.1:8080/']);
  assert.equal(await readBaselinePlan(line, await readPlan(line), join(folder, 'old')), undefined);
});
