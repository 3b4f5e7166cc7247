import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateReport } from '../../src/report/gate-report.ts';
import { maskBlock } from '../../src/report/mask-block.ts';
import { maskReport } from '../../src/report/mask-report.ts';
import { makeBlock } from '../support/records.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';

const SECRETS = ['hunter2'];

test('examples of failures are stored without the secrets that the server was sent', () => {
  const failures = {
    'body-mismatch': { count: 3, example: 'body began "Bearer hunter2 is wrong"' },
    timeout: { count: 1, example: 'not answered' },
  };
  const block = maskBlock(makeBlock({ requests: [{ failures }] }), SECRETS);
  assert.deepEqual(block.capacity.requests.get('default')?.failures, {
    'body-mismatch': { count: 3, example: 'body began "Bearer *** is wrong"' },
    timeout: { count: 1, example: 'not answered' },
  });
});

test('failures of requests that are new with this version are masked too', () => {
  const failures = { timeout: { count: 1, example: 'sent "hunter2"' } };
  const { capacity } = makeBlock({ requests: [{ failures }] });
  const { added } = maskBlock({ ...makeBlock(), added: capacity }, SECRETS);
  assert.equal(added?.requests.get('default')?.failures.timeout?.example, 'sent "***"');
});

test('nothing else of a block changes, with secrets or without', () => {
  const block = makeBlock({ offeredRate: undefined });
  assert.deepEqual(maskBlock(block, SECRETS), block);
  assert.equal(maskBlock(block, []), block);
});

test('every text of a report that somebody else may choose is masked', () => {
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
    /^(?:perfGate|name|need|why|because|text|url|runUrl|seed|target|engine|by|label|schema)$/;
  const isOfMachine = /^(?:cpuModel|architecture|platform|kernel|node)$/;
  const isOfRequest = /^(?:request|path|serverSoftware|example)$/;
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' && [isText, isOfMachine, isOfRequest].some((each) => each.test(key))
      ? 'a text'
      : value,
  );
}
