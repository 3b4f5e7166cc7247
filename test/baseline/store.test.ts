import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { FileStore } from '../../src/baseline/file-store.ts';
import { saveOnly } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import { decodeRecords, encodeRecords } from '../../src/record/file.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { makeRecord } from '../support/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'perf-gate-save-'));
const file = join(folder, 'base.json');
after(() => rmSync(folder, { recursive: true }));

const open = (save: string | undefined) => saveOnly(new FileStore({ save, baseline: save }));

test('a run is added to the stored ones, not compared with them, and needs no baseline file', async () => {
  writeFileSync(file, encodeRecords([makeRecord({ id: 'old' })]).text);
  const store = open(file);
  const { records, why } = await store.find(gatePlan());
  assert.deepEqual([records, why], [[], undefined]);
  await store.store(makeRecord({ id: 'new' }));
  const kept = decodeRecords(readFileSync(file, 'utf8'), file);
  assert.deepEqual(
    kept.map(({ id }) => id),
    ['old', 'new'],
  );
});

test('it keeps a record only when `save` asks for that', async () => {
  assert.equal(open(file).keeps, true);
  assert.equal(open(undefined).keeps, false);
  assert.deepEqual(await open(undefined).store(makeRecord()), { kind: 'not-kept' });
});

test('a file that cannot be added to is reported before anything is measured', async () => {
  writeFileSync(file, 'somebody else');
  await assert.rejects(
    open(file).find(gatePlan()),
    (error) => error instanceof GateError && error.code === 'record-unreadable',
  );
});
