// Keeps the computed tables of docs/method.md true: PERF_GATE_UPDATE=1 writes them anew.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allotAlpha } from '../../src/stats/alpha.ts';
import { predictionHalfWidth } from '../../src/stats/prediction.ts';
import { logRatio, ratio } from '../../src/units.ts';
import { toleranceOf } from '../../src/verdict/direction.ts';
import { priorSpread } from '../../src/verdict/metrics/table.ts';
import { countRest } from '../../src/verdict/prepare.ts';
import { assertGenerated } from '../support/golden.ts';
import { makePlan } from '../support/judged.ts';

const DOCUMENT = 'docs/method.md';
const alpha = allotAlpha({ requests: 1, rest: countRest(makePlan()) });

/** The smallest loss that shows, as a change of the metric, at the default tolerances. */
function smallestLoss(metric: 'throughput' | 'p99', records: number, spread: number): string {
  const tolerance = toleranceOf(metric, ratio(metric === 'throughput' ? 0.05 : 0.1));
  const loss = tolerance + predictionHalfWidth(logRatio(spread), records, alpha[metric].fail);
  const change = metric === 'throughput' ? -Math.expm1(-loss) : Math.expm1(loss);
  return `${(change * 100).toFixed(0)} %`;
}

function rowOf(what: string, records: number, throughput: number, p99: number): string {
  const cells = [
    what,
    String(records),
    smallestLoss('throughput', records, throughput),
    smallestLoss('p99', records, p99),
  ];
  return `| ${cells.join(' | ')} |`;
}

function storedTable(): string {
  const assumed = [1, 3, 7].flatMap((records) => [
    rowOf(
      'assumed, same machine',
      records,
      priorSpread('throughput', true),
      priorSpread('p99', true),
    ),
    rowOf(
      'assumed, other machines',
      records,
      priorSpread('throughput', false),
      priorSpread('p99', false),
    ),
  ]);
  const observed = [8, 20].flatMap((records) =>
    [0.01, 0.02, 0.05].map((spread) =>
      rowOf(`observed, ${spread * 100} %`, records, spread, spread),
    ),
  );
  return [
    '| Spread between runs (sd) | Records | Throughput: a fall of | p99: a rise of |',
    '|---|---:|---:|---:|',
    ...assumed.toSorted(),
    ...observed,
  ].join('\n');
}

test('the table of what stored numbers can show is what the code computes', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', DOCUMENT), 'utf8');
  const marked = /(<!-- stored-table -->\n)[\s\S]*?(\n<!-- \/stored-table -->)/;
  assert.match(text, marked);
  assertGenerated(
    DOCUMENT,
    text.replace(marked, (_, open: string, close: string) => `${open}${storedTable()}${close}`),
  );
});
