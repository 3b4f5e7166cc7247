// The row of bars of earlier baselines.

import assert from 'node:assert/strict';
import test from 'node:test';
import { earlierSection } from '../../../src/report/content/earlier.ts';
import type { EarlierRun } from '../../../src/report/gate-report.ts';
import { makeReport } from '../../support/report-parts.ts';

const run = (throughput: number | null, sameMachine = true): EarlierRun => ({
  measuredAt: '2026-03-01T09:30:00.000Z',
  commit: null,
  sameMachine,
  accepted: true,
  throughput,
  p99: null,
  cpuPerRequest: null,
});

function said(history: readonly EarlierRun[] | null): string | undefined {
  const [piece] = earlierSection(makeReport({ history }))?.pieces ?? [];
  return piece?.kind === 'paragraph' ? piece.text.replaceAll('\u202f', ' ') : undefined;
}

test('the bars have their numbers beside them, oldest first', () => {
  const text = said([run(6_120), run(6_090), run(null), run(4_000)]) ?? '';
  assert.match(
    text,
    /^██▁ throughput over the last 3 baselines of this machine, oldest first: 6 120, 6 090, 4 000; this run [\d ]+ requests\/s\.$/,
  );
});

test('numbers of another machine do not stand among those of this one', () => {
  const text = said([run(6_120), run(3_000, false), run(6_090)]) ?? '';
  assert.match(text, /last 2 baselines of this machine/);
  assert.doesNotMatch(text, /3 000/);
});

test('where no machine is known, it is said that there may be several', () => {
  const text = said([run(6_120, false), run(6_090, false)]) ?? '';
  assert.match(text, /machines of this kind, between which the same code may differ/);
});

test('one baseline has no trend, and no more than twelve are shown', () => {
  for (const none of [null, [], [run(6_000)], [run(6_000), run(5_000, false)]]) {
    assert.equal(said(none), undefined);
  }
  const many = Array.from({ length: 20 }, (_, index) => run(5_000 + 10 * index));
  assert.match(said(many) ?? '', /the last 12 baselines .* first: 5 080, 5 090/);
});
