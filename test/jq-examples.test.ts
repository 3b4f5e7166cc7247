// Every `jq` line of the documents does what it says with reports that perf-gate wrote.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { reportNewest } from '../src/gate/report-newest.ts';
import { encodeRecords } from '../src/record/file.ts';
import type { RunRecord } from '../src/record/run-record.ts';
import type { GateReport } from '../src/report/gate-report.ts';
import { renderJson } from '../src/report/render-json.ts';
import { gatePlan } from './gate/gate-plan.ts';
import { makePairedRecord } from './support/paired-records.ts';
import { DOCUMENTS, examplesIn } from './support/readme-examples.ts';
import { makeRecords } from './support/records.ts';

const LINE = /\| jq (-\w+) '([^']+)'$/gm;

const examples = DOCUMENTS.flatMap(examplesIn).flatMap(({ document, line, text }) =>
  [...text.matchAll(LINE)].map(([, option = '', filter = '']) => ({
    place: `${document}:${line}`,
    option,
    filter,
  })),
);

const reportOf = (...records: readonly RunRecord[]): GateReport =>
  reportNewest({ path: 'baseline.json', text: encodeRecords(records).text }, gatePlan());

const latest = { id: 'latest', measuredAt: '2025-03-02T12:00:00.000Z', blocks: 3 };
const REPORTS: Readonly<Record<string, GateReport>> = {
  alone: reportOf(...makeRecords(1)),
  slower: reportOf(...makeRecords(3), ...makeRecords(1, () => ({ ...latest, throughput: 600 }))),
  'side by side': reportOf(makePairedRecord({ pairs: 12 })),
};

const KEYS = new Set(
  Object.values(REPORTS).flatMap((report) =>
    [...renderJson(report).matchAll(/"(\w+)":/g)].map(([, key]) => key),
  ),
);

const JQ = spawnSync('jq', ['--version']).status === 0;
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

function run(option: string, filter: string, report: GateReport) {
  const { status, stdout, stderr } = spawnSync('jq', [option, filter], {
    input: renderJson(report),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the jq lines of the documents', { skip: !JQ && !isRequired && 'jq is missing' }, () => {
  test('are all found', () => {
    const all = DOCUMENTS.flatMap(examplesIn).flatMap(({ text }) => text.match(/\| jq /g) ?? []);
    assert.equal(examples.length, all.length);
    assert.ok(examples.length >= 5);
  });

  for (const { place, option, filter } of examples) {
    test(`${place}: ${filter}`, () => {
      const said = Object.values(REPORTS).map((report) => run(option, filter, report));
      for (const { status, stderr } of said) {
        // With -e, 1 says that the last value was false.
        assert.ok(status === 0 || (option === '-e' && status === 1), stderr);
      }
      const texts = said.map(({ stdout }) => stdout.trim()).filter((text) => text !== '');
      assert.ok(texts.length > 0, 'it finds nothing in any report');
      // A misspelt key is null for jq, not an error.
      for (const [, key = ''] of filter.matchAll(/\.([a-z]\w*)/gi)) assert.ok(KEYS.has(key), key);
    });
  }

  test('name what regressed, what was not shown, and the exit code', () => {
    const [regressed = assert.fail(), open = assert.fail()] = examples.filter(
      ({ place, option }) => place.startsWith('docs/report.md') && option === '-r',
    );
    const slower = REPORTS.slower ?? assert.fail();
    assert.match(run('-r', regressed.filter, slower).stdout, /^throughput, all requests: -90 %$/m);
    assert.match(run('-r', open.filter, slower).stdout, /^cpu, all requests: [\d.]+ %$/m);
    const exit = examples.find(({ option }) => option === '-e') ?? assert.fail();
    assert.equal(run('-e', exit.filter, slower).status, 1);
  });
});
