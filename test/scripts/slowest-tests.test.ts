import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { table, timesIn } from '../../scripts/slowest-tests.ts';

const ended = (name: string, duration_ms: number, type: 'test' | 'suite'): TestEvent => ({
  type: 'test:pass',
  data: {
    name,
    nesting: 0,
    testNumber: 1,
    testId: 1,
    parentId: 0,
    tags: [],
    file: '/root/test/a.test.ts',
    details: { duration_ms, type },
  },
});

test('tests have a time, and suites, whose tests have one, do not', () => {
  assert.deepEqual(timesIn([ended('a', 5, 'test'), ended('all', 9, 'suite')], '/root'), [
    { file: 'test/a.test.ts', name: 'a', milliseconds: 5 },
  ]);
});

test('the table begins with the slowest and ends after twenty', () => {
  const lines = table(
    'Title',
    Array.from({ length: 30 }, (_, at) => [`test ${at}`, at * 1_000] as const),
  ).split('\n');
  assert.deepEqual(lines.slice(0, 3), ['Title', '    29.0 s  test 29', '    28.0 s  test 28']);
  assert.equal(lines.length, 22);
});
