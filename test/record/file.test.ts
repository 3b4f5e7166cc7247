import assert from 'node:assert/strict';
import test from 'node:test';
import { GateError } from '../../src/errors.ts';
import { decodeRecords, encodeRecords } from '../../src/record/file.ts';
import { makeRecord, makeRecords } from '../support/records.ts';

const decode = (text: string) => decodeRecords(text, 'base.json');

test('records come back in order', () => {
  const ids = decode(encodeRecords(makeRecords(3)).text).map(({ id }) => id);
  assert.deepEqual(ids, ['stored-0', 'stored-1', 'stored-2']);
  assert.deepEqual(decode(encodeRecords([]).text), []);
});

test('the file says what it is', () => {
  const { format, version } = JSON.parse(encodeRecords([makeRecord()]).text);
  assert.deepEqual([format, version], ['perf-gate-baseline', 1]);
});

test('the newest twenty are kept', () => {
  const { text, records } = encodeRecords(makeRecords(25));
  const ids = decode(text).map(({ id }) => id);
  assert.deepEqual([records, ids.length], [20, 20]);
  assert.equal(ids.at(0), 'stored-5');
  assert.equal(ids.at(-1), 'stored-24');
});

const sound = encodeRecords([makeRecord()]).text;
const later = `{"format":"perf-gate-baseline","version":2,"entries":{}}`;

for (const [what, text, message] of [
  ['an empty file', ' \n', /is empty/],
  ['a truncated file', sound.slice(0, -100), /ends too early/],
  ['a foreign text', 'hello', /not JSON/],
  ['a foreign JSON file', '{"name":"perf-gate"}', /not a baseline of perf-gate/],
  ['a report', '{"schema":1,"perfGate":"1.0.0","name":"default"}', /is a report/],
  ['a history', '{"schema":1,"name":"default","otherNames":[]}', /is a report/],
  ['a report of noise', '{"name":"a","perfGate":"1","planHash":"0","proposal":{}}', /is a report/],
  ['a list', '[]', /not a baseline of perf-gate/],
  ['a later version', later, /version 2; this perf-gate reads version 1/],
  ['a file without records', '{"format":"perf-gate-baseline","version":1}', /damaged/],
  ['a huge file', ' '.repeat(16 * 1_024 * 1_024 + 1), /more than/],
] as const) {
  test(`${what} is refused with what was found`, () => {
    assert.throws(
      () => decode(text),
      (error) =>
        error instanceof GateError &&
        error.code === 'record-unreadable' &&
        error.remedy !== '' &&
        error.message.includes('base.json') &&
        message.test(error.message),
    );
  });
}

test('the remedy for a report is to name what `--save` wrote', () => {
  assert.throws(
    () => decode('{"schema":1,"name":"default"}'),
    (error) => error instanceof GateError && /^Name a file that `--save` wrote/.test(error.remedy),
  );
});

test('the remedy for a later version is to update', () => {
  assert.throws(
    () => decode(later),
    (error) => error instanceof GateError && /Update perf-gate/.test(error.remedy),
  );
});
