// Which records of a file a history shows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { InputError } from '../../src/errors.ts';
import { showHistory } from '../../src/gate/show-history.ts';
import { encodeRecords } from '../../src/record/file.ts';
import { makePlan } from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecords, type RecordSketch } from '../support/records.ts';

const fileOf = (...sketches: readonly RecordSketch[]) => ({
  path: 'base.json',
  text: encodeRecords(makeRecords(sketches.length, (index) => sketches[index] ?? {})).text,
});

const planOf = (name: string) => ({ name, tolerances: makePlan().tolerances });

const BOTH = fileOf({ name: 'shop' }, { name: 'shop' }, { name: 'search' });

test('the records of the name of the plan, else those of the newest record', () => {
  const named = showHistory(BOTH, planOf('shop'), undefined);
  assert.deepEqual([named.name, named.records.length, named.otherNames], ['shop', 2, ['search']]);
  const newest = showHistory(BOTH, planOf('default'), undefined);
  assert.deepEqual([newest.name, newest.records.length], ['search', 1]);
});

test('a name that was asked for must be there', () => {
  assert.equal(showHistory(BOTH, planOf('shop'), 'search').name, 'search');
  assert.throws(
    () => showHistory(BOTH, planOf('x'), 'x'),
    (error) => {
      assert.ok(error instanceof InputError);
      assert.match(error.lines.join('\n'), /--name: base\.json holds no record of this name/);
      assert.match(error.lines.join('\n'), /`search`, `shop`/);
      return true;
    },
  );
});

test('a file without records, and one that is none, have no history', () => {
  assert.throws(() => showHistory(fileOf(), planOf('a'), undefined), InputError);
  const damaged = { path: 'base.json', text: '{}' };
  assert.throws(() => showHistory(damaged, planOf('a'), undefined), {
    code: 'record-unreadable',
  });
});

test('a record of both arms says itself what it showed', () => {
  const text = encodeRecords([makePairedRecord({ pairs: 4 })]).text;
  const { records } = showHistory({ path: 'base.json', text }, planOf('default'), undefined);
  const step = records[0]?.step;
  assert.deepEqual([step?.base, step?.pairs, step?.leadsOn], ['b'.repeat(40), 4, false]);
  assert.equal(step?.throughput?.change, 0);
});
