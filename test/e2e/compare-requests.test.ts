// What is sent to two versions that do not answer, or do not define, the same requests.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import type { GateReport } from '../../src/report/gate-report.ts';
import { Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import { compareCommands, compareWith, PRESENT_VERSION } from './versions.ts';

const warningIn = ({ warnings }: GateReport, code: string): string =>
  warnings.find((warning) => warning.code === code)?.text ?? '';

test('a new endpoint is measured and named in a warning, but not judged', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', 'requests: [{ path: /old }, { path: /new }]\n');
  const run = await box.run(compareCommands(box, { paths: ['/old'] }, {}, WIDE_TOLERANCES));
  assert.equal(run.code, 0, run.err);
  const report = box.report();
  assert.match(warningIn(report, 'new-requests'), /"GET \/new"/);
  const added = report.rows.filter(({ isNew }) => isNew);
  assert.deepEqual(
    added.map(({ request, baseline }) => ({ request, baseline })),
    [{ request: 'GET /new', baseline: null }],
  );
  assert.ok((added[0]?.candidate.throughput ?? 0) > 0);
  assert.ok(report.comparisons.length > 0);
  assert.ok(report.comparisons.every(({ request }) => request !== 'GET /new'));
  await box.assertNothingLeft();
});

test('where no request is in both plans, the candidate is measured alone', async () => {
  await using box = new Sandbox();
  for (const directory of ['former', 'newest']) {
    mkdirSync(box.join(directory));
    box.write(
      `${directory}/perf-gate.yml`,
      `start: ${JSON.stringify(PRESENT_VERSION)}\nrequests: [{ path: /${directory} }]\n`,
    );
    box.write(`${directory}/version.json`, '{}');
  }
  const command = box.start(compareWith(box, { 'base-dir': '../former' }), {}, box.join('newest'));
  const run = await command.ended;
  assert.equal(run.code, 0, run.err);
  const report = box.report();
  assert.ok(report.verdict.kind === 'no-baseline', run.out);
  assert.match(report.verdict.why, /The baseline answers none of the requests/);
  assert.equal(report.comparisons.length, 0);
  assert.ok((report.rows[0]?.candidate.throughput ?? 0) > 0);
  await box.assertNothingLeft();
});

test('a request in both plans is sent as the baseline defines it, and a warning names the difference', async () => {
  await using box = new Sandbox();
  for (const directory of ['former', 'newest']) mkdirSync(box.join(directory));
  const lists = (query: string, more: string) => `
start: ${JSON.stringify(PRESENT_VERSION)}
ready-path: /ready
requests: [{ name: list, path: '/list?${query}' }, ${more}]
`;
  const traits = (paths: readonly string[]) => JSON.stringify({ paths });
  box.write('former/perf-gate.yml', lists('of=old', '{ name: gone, path: /gone }'));
  box.write('former/version.json', traits(['/list?of=old', '/gone']));
  box.write('newest/perf-gate.yml', lists('of=new', '{ name: more, path: /more }'));
  // Whoever sends it the new definition gets errors.
  box.write('newest/version.json', traits(['/list?of=old', '/more']));
  const flags = { ...WIDE_TOLERANCES, 'base-dir': '../former' };
  const command = box.start(compareWith(box, flags), {}, box.join('newest'));
  const run = await command.ended;
  assert.equal(run.code, 0, run.err);
  const report = box.report();
  const changed = report.warnings.filter(({ code }) => code === 'requests-changed');
  assert.equal(changed.length, 2);
  assert.match(changed[0]?.text ?? '', /"list" \(path \/list\?of=old is now \/list\?of=new\)/);
  assert.match(changed[1]?.text ?? '', /"gone"/);
  assert.match(warningIn(report, 'new-requests'), /"more"/);
  const { requests } = report.details;
  assert.deepEqual(requests.find(({ name }) => name === 'list')?.failures, []);
  assert.deepEqual(
    report.rows.map(({ request, isNew }) => [request, isNew]),
    [
      [null, false],
      ['list', false],
      ['more', true],
    ],
  );
  await box.assertNothingLeft();
});
