import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import test from 'node:test';
import { FileStore, readRecords } from '../../src/baseline/file-store.ts';
import { GateError } from '../../src/errors.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { temporaryFolder } from './temporary-folder.ts';

const planNamed = (name: string, flags: Readonly<Record<string, string>> = {}) =>
  parsePlan({
    flags: { start: 'node server.js', name, ...flags },
    environment: {},
    cwd: '/',
    randomSeed: 'seed',
    platform: 'linux',
  });
const PLAN = planNamed('default');

const storeIn = (path: string) => new FileStore({ baseline: path, save: path });
const idsIn = async (path: string) => (await readRecords(path))?.map(({ id }) => id);

test('stored records are found again, newest last', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('new', 'folders', 'base.json');
  const store = storeIn(path);
  for (const [index, record] of makeRecords(3).entries()) {
    const stored = await store.store(record);
    assert.deepEqual(stored, { kind: 'stored', description: path, records: index + 1 });
  }
  const found = await store.find(PLAN);
  assert.deepEqual(
    found.records.map(({ id }) => id),
    ['stored-0', 'stored-1', 'stored-2'],
  );
  assert.equal(found.description, path);
  assert.equal(found.why, undefined);
});

test('the newest twenty are kept', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('base.json');
  for (const record of makeRecords(22)) await storeIn(path).store(record);
  const ids = await idsIn(path);
  assert.equal(ids?.length, 20);
  assert.equal(ids?.at(-1), 'stored-21');
});

test('one run and attempt is kept once, as it was stored last', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('base.json');
  const store = storeIn(path);
  await store.store(makeRecord({ id: 'a', attempt: 1, seed: 'first' }));
  await store.store(makeRecord({ id: 'a', attempt: 2 }));
  await store.store(makeRecord({ id: 'a', attempt: 1, seed: 'again' }));
  const records = await readRecords(path);
  assert.deepEqual(
    records?.map(({ attempt, seed }) => [attempt, seed]),
    [
      [2, 'seed'],
      [1, 'again'],
    ],
  );
});

test('no file, and no record of the name, are reasons and not errors for whoever means it', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('base.json');
  const missing = await storeIn(path).find(PLAN);
  assert.deepEqual([missing.records, missing.isNamed], [[], true]);
  assert.match(missing.why ?? '', /does not exist/);
  const unnamed = await new FileStore({ baseline: undefined, save: undefined }).find(PLAN);
  assert.deepEqual(
    [unnamed.why, unnamed.isNamed],
    ['No baseline file was named (`--baseline`).', undefined],
  );
  await storeIn(path).store(makeRecord());
  const other = await storeIn(path).find(planNamed('other'));
  assert.deepEqual(other.records, []);
  assert.match(other.why ?? '', /holds no record with the name `other`, only with `default`\.$/);
});

const STRICT = planNamed('default', { 'missing-baseline': 'fail' });

/** The error of a search, where that is bad input. */
async function badInputOf(find: Promise<unknown>): Promise<GateError> {
  const error = await find.then(
    () => assert.fail('it was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof GateError);
  assert.equal(error.kind, 'input');
  return error;
}

test('a file that is named and is not there, or holds nothing of the name, is bad input', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('base.json');
  const missing = await badInputOf(storeIn(path).find(STRICT));
  assert.equal(missing.code, 'baseline-unusable');
  assert.equal(missing.message, `The baseline file ${path} does not exist.`);
  await storeIn(path).store(makeRecord({ name: 'other' }));
  const unnamed = await badInputOf(storeIn(path).find(STRICT));
  assert.equal(unnamed.code, 'baseline-unusable');
  assert.match(unnamed.message, /holds no record with the name `default`, only with `other`\.$/);
  await new FileStore({ baseline: undefined, save: path }).find(STRICT);
});

test('all faults of the named files are said at once', async () => {
  await using folder = await temporaryFolder();
  const [baseline, save] = [folder.join('base.json'), folder.join('notes.txt')];
  await writeFile(save, 'shopping list');
  const both = await badInputOf(new FileStore({ baseline, save }).find(STRICT));
  assert.equal(both.code, 'baseline-unusable');
  assert.match(both.message, /base\.json does not exist\.$/);
  assert.match(both.details.join('\n'), /notes\.txt is not JSON, or ends too early\.$/m);
  assert.match(both.remedy, /missing-baseline: pass.*Restore the file/);
});

test('without `--save` nothing is kept', async () => {
  await using folder = await temporaryFolder();
  const store = new FileStore({ baseline: folder.join('base.json'), save: undefined });
  assert.deepEqual(await store.store(makeRecord()), { kind: 'not-kept' });
  assert.deepEqual(await readdir(folder.path), []);
});

test('a file that cannot be read is never overwritten', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('package.json');
  await writeFile(path, '{"name":"somebody else"}');
  const store = storeIn(path);
  const isUnreadable = (error: unknown) =>
    error instanceof GateError && error.code === 'record-unreadable';
  await assert.rejects(store.store(makeRecord()), isUnreadable);
  await assert.rejects(store.find(PLAN), isUnreadable);
  assert.equal((await badInputOf(store.find(PLAN))).code, 'record-unreadable');
  assert.equal(await readFile(path, 'utf8'), '{"name":"somebody else"}');
  assert.deepEqual(await readdir(folder.path), ['package.json']);
});

test('a folder in the place of the file is an error, and no temporary file stays behind', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('base.json');
  await mkdir(path);
  await assert.rejects(storeIn(path).find(PLAN), GateError);
  await assert.rejects(storeIn(path).store(makeRecord()), GateError);
  assert.deepEqual(await readdir(folder.path), ['base.json']);
});

test('a file to save to that is no baseline file is an error before anything is measured', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('notes.txt');
  await writeFile(path, 'shopping list');
  const store = new FileStore({ baseline: undefined, save: path });
  await assert.rejects(store.find(PLAN), (error) => {
    assert.ok(error instanceof GateError);
    return error.code === 'record-unreadable';
  });
  assert.equal(await readFile(path, 'utf8'), 'shopping list');
});
