import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMethods, readOrigin } from '../../../src/plan/read/origin.ts';
import { accept } from '../../../src/plan/read/reading.ts';

const ORIGINS: readonly (readonly [raw: string, origin: string | undefined])[] = [
  ['http://localhost:3000', 'http://localhost:3000'],
  ['HTTPS://A.example:443/b?c#d', 'https://a.example'],
  ['http://ada:pw@a.example/', 'http://a.example'],
  ['{{host}}', '{{host}}'],
  ['$BASE', '$BASE'],
  [`\${BASE}`, `\${BASE}`],
  ['localhost:3000', undefined],
  ['ftp://a.example', undefined],
  ['http://', undefined],
  ['{{a}}/b', undefined],
  ['', undefined],
];
for (const [raw, origin] of ORIGINS) {
  test(`an origin: ${raw}`, () => {
    const reading = readOrigin(raw);
    if (origin === undefined) assert.equal(reading.kind, 'refused');
    else assert.deepEqual(reading, accept(origin));
  });
}

test('methods, each once', () => {
  assert.deepEqual(readMethods('GET, POST,GET'), accept(['GET', 'POST']));
  for (const raw of ['get', 'GET,', '', 'A B', 'CONNECT', true, 5])
    assert.equal(readMethods(raw).kind, 'refused', String(raw));
});
