import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  describeBusyShares,
  explainThroughput,
} from '../../../src/report/content/explain-throughput.ts';
import {
  bothRows,
  makeComparison,
  makeDetails,
  makeReport,
  makeValues,
} from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

interface Row {
  readonly name: string;
  readonly throughput: number;
  readonly cpu: number | null;
  readonly said: readonly string[];
}

const BUSY = 'the server kept 0.979 of 4 cores busy.';

/** The baseline answers 6 000 requests/s at 160 µs of CPU. */
const ROWS: readonly Row[] = [
  {
    name: 'dearer requests, and as much less throughput',
    throughput: 3000,
    cpu: 320,
    said: [
      `A request cost 100 % more server CPU (160 µs → 320 µs); ${BUSY}`,
      'That alone would change throughput by −50 %; measured were −50 %.',
    ],
  },
  {
    name: 'cheaper requests, and as much more throughput',
    throughput: 7500,
    cpu: 128,
    said: [
      `A request cost 20 % less server CPU (160 µs → 128 µs); ${BUSY}`,
      'That alone would change throughput by +25 %; measured were +25 %.',
    ],
  },
  {
    name: 'requests as dear as before, and less throughput',
    throughput: 4800,
    cpu: 161,
    said: [
      `A request cost as much server CPU as before (161 µs); ${BUSY}`,
      'So time was lost waiting, not computing: look at locks, timers, disks and calls to other services.',
    ],
  },
  {
    name: 'requests as dear as before, and more throughput',
    throughput: 7200,
    cpu: 160,
    said: [
      `A request cost as much server CPU as before (160 µs); ${BUSY}`,
      'So the gain is not cheaper requests: the server waited less.',
    ],
  },
  {
    name: 'dearer requests that explain half of it explain nothing',
    throughput: 4800,
    cpu: 176,
    said: [`A request cost 10 % more server CPU (160 µs → 176 µs); ${BUSY}`],
  },
  {
    name: 'a change too small to have a cause',
    throughput: 5900,
    cpu: 160,
    said: [`A request cost as much server CPU as before (160 µs); ${BUSY}`],
  },
  { name: 'CPU time not known', throughput: 3000, cpu: null, said: [] },
];

describe('explainThroughput', () => {
  for (const { name, throughput, cpu, said } of ROWS) {
    it(name, () => {
      const candidate = makeValues({ throughput, cpuPerRequest: cpu });
      const baseline = makeValues({ throughput: 6000, cpuPerRequest: 160 });
      const rows = bothRows(candidate, baseline);
      const sentences = explainThroughput(makeReport({ rows, comparisons: [] }));
      assert.deepEqual(sentences.map(plain), said);
    });
  }

  describe('side by side', () => {
    /** Throughput is `change`, shown only where its interval leaves out zero. */
    function said(change: number, interval: { best: number; worst: number }, cpu: number) {
      const candidate = makeValues({
        throughput: 6000 * (1 + change),
        cpuPerRequest: cpu,
        busyCores: 0.98,
      });
      const baseline = makeValues({ throughput: 6000, cpuPerRequest: 160, busyCores: 0.98 });
      const rows = bothRows(candidate, baseline);
      const comparisons = [makeComparison({ change, interval })];
      return explainThroughput(makeSideBySideReport({}, { rows, comparisons })).map(plain);
    }

    it('explains changes too small to be seen between two runs', () => {
      assert.deepEqual(said(-0.0164, { best: -0.01, worst: -0.02 }, 162.7), [
        'A request cost 1.7 % more server CPU (160 µs → 163 µs); the server kept one core 98 % busy in both arms.',
        'That alone would change throughput by −1.7 %; measured were −1.6 %.',
      ]);
    });

    it('names no cause for a change that may be chance', () => {
      assert.deepEqual(said(-0.04, { best: 0.01, worst: -0.08 }, 160), [
        'A request cost as much server CPU as before (160 µs); the server kept one core 98 % busy in both arms.',
      ]);
    });
  });

  it('says what a request cost where there is nothing to compare with', () => {
    const rows = bothRows(makeValues({ cpuPerRequest: 160 }), null);
    const details = makeDetails({ serverBusyCores: null });
    const sentences = explainThroughput(makeReport({ rows, details }));
    assert.deepEqual(sentences.map(plain), ['A request cost 160 µs of server CPU.']);
  });
});

const plain = (text: string): string => text.replaceAll('\u202f', ' ');

const rowsOf = (baseline: number | null, candidate: number | null) =>
  bothRows(makeValues({ busyCores: candidate }), makeValues({ busyCores: baseline }));

/** On four cores. */
function said(baseline: number | null, candidate: number | null, workers?: number) {
  const fall = { baselineImbalance: 0, candidateImbalance: 0, reopens: false };
  const placement = workers === undefined ? null : { workers, ...fall };
  const rows = rowsOf(baseline, candidate);
  return describeBusyShares(makeSideBySideReport({ placement }, { rows }))?.replaceAll(
    '\u202f',
    ' ',
  );
}

describe('describeBusyShares', () => {
  it('gives the share of one core where no more was used', () => {
    assert.equal(said(0.98, 0.975), 'the server kept one core 98 % busy in both arms');
    assert.equal(said(0.98, 0.81), 'the server kept one core 81 % busy, 98 % in the baseline');
    assert.equal(said(1.06, 1.04), 'the server kept one core 100 % busy in both arms');
  });

  it('gives the share of all cores where more than one was used', () => {
    assert.equal(said(3.2, 3.21), 'the server kept the 4 cores 80 % busy in both arms');
  });

  it('says how long a starved server waited beside what it used', () => {
    const starved = (waiting: number) => makeValues({ busyCores: 0.28, waitingCores: waiting });
    const sayOf = (before: number, after: number) =>
      describeBusyShares(
        makeSideBySideReport({}, { rows: bothRows(starved(after), starved(before)) }),
      )?.replaceAll('\u202f', ' ');
    assert.equal(
      sayOf(0.62, 0.621),
      'the server kept one core 28 % busy in both arms, and waited for a CPU for a further 62 %',
    );
    assert.equal(
      sayOf(0.5, 0.62),
      'the server kept one core 28 % busy in both arms, and waited for a CPU for a further 62 % (50 %)',
    );
    assert.equal(sayOf(0.04, 0.03), 'the server kept one core 28 % busy in both arms');
  });

  it('gives the share of the workers where they are known and not more than the cores', () => {
    assert.equal(said(1.96, 1.95, 2), 'its 2 worker processes were 98 % busy in both arms');
    assert.equal(said(0.8, 0.8, 2), 'its 2 worker processes were 40 % busy in both arms');
    assert.equal(said(3.6, 3.6, 8), 'the server kept the 4 cores 90 % busy in both arms');
  });

  it('says nothing where one arm is unknown or the versions were not measured side by side', () => {
    assert.equal(said(null, 0.98), undefined);
    assert.equal(said(0.98, null), undefined);
    assert.equal(describeBusyShares(makeReport({ rows: rowsOf(0.98, 0.98) })), undefined);
  });
});
