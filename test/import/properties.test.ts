// Whatever a text holds: it is read or refused, in time, and no number is invented.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceOf } from '../../bench/fuzz/fuzz-worker.ts';
import { openResults } from '../../bench/fuzz/results.ts';
import { readResults } from '../../src/import/read-results.ts';
import { timesOfSamples } from '../../src/import/text/samples.ts';
import { hostileText } from '../support/hostile-text.ts';
import { assertHonest } from './honest.ts';
import { OUTPUTS, readOutput } from './outputs.ts';

const TEXTS = OUTPUTS.map(readOutput);
const SEED = 20_260_101;

test('damaged outputs: runs that are honest, or faults', async () => {
  await using subject = await openResults();
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), async (index) => {
      assert.match(await subject.draw(chanceOf('test', index)).run(), /^output: (?:runs|refused)/);
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

test('an output that is cut off anywhere is refused, or says what the whole one says', () => {
  const short = TEXTS.filter((text) => text.length < 8_000);
  fc.assert(
    fc.property(
      fc.constantFrom(...short),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (text, share) => {
        const cut = text.slice(0, Math.floor(share * text.length));
        const { runs, faults } = readResults(cut, 'f');
        assertHonest(runs, cut);
        const whole = readResults(text, 'f').runs;
        if (faults.length > 0 || runs.length < whole.length) return;
        for (const [index, { requests, throughput }] of runs.entries()) {
          assert.deepEqual(requests, whole[index]?.requests);
          assert.equal(throughput, whole[index]?.throughput);
        }
      },
    ),
    { seed: SEED, numRuns: 1_000 },
  );
});

test('hostile lines between outputs change no number', () => {
  const figures = (text: string) =>
    readResults(text, 'f').runs.map(({ throughput, times, requests }) => ({
      throughput,
      times,
      requests,
    }));
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), hostileText, (text, hostile) => {
      const line = hostile.replace(/[\n{]/g, ' ');
      const mixed = `${line}\n${text}\n${line}\n`;
      assertHonest(readResults(mixed, 'f').runs, mixed);
      assert.deepEqual(figures(mixed), figures(text));
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('a megabyte of what a reader looks for comes to an end', () => {
  const pieces = [
    ...[
      '{',
      '{"',
      '{"a":1}',
      '[',
      '"',
      '\\',
      ' ',
      '\n',
      '\r',
      '\t',
      '(',
      '.',
      '9',
      '%',
      ':',
      '=',
      '-',
    ],
    ...[
      'Running 1s test @ a\n',
      'Summary:\n  Total:\n',
      '█ TOTAL RESULTS\n',
      'http_reqs...: ',
      '✓ ✗ ',
    ],
    ...[
      'Requests  [total, rate]  ',
      'Status Codes [a] ',
      '1, ',
      'h1m1s',
      ' - 1',
      '1xx - 1, ',
      '50%  ',
    ],
    ...[
      'Percentage served,Time in ms\n1,1\n',
      '1111111111111111,1,1,1,1,\n',
      '\u001b[',
      '$ ',
      'A=b ',
      '#',
    ],
    '{"type":"Point","metric":"http_reqs","data":{"time":"2026-01-01T00:00:00Z","value":1}}\n',
  ];
  for (const piece of pieces) {
    for (const head of ['', ...TEXTS.map((text) => text.slice(0, 300))]) {
      const { runs, faults } = readResults(
        head + piece.repeat(head === '' ? 1e6 / piece.length : 1_000),
        'f',
      );
      assert.ok(runs.length + faults.length > 0);
    }
  }
});

test('percentiles by nearest rank are times that were measured, and rise', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 3_000 }),
      (times) => {
        const { mean, max, ...percentiles } = timesOfSamples(times);
        const sorted = times.toSorted((one, other) => one - other);
        assert.equal(max, sorted.at(-1));
        assert.ok((mean ?? -1) >= (sorted[0] ?? 0) && (mean ?? 0) <= (max ?? 0));
        for (const [name, value] of Object.entries(percentiles)) {
          const share = name === 'p999' ? 0.999 : Number(name.slice(1)) / 100;
          const below = sorted.filter((time) => time <= value).length;
          assert.ok(sorted.includes(value) && below >= share * times.length - 1e-6, name);
          assert.ok(sorted.filter((time) => time < value).length < share * times.length, name);
        }
        assert.equal(percentiles.p99 !== undefined, times.length >= 100);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});
