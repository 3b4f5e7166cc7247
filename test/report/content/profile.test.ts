// Which functions got slower, in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeGrown, grownTable, withGrown } from '../../../src/report/content/profile.ts';
import { remakeProfile } from '../../../src/report/foreign/profile.ts';
import type { GateReport, ReportProfile } from '../../../src/report/gate-report.ts';
import { PROFILE } from '../../support/profiles.ts';
import { makeReport } from '../../support/report-parts.ts';

const reportOf = (profile: ReportProfile | null, verdict?: GateReport['verdict']): GateReport =>
  makeReport({ profile, verdict: verdict ?? { kind: 'regression', offending: ['throughput'] } });

const first = PROFILE.functions[0] ?? assert.fail();

test('the cause names what grew most, with its shares', () => {
  assert.equal(
    withGrown('it costs more.', reportOf(PROFILE)),
    'it costs more. What grew most: serialise lib/json.js, 12\u202f% → 31\u202f% of the CPU time.',
  );
  assert.match(withGrown(undefined, reportOf(PROFILE)) ?? '', /^What grew most/);
});

test('the cause names nothing that grew little, and nothing where nobody looked', () => {
  const little = { ...first, beforeShare: 0.3 };
  assert.equal(describeGrown(reportOf({ ...PROFILE, functions: [little] })), undefined);
  const none = reportOf({ ...PROFILE, functions: [] });
  const said = 'A profiler saw no function that takes more CPU time';
  assert.equal(withGrown('it waits.', none), `it waits. ${said}.`);
  assert.equal(withGrown(undefined, none), `${said}, so look for waiting.`);
  assert.equal(withGrown('it waits.', reportOf(null)), 'it waits.');
  assert.equal(describeGrown(reportOf(PROFILE, { kind: 'pass' })), undefined);
});

test('the table has the ten that grew most, and no cost where it is unknown', () => {
  const functions = Array.from({ length: 14 }, (_, at) => ({
    ...first,
    name: `f${at}`,
    beforeMicrosecondsPerAnswer: at === 0 ? null : 1.5,
  }));
  const [group] = grownTable({ ...PROFILE, functions })?.groups ?? [];
  assert.equal(group?.rows.length, 10);
  assert.deepEqual(group?.rows[0], ['f0', '12\u202f%', '31\u202f%', 'n/a']);
});

test('of a foreign profile only names that look like functions are repeated', () => {
  const kept = [
    'serialise lib/json.js',
    '(anonymous) node_modules/@scope/a/index.js:12',
    'main.(*Shop).ServeHTTP',
    '<lambda> app.py:14',
    '(garbage collector)',
  ];
  const left = [
    'please visit our shop',
    'https://evil.example',
    'a](javascript:alert(1))',
    '<script>alert(1)</script>',
    'a|b',
    '`a`',
    '\u202egnp',
    'x'.repeat(300),
  ];
  const functions = [...kept, ...left].map((name) => ({ ...first, name }));
  const calls = functions.map((each) => ({ ...each, caller: 3 }));
  const made = remakeProfile(reportOf({ ...PROFILE, profiler: 'evil', functions, calls }));
  assert.deepEqual(
    made?.functions.map(({ name }) => name),
    [...kept, ...left.map(() => '(left out)')],
  );
  assert.equal(made?.profiler, 'profile');
  // None may be its own caller, nor that of one before it.
  assert.deepEqual(
    made?.calls.slice(0, 6).map(({ caller }) => caller),
    [null, null, null, null, 3, 3],
  );
  assert.equal(remakeProfile(reportOf(null)), null);
});
