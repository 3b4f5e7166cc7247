// Lines of runs of the same code: what is written reads back, and anything else is a numbered line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeNoiseRuns, encodeNoiseRun, type NoiseRun } from '../../src/record/noise-run.ts';
import { hostileText } from '../support/hostile-text.ts';

const RUN: NoiseRun = {
  date: '2025-03-01T12:00:00.000Z',
  name: 'default',
  machine: 'a'.repeat(64),
  cpuModel: 'AMD EPYC 7763',
  perfGate: '0.1.0',
  planHash: 'b'.repeat(64),
  pairs: 28,
  spreads: [
    { metric: 'throughput', request: null, spread: 0.021 },
    { metric: 'p99', request: '__proto__', spread: 0.0789 },
  ],
  verdict: 'pass',
  after: 4,
};

test('a run is one line, and reads back', () => {
  const line = encodeNoiseRun(RUN);
  assert.match(line, /^[^\n]+\n$/);
  assert.deepEqual(decodeNoiseRuns(line), { runs: [RUN], unreadable: [] });
});

test('texts of any kind and length stay one line that reads back', () => {
  const name = fc.oneof(hostileText, fc.string({ minLength: 150, maxLength: 400 }));
  fc.assert(
    fc.property(name, (text) => {
      const run = { ...RUN, name: text, spreads: [{ metric: 'p99', request: text, spread: 0.1 }] };
      const { runs, unreadable } = decodeNoiseRuns(encodeNoiseRun(run).repeat(2));
      assert.deepEqual(unreadable, []);
      assert.deepEqual(
        runs.map((read) => [read.name, read.spreads[0]?.request]),
        Array.from({ length: 2 }, () => [text.slice(0, 200), text.slice(0, 200)]),
      );
    }),
  );
});

test('lines that are no runs are told by their numbers, and the others count', () => {
  const line = encodeNoiseRun(RUN).trim();
  const changed = (more: object) => JSON.stringify({ ...RUN, ...more });
  const bad = [
    'null',
    '[]',
    '{',
    '{"verdict":"pass"}',
    changed({ verdict: 'green' }),
    changed({ pairs: -1 }),
    changed({ pairs: 1e300 }),
    changed({ date: 'yesterday' }),
    changed({ spreads: [{ metric: 'p99', request: null, spread: -1 }] }),
    changed({ name: 'x'.repeat(201) }),
    `${line.slice(0, -1)},"more":"${'x'.repeat(70_000)}"}`,
    `${'['.repeat(60_000)}`,
    line.slice(0, 40),
  ];
  const { runs, unreadable } = decodeNoiseRuns([line, '', ...bad, ' ', line, ''].join('\r\n'));
  assert.equal(runs.length, 2);
  assert.deepEqual(
    unreadable,
    bad.map((_, index) => index + 3),
  );
});

test('what later versions add is no fault', () => {
  const later = JSON.stringify({ ...RUN, more: { a: 1 } });
  assert.deepEqual(decodeNoiseRuns(later), { runs: [RUN], unreadable: [] });
});

test('no text makes reading fail', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.json()), (text) => {
      const { runs, unreadable } = decodeNoiseRuns(text);
      assert.deepEqual(runs, []);
      assert.ok(unreadable.length <= text.split('\n').length);
    }),
  );
});
