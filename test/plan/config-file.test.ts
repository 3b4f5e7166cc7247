// The configuration file as YAML: what is kept as written, and what would take minutes or the whole stack.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultsOf, planOf } from './raw-inputs.ts';

const LIKE_NUMBERS = [
  '1.10',
  '0777',
  '12345678901234567890',
  '0x1F',
  '.inf',
  '1e3',
  '+5',
  'True',
  '0o7',
];

test('what looks like a number is sent as it is written, in headers and variables', () => {
  const lines = LIKE_NUMBERS.map((text, index) => `A${index}: ${text}`);
  const plan = planOf(
    `start: s\ncandidate-env: {${lines.join(', ')}}\nrequests: [{path: /, headers: {${lines.join(', ')}}}]`,
  );
  assert.equal(plan.server.kind, 'started');
  assert.deepEqual(
    Object.values(plan.server.kind === 'started' ? plan.server.env : {}),
    LIKE_NUMBERS,
  );
  assert.deepEqual(
    plan.requests[0].headers.map(({ value }) => value.value),
    LIKE_NUMBERS,
  );
});

test('a number in JSON is sent as it is written, or refused', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true }).map(String),
    fc.integer().map(String),
    fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
    fc.stringMatching(/^[-+]?[0-9]{1,25}(\.[0-9]{0,3})?(e[-+]?[0-9]{1,3})?$/),
  );
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(number, (written) => {
      const file = `start: s\nrequests: [{path: /, json: [${written}]}]`;
      if (faultsOf(file).length > 0) refused += 1;
      else {
        accepted += 1;
        // What YAML does not take for a number is a text.
        const { value } = planOf(file).requests[0].body ?? {};
        assert.ok(
          [`[${written}]`, `["${written}"]`].includes(String(value)),
          `${written}: ${value}`,
        );
      }
    }),
  );
  assert.ok(accepted > 0 && refused > 0, `${accepted} accepted, ${refused} refused`);
});

test('an alias stands for what its name last meant above it, each time as its place wants it', () => {
  const plan = planOf(`start: s
requests:
  - path: /
    json: { a: &a 1, b: &b [*a], a2: &a 2, c: *b, d: *a }
    headers: { e: &n 1, f: *n }
candidate-env: { V: &v 1.50, W: *v }
`);
  assert.equal(plan.requests[0].body?.value, '{"a":1,"b":[1],"a2":2,"c":[1],"d":2}');
  assert.deepEqual(
    plan.requests[0].headers.map(({ value }) => value.value),
    ['1', '1', 'application/json'],
  );
  assert.deepEqual(plan.server.kind === 'started' && plan.server.env, { V: '1.50', W: '1.50' });
});

test('a key of an object stays, whatever it is', () => {
  const plan = planOf(
    'start: s\nrequests: [{path: /, json: {__proto__: 1, constructor: 2, 1: 3}}]',
  );
  assert.equal(plan.requests[0].body?.value, '{"1":3,"__proto__":1,"constructor":2}');
});

for (const [says, text] of [
  ['brackets', `a: ${'['.repeat(50_000)}`],
  ['braces', `a: ${'{a: '.repeat(30_000)}`],
  ['lists', `${'- '.repeat(50_000)}a`],
  ['closed brackets', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
] as const) {
  test(`nested ${says} are one fault, and do not exhaust the stack`, () => {
    const faults = faultsOf(text);
    assert.match(faults[0] ?? '', /^perf-gate\.yml:1:\d+: it is nested /);
    assert.ok(faults.length <= 3, `${faults.length}`);
  });
}

test('keys in keys without end are one fault, although the package runs out of stack over them', () => {
  const faults = faultsOf(`- ${'b: '.repeat(20_000)}5 }\n- x\n`);
  assert.deepEqual(faults, ['perf-gate.yml: it is nested too deep. Make it flatter.']);
});

test('tens of thousands of keys are read in one pass', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `${index.toString(36)}:`);
  const faults = faultsOf(['start: s', ...keys].join('\n'));
  assert.equal(faults.at(-1), 'and 19975 more');
});

test('tens of thousands of aliases are read in one pass', () => {
  const aliases = Array.from({ length: 40_000 }, () => '*a');
  const faults = faultsOf(`start: s\na: &a 1\nb: [${aliases.join(',')}]`);
  assert.match(
    faults[0] ?? '',
    /^perf-gate\.yml:3:\d+: `\*a` and others stand for more than 10000/,
  );
});

test('no text, whatever signs of YAML it has, is more than faults', () => {
  const sign = fc.constantFrom(
    ...[
      'start: s',
      '\n',
      '  ',
      '- ',
      ': ',
      '&a ',
      '*a',
      '? ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '|',
      '>',
    ],
    ...[
      '!!set ',
      '!x ',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '#',
      '\t',
      '<<',
      '1.10',
      '~',
      'requests:',
      'json:',
    ],
    ...['\r', '\u0000', '\ud800', 'ü'],
  );
  const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (file) => {
      assert.ok(Array.isArray(faultsOf(file)));
    }),
    { numRuns: 3_000 },
  );
});
