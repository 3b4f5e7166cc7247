// Which records of a file a history shows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { noAnchors } from '../../src/baseline/anchors.ts';
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

const planOf = (name: string, anchor?: string) => ({ ...makePlan(), name, compare: { anchor } });

const BOTH = fileOf({ name: 'shop' }, { name: 'shop' }, { name: 'search' });

test('the records of the name of the plan, else those of the newest record', async () => {
  const named = await showHistory(BOTH, planOf('shop'), undefined, noAnchors);
  assert.deepEqual([named.name, named.records.length, named.otherNames], ['shop', 2, ['search']]);
  const newest = await showHistory(BOTH, planOf('default'), undefined, noAnchors);
  assert.deepEqual([newest.name, newest.records.length], ['search', 1]);
});

test('a name that was asked for must be there', async () => {
  assert.equal((await showHistory(BOTH, planOf('shop'), 'search', noAnchors)).name, 'search');
  await assert.rejects(showHistory(BOTH, planOf('x'), 'x', noAnchors), (error) => {
    assert.ok(error instanceof InputError);
    assert.match(error.lines.join('\n'), /--name: base\.json holds no record of this name/);
    assert.match(error.lines.join('\n'), /`search`, `shop`/);
    return true;
  });
});

test('a file without records, and one that is none, have no history', async () => {
  await assert.rejects(showHistory(fileOf(), planOf('a'), undefined, noAnchors), InputError);
  const damaged = { path: 'base.json', text: '{}' };
  await assert.rejects(showHistory(damaged, planOf('a'), undefined, noAnchors), {
    code: 'record-unreadable',
  });
});

test('a record of both arms says itself what it showed', async () => {
  const text = encodeRecords([makePairedRecord({ pairs: 4 })]).text;
  const { records } = await showHistory(
    { path: 'base.json', text },
    planOf('default'),
    undefined,
    noAnchors,
  );
  const step = records[0]?.step;
  assert.deepEqual([step?.base, step?.pairs, step?.leadsOn], ['b'.repeat(40), 4, false]);
  assert.equal(step?.throughput?.change, 0);
});

test('steps are counted from the last release before the newest record, or from a name', async () => {
  const commitOf = (index: number): string => `${index}`.repeat(40);
  const stepFrom = (index: number) => {
    const shift = { throughput: undefined, cpu: undefined, p99: undefined };
    return { base: commitOf(index), pairs: 6, ...shift };
  };
  const file = fileOf(
    ...[0, 1, 2, 3].map((index) => ({
      commit: commitOf(index),
      ...(index === 0 ? {} : { step: stepFrom(index - 1) }),
    })),
  );
  const asked: string[] = [];
  const anchors = {
    resolve: async () => commitOf(2),
    lastRelease: async (commit: string) => {
      asked.push(commit);
      return { name: 'v1.4.0', commit: commitOf(1) };
    },
  };
  const released = await showHistory(file, planOf('default'), undefined, anchors);
  assert.deepEqual(asked, [commitOf(3)]);
  assert.deepEqual(
    [released.chain?.because, released.chain?.steps, released.chain?.anchor?.name],
    ['anchor', 2, 'v1.4.0'],
  );
  const named = await showHistory(file, planOf('default', 'main~1'), undefined, anchors);
  assert.deepEqual([named.chain?.steps, named.chain?.anchor?.name], [1, 'main~1']);
});
