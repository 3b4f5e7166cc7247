// A candidate that answers nothing beside a baseline that answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonOf, judgedPairs, makePlan, offendingOf } from '../../support/judged.ts';
import type { PairedRecordSketch } from '../../support/paired-records.ts';

const mute = { throughput: 0, offeredRate: undefined, ...timedOut(32) };

function timedOut(count: number) {
  return {
    requests: [{ samples: 0, failures: { timeout: { count, example: 'not answered' } } }],
  };
}

test('a candidate that answers nothing beside a baseline that does is a regression after one pair', () => {
  for (const pairs of [1, 3]) {
    const verdict = judgedPairs({ pairs, candidate: mute });
    assert.deepEqual(offendingOf(verdict), ['errors'], `${pairs} pairs`);
    assert.match(
      comparisonOf(verdict, 'errors').because,
      /^\d+ of \d+ requests failed \(100 %: \d+ timeout\): not one was answered as expected in \d pairs?, and the baseline beside it answered in each\.$/,
    );
  }
});

test('one that never answers one of its requests is a regression, and says which', () => {
  const [failed] = timedOut(32).requests;
  const two = [{ name: 'list' }, { name: 'item' }];
  const plan = makePlan({ requests: ['list', 'item'] });
  const silent = [{ ...failed, name: 'list', weight: 0 }, { name: 'item' }];
  const of = (candidate: NonNullable<PairedRecordSketch['candidate']>) =>
    judgedPairs({ pairs: 2, candidate, baseline: { requests: two } }, { plan });
  const verdict = of({ requests: silent });
  assert.deepEqual(offendingOf(verdict), ['errors']);
  assert.match(
    comparisonOf(verdict, 'errors').because,
    /: not one of "list" was answered as expected in 2 pairs, and the baseline beside it/,
  );
  assert.doesNotMatch(JSON.stringify(of({ requests: two }).comparisons), /not one of/);
});

test('one that answers a little, or beside a baseline that hardly does, is judged by its shares', () => {
  const slow = { throughput: 1, offeredRate: undefined };
  const rows: readonly PairedRecordSketch[] = [
    { pairs: [{ candidate: mute }, {}] },
    { pairs: 1, candidate: mute, baseline: slow },
    { pairs: 1, candidate: mute, baseline: mute },
  ];
  for (const sketch of rows) {
    const said = judgedPairs(sketch)
      .comparisons.map(({ because }) => because)
      .join(' ');
    assert.doesNotMatch(said, /not one was answered/);
  }
});
