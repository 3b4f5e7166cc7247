import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { withOneTotal } from '../../scripts/test-totals.ts';

const said = (message: string, more: { nesting?: number; file?: string } = {}): TestEvent => ({
  type: 'test:diagnostic',
  data: { nesting: 0, message, level: 'info', ...more },
});

async function* each(events: readonly TestEvent[]): AsyncGenerator<TestEvent, void> {
  yield* events;
}

let now = 0;
const clock = () => (now += 5);

async function summed(events: readonly TestEvent[]): Promise<readonly TestEvent[]> {
  const seen: TestEvent[] = [];
  for await (const event of withOneTotal(each(events), clock)) seen.push(event);
  return seen;
}

test('the counts of all runs are summed, and come last with the time that passed', async () => {
  const seen = await summed([
    ...[said('tests 3'), said('fail 0'), said('duration_ms 1.5')],
    ...[said('tests 4'), said('fail 2'), said('duration_ms 2.25')],
  ]);
  assert.deepEqual(seen, [said('tests 7'), said('fail 2'), said('duration_ms 5')]);
});

test('the output of tests stays in place, also where it reads like a total', async () => {
  const spoken = [
    said('tests 1', { nesting: 1 }),
    said('tests 2', { file: 'a.test.ts' }),
    said('seed 3'),
    said('tests 4 and more'),
  ];
  assert.deepEqual(await summed([said('tests 5'), ...spoken]), [...spoken, said('tests 5')]);
});

const COUNTS = { cancelled: 0, passed: 1, skipped: 0, suites: 0, tests: 1, todo: 0, topLevel: 1 };
const endOf = (file?: string): TestEvent => ({
  type: 'test:summary',
  data: { counts: COUNTS, duration_ms: 1, success: true, file },
});

test('the runs have one end, after their totals; those of files stay where they are', async () => {
  const seen = await summed([
    endOf('a.test.ts'),
    said('tests 1'),
    endOf(),
    said('tests 1'),
    endOf(),
  ]);
  assert.deepEqual(seen, [endOf('a.test.ts'), said('tests 2'), endOf()]);
});
