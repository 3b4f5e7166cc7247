import { test } from 'node:test';
import { describeTried } from '../../src/cli/try-requests.ts';
import type { TriedRequest } from '../../src/gate/try-plan.ts';
import { bytes, milliseconds } from '../../src/units.ts';
import { planOf } from '../plan/raw-inputs.ts';
import { assertGolden } from '../support/golden.ts';

const { requests } = planOf(`
start: a
requests:
  - { name: list, path: /items }
  - { name: create an item, method: POST, path: /items }
  - path: /down
  - path: /account
`);
const FACTS = [
  [true, 200, 'application/json; charset=utf-8', 12_345, 4.24],
  [false, 401, '', 0, 312.6],
  [false, 0, '', 0, 10_000.04],
  [true, 302, 'text/html', 0, 1.5, '/login?back=/account'],
] as const;
const tried: readonly TriedRequest[] = requests.flatMap((request, index) => {
  const [isExpected, status, contentType, size, took, location = ''] = FACTS[index] ?? FACTS[0];
  const facts = { isExpected, status, contentType, location, bodyBytes: bytes(size) };
  return [{ request, ...facts, took: milliseconds(took) }];
});

for (const [name, unicode] of [
  ['tried', true],
  ['tried-ascii', false],
] as const) {
  test(`a line for each request that was tried: ${name}`, () => {
    assertGolden(`validate/${name}.txt`, `${describeTried(tried, unicode).join('\n')}\n`);
  });
}
