import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportHistory } from '../../../src/report/compose/history.ts';
import { makeRecord } from '../../support/records.ts';

const RUN = makeRecord({ id: 'now', environment: { machine: 'mine' } });

const stored = (id: string, day: number, machine: string | undefined) =>
  makeRecord({
    id,
    measuredAt: `2026-03-0${day}T12:00:00.000Z`,
    commit: `${day}`.repeat(40),
    environment: { machine },
  });

test('stored records that compare with the run, oldest first; those of its machine are told apart', () => {
  const history = reportHistory(RUN, [stored('b', 2, 'mine'), stored('a', 1, undefined), RUN]);
  assert.deepEqual(
    history?.map(({ measuredAt, sameMachine }) => [measuredAt.slice(0, 10), sameMachine]),
    [
      ['2026-03-01', false],
      ['2026-03-02', true],
    ],
  );
  assert.equal(history?.[1]?.throughput, 6_000);
  assert.equal(history?.[1]?.commit, '2'.repeat(40));
});

test('records of another kind of machine are no history', () => {
  const other = makeRecord({ id: 'other', environment: { cpuModel: 'another one' } });
  assert.equal(reportHistory(RUN, [other]), null);
  assert.equal(reportHistory(RUN, []), null);
});
