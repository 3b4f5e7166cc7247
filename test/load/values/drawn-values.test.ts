// What is drawn for a number: the same each time, evenly, and by row.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalLength, writeDecimal } from '../../../src/load/values/decimal.ts';
import { RequestValues } from '../../../src/load/values/drawn-values.ts';
import { templateMessage } from '../../../src/load/values/template-message.ts';
import { UniqueNumbers } from '../../../src/load/values/unique-numbers.ts';
import type { RowOrder, Table } from '../../../src/plan/tables.ts';
import type { Part, Placeholder, Writing } from '../../../src/plan/template.ts';

const unique = new UniqueNumbers({ first: 0, stride: 1 });

const part = (value: Placeholder, writing: Writing = 'plain'): Part => ({
  ...{ kind: 'value', value, writing },
});

const drawnBy = (path: readonly Part[], seed = 1): RequestValues =>
  new RequestValues(templateMessage({ path, headers: [], body: undefined }), seed, 'request');

/** The values for a number, as texts. */
function draw(values: RequestValues, number: number): readonly string[] {
  assert.equal(values.draw({ number, unique }), undefined);
  return values.bytes.map((bytes, index) =>
    Buffer.from(bytes.subarray(values.from[index], values.until[index])).toString(),
  );
}

const rows = Array.from({ length: 7 }, (_, row) => [`id${row}`, `n ${row}/ü"`]);
const tableOf = (order: RowOrder): Table => ({
  ...{ name: 'users', columns: ['id', 'name'], rows, order, digest: '' },
});

test('the same number and seed draw the same values, and others draw others', () => {
  const parts = [part({ kind: 'random', from: 0, to: 1e15 })];
  const [one, same, other] = [drawnBy(parts), drawnBy(parts), drawnBy(parts, 2)];
  fc.assert(
    fc.property(fc.nat(), (number) => {
      assert.deepEqual(draw(one, number), draw(same, number));
      assert.notDeepEqual(draw(one, number), draw(other, number));
      assert.notDeepEqual(draw(one, number), draw(same, number + 1));
    }),
  );
});

test('a range is drawn evenly, both ends included', () => {
  const values = drawnBy([part({ kind: 'random', from: 3, to: 12 })]);
  const counts = new Map<string, number>();
  for (let number = 0; number < 10_000; number++) {
    const [text = ''] = draw(values, number);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts.keys()].map(Number).sort((a, b) => a - b),
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  );
  // Chi-squared with 9 degrees of freedom: 27.9 in one of a thousand.
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
  assert.ok(chi < 27.9, `${chi}`);
});

test('another request draws other values for the same number', () => {
  const message = templateMessage({
    ...{ path: [part({ kind: 'random', from: 0, to: 1e15 })], headers: [], body: undefined },
  });
  const [one, other] = ['a', 'b'].map((name) => draw(new RequestValues(message, 1, name), 5));
  assert.notDeepEqual(one, other);
});

test('a placeholder that is written twice in a request has one value, and two have two', () => {
  const random = (to: number) => part({ kind: 'random', from: 0, to });
  const others = [part({ kind: 'seq' }), part({ kind: 'uuid' }, 'json')];
  const template = {
    path: [random(1e9), random(1e9 + 1), ...others],
    headers: [[random(1e9)]],
    body: others,
  };
  const values = new RequestValues(templateMessage(template), 1, 'request');
  const [one, other, ...rest] = draw(values, 5);
  assert.equal(rest.length, 2);
  assert.notEqual(one, other);
  const { path, headers, body } = values.template;
  assert.deepEqual(headers, [[path[0]]]);
  assert.equal(body?.length, 2);
});

test('cells of one table are of one row, written for where they stand', () => {
  const table = tableOf('in-order');
  const of = (column: number, writing: Writing) => part({ kind: 'column', table, column }, writing);
  const [id, segment, plain] = [of(0, 'plain'), of(1, 'segment'), of(1, 'plain')];
  const template = { path: [segment], headers: [[id], [plain]], body: [of(1, 'json')] };
  const values = new RequestValues(templateMessage(template), 1, 'request');
  for (const number of [0, 3, 6, 7, 10]) {
    const row = number % 7;
    values.draw({ number, unique });
    assert.deepEqual(
      values.bytes.map((bytes, index) =>
        Buffer.from(bytes.subarray(values.from[index], values.until[index])).toString(
          index === 3 ? 'utf8' : 'latin1',
        ),
      ),
      [`n%20${row}%2F%C3%BC%22`, `id${row}`, `n ${row}/ü"`, `n ${row}/ü\\"`],
    );
  }
});

test('rows in random order are by the seed; once, they end', () => {
  const of = (order: RowOrder) =>
    drawnBy([part({ kind: 'column', table: tableOf(order), column: 0 })]);
  const random = Array.from({ length: 50 }, (_, number) => draw(of('random'), number)[0]);
  assert.equal(new Set(random).size, 7);
  assert.notDeepEqual(random.slice(0, 7), random.slice(7, 14));
  const once = of('once');
  assert.deepEqual(draw(once, 6), ['id6']);
  assert.equal(once.draw({ number: 7, unique }), 'users');
});

test('decimals are what they are', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const into = Buffer.alloc(20, ' ');
      const end = writeDecimal(value, into, 2);
      assert.equal(into.toString().trim(), String(value));
      assert.deepEqual(
        [end, decimalLength(value)],
        [2 + String(value).length, String(value).length],
      );
    }),
  );
});
