// What is sent to two versions that do not answer, or do not define, the same requests.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import { compareWith, PRESENT_VERSION } from './versions.ts';

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

test('what both define is sent as the baseline defines it; what is new is measured, told, and judged by nothing', async () => {
  await using box = new Sandbox();
  for (const directory of ['former', 'newest']) mkdirSync(box.join(directory));
  const lists = (query: string, more: string) => `
start: ${JSON.stringify(PRESENT_VERSION)}
ready-path: /ready
requests: [{ name: list, path: '/list?${query}' }, { path: /late }, ${more}]
`;
  const traits = (paths: readonly string[]) => JSON.stringify({ paths });
  box.write('former/perf-gate.yml', lists('of=old', '{ name: gone, path: /gone }'));
  box.write('former/version.json', traits(['/list?of=old', '/gone']));
  box.write('newest/perf-gate.yml', lists('of=new', '{ name: more, path: /more }'));
  // Whoever sends it the new definition gets errors. Both know of `/late`, and only the newest answers it.
  box.write('newest/version.json', traits(['/list?of=old', '/late', '/more']));
  const flags = { ...WIDE_TOLERANCES, 'base-dir': '../former' };
  const command = box.start(compareWith(box, flags), {}, box.join('newest'));
  const run = await command.ended;
  assert.equal(run.code, 0, run.err);
  const report = box.report();
  const changed = report.warnings.filter(({ code }) => code === 'requests-changed');
  assert.equal(changed.length, 2);
  assert.match(changed[0]?.text ?? '', /"list" \(path \/list\?of=old is now \/list\?of=new\)/);
  assert.match(changed[1]?.text ?? '', /"gone"/);
  // Whoever waits for the report has waited for another comparison than they wanted.
  const before = run.err.slice(0, run.err.indexOf('starting'));
  assert.match(before, /^Both versions are sent what the baseline defines.*"list"/m);
  assert.match(before, /^The baseline's plan also has "gone"/m);
  const told = report.warnings.filter(({ code }) => code === 'new-requests');
  assert.match(told.map(({ text }) => text).join('\n'), /"more".*\n.*"GET \/late"/);
  const { requests } = report.details;
  assert.deepEqual(requests.find(({ name }) => name === 'list')?.failures, []);
  assert.deepEqual(
    report.rows.map(({ request, isNew }) => [request, isNew]),
    [
      [null, false],
      ['list', false],
      ['more', true],
      ['GET /late', true],
    ],
  );
  for (const { baseline, candidate } of report.rows.filter(({ isNew }) => isNew)) {
    assert.equal(baseline, null);
    assert.ok((candidate.throughput ?? 0) > 0);
  }
  assert.ok(report.comparisons.length > 0);
  const judged = new Set(report.comparisons.map(({ request }) => request));
  assert.deepEqual([judged.has('more'), judged.has('GET /late')], [false, false]);
  await box.assertNothingLeft();
});
