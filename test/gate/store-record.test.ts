import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { type BaselineStore, nothingStored } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import { storeRecord } from '../../src/gate/store-record.ts';
import type { Progress } from '../../src/progress.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { makeRecord } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const plan = gatePlan();

function recordingPorts(store: BaselineStore['store']) {
  const stored: RunRecord[] = [];
  const said: Progress[] = [];
  const ports = gatePorts({
    baseline: {
      ...nothingStored,
      store: async (record) => {
        stored.push(record);
        return store(record);
      },
    },
    report: (progress) => said.push(progress),
  });
  return { ports, stored, said };
}

const keep: BaselineStore['store'] = async () => ({
  kind: 'stored',
  description: 'base.json',
  records: 3,
});

test('a record is stored unchanged, and its place is reported', async () => {
  for (const accepted of [true, false]) {
    const { ports, stored, said } = recordingPorts(keep);
    const record = makeRecord({ accepted });
    assert.deepEqual(await storeRecord(record, plan, ports), {
      saved: { to: 'base.json', records: 3 },
    });
    assert.deepEqual(stored, [record]);
    assert.deepEqual(said, [{ kind: 'saved', path: 'base.json', records: 3 }]);
  }
});

test('the error of a store is returned, so that the verdict can still be shown', async () => {
  const full = new GateError({
    code: 'baseline-not-written',
    kind: 'gate',
    message: '',
    remedy: '',
  });
  const { ports, said } = recordingPorts(() => Promise.reject(full));
  assert.deepEqual(await storeRecord(makeRecord(), plan, ports), { notStored: full });
  assert.deepEqual(said, []);
});

test('a cancellation ends the run', async () => {
  const cancelled = new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: '',
    remedy: '',
  });
  const { ports } = recordingPorts(() => Promise.reject(cancelled));
  await assert.rejects(storeRecord(makeRecord(), plan, ports), cancelled);
});

test('an error of our own is not mistaken for one of the store', async () => {
  const { ports } = recordingPorts(() => Promise.reject(new TypeError('ours')));
  await assert.rejects(storeRecord(makeRecord(), plan, ports), TypeError);
});

/** A plan that stores what matches, of a build in a folder of its own. */
function buildScene(paths: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  writeFileSync(join(folder, 'server.js'), 'built');
  const made = gatePlan({ cwd: folder });
  const building = { ...made, compare: { ...made.compare, paths } };
  const dispose = () => rmSync(folder, { recursive: true });
  return { folder, building, [Symbol.dispose]: dispose };
}

test('the build goes beside the record where the run is kept, and its file is gone afterwards', async () => {
  using scene = buildScene(['*.js']);
  const builds: (string | undefined)[] = [];
  const { ports, said } = recordingPorts(keep);
  const store: BaselineStore['store'] = async (_, build) => {
    if (build !== undefined) assert.ok(existsSync(build.file));
    builds.push(build?.file);
    return { kind: 'not-kept' };
  };
  const kept = { ...ports, logs: scene.folder };
  const baseline = { ...ports.baseline, store };
  const keeping = { ...kept, baseline: { ...baseline, keeps: true, holdsBuilds: true } };
  await storeRecord(makeRecord(), scene.building, keeping);
  // A file of records takes no builds.
  const ofRecords = { ...kept, baseline: { ...baseline, keeps: true } };
  await storeRecord(makeRecord(), scene.building, ofRecords);
  await storeRecord(makeRecord(), scene.building, {
    ...kept,
    baseline: { ...baseline, holdsBuilds: true },
  });
  const file = join(scene.folder, 'build.tgz');
  assert.deepEqual(builds, [file, undefined, undefined]);
  assert.ok(!existsSync(file));
  assert.deepEqual(said, []);
});

test('a build that cannot be packed is reported, and the record is still stored', async () => {
  using scene = buildScene(['nothing-like-it']);
  const { ports, stored, said } = recordingPorts(keep);
  const baseline = { ...ports.baseline, keeps: true, holdsBuilds: true };
  const keeping = { ...ports, logs: scene.folder, baseline };
  await storeRecord(makeRecord(), scene.building, keeping);
  assert.equal(stored.length, 1);
  assert.match(JSON.stringify(said[0]), /nothing in .* matches `nothing-like-it`/);
});
