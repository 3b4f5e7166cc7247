import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskReport } from '../../src/report/compose/mask-report.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';

const SECRETS = ['hunter2'];

test('every text of a report that others may choose is masked', () => {
  const masked = maskReport(makeHostileReport('hunter2'), SECRETS);
  assert.equal(masked.run.commit, '***');
  // Methods are words of a list: a plan takes no others.
  const isOther = (key: string, value: unknown) => (key === 'method' ? undefined : value);
  assert.doesNotMatch(JSON.stringify(masked, isOther), /hunter2/);
});

test('short secrets change neither the form of a report nor its words from lists', () => {
  const secrets = ['32', 'pass', 'regression', 'throughput', 'gate', 'fresh', '20', 'T', 'c'];
  // Its times and hashes have another form, so they are masked like any text.
  const { hostile: _, ...cases } = REPORT_CASES;
  for (const [name, report] of Object.entries(cases)) {
    const masked = maskReport(report, secrets);
    assert.deepEqual(formOf(masked), formOf(report), name);
    assert.ok(!masked.exit.because.includes('pass'), name);
  }
});

/** Everything except texts that people or servers wrote; these become `a text`. */
function formOf(report: GateReport): unknown {
  const isText =
    /^(?:perfGate|name|need|why|because|text|url|runUrl|seed|target|engine|by|label|schema|command)$/;
  const isOfMachine = /^(?:cpuModel|architecture|platform|kernel|node)$/;
  const isOfRequest = /^(?:request|path|serverSoftware|example)$/;
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => {
    if (key === 'lines' && Array.isArray(value)) return value.length;
    return typeof value === 'string' &&
      [isText, isOfMachine, isOfRequest].some((each) => each.test(key))
      ? 'a text'
      : value;
  });
}
