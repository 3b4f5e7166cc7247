// Placeholders of a plan: what they become, and what is said of those that mean nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../../src/plan/tables.ts';
import {
  type Compiled,
  compileBody,
  compileHeader,
  compileJson,
  compilePath,
  type Sources,
} from '../../../src/plan/values/compile.ts';

const tableOf = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  ...{ name: 'users', columns, rows, order: 'in-order', digest: 'abc' },
});

const USERS = tableOf(['id', 'email'], ['1', 'ann@example.org'], ['2', 'b\r\nob']);

const SOURCES: Sources = {
  tables: new Map([['users', USERS]]),
  linesOf: (file) => {
    if (file === 'paths.txt') return { ...tableOf([''], ['/a'], ['/b?x=1']), name: file };
    if (file === 'long.txt')
      return { ...tableOf([''], ['/a'], [`/${'b'.repeat(8_000)}`]), name: file };
    if (file === 'bad.txt') return { ...tableOf([''], ['/a'], ['b']), name: file };
    throw new Error('does not exist');
  },
  captured: ['token'],
  contentOf: () => {
    throw new Error('does not exist');
  },
  environment: { TOKEN: 'a"{seq}' },
};

/** Text as it is; a value with where it comes from, and how it is written. */
const show = ({ parts }: Compiled): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'bytes') return '<bytes>';
      const { value } = part;
      if (value.kind === 'random') return `<${value.from}-${value.to} ${part.writing}>`;
      if (value.kind !== 'column') return `<${value.kind} ${part.writing}>`;
      return `<${value.table.name} ${value.column} ${part.writing}>`;
    })
    .join('');

test('in a path, values are percent-encoded', () => {
  assert.equal(
    show(compilePath('/u/{users.email}?n={random:1..9}', SOURCES)),
    '/u/<users 1 segment>?n=<1-9 segment>',
  );
});

test('a path that is one placeholder is taken as it is', () => {
  const compiled = compilePath('{pick:paths.txt}', SOURCES);
  assert.deepEqual([show(compiled), compiled.faults], ['<paths.txt 0 plain>', []]);
});

test('without any file, a name before a dot is a fault that says where it belongs', () => {
  const { faults } = compileBody('{user.name}', { ...SOURCES, tables: new Map() });
  assert.deepEqual(faults, [
    {
      problem: '`data` has no `user`.',
      remedy: 'Name its file under `data`. `{{user.name}}` is the text itself.',
    },
  ]);
});

test('a secret is put in, and what it holds is no placeholder', () => {
  assert.equal(show(compileBody(`\${env:TOKEN} {seq}`, SOURCES)), 'a"{seq} <seq plain>');
});

test('in JSON, a string that is a number alone is one, and others are strings', () => {
  const value = {
    n: '{seq}',
    m: '{random:1..9}',
    s: 'a{seq}',
    u: '{users.id}',
    t: `\${env:TOKEN}`,
  };
  assert.equal(
    show(compileJson({ ...value, list: [true, null, 1.5, {}], '{seq}': [] }, SOURCES)),
    '{"n":<seq plain>,"m":<1-9 plain>,"s":"a<seq json>","u":"<users 0 json>","t":"a\\"{seq}",' +
      '"list":[true,null,1.5,{}],"{seq}":[]}',
  );
});

const OF: Readonly<Record<string, (text: string) => Compiled>> = {
  path: (text) => compilePath(text, SOURCES),
  header: (text) => compileHeader('x', text, SOURCES),
  body: (text) => compileBody(text, SOURCES),
  json: (text) => compileJson([text], SOURCES),
};

for (const [place, text, problem, remedy] of [
  ['body', '{user.id}', '`data` has no `user`.', 'Did you mean `users`?'],
  ['body', '{users.mail}', '`users` has no column `mail`.', 'Did you mean `email`?'],
  [
    'body',
    '{users.x}',
    '`users` has no column `x`.',
    'Write `id` or `email`. `{{users.x}}` is the text itself.',
  ],
  [
    'body',
    '{random:9..1}',
    '`{random:9..1}` names no whole numbers, from the smaller to the larger.',
    'Write `{random:1..200}`.',
  ],
  [
    'body',
    '{random:}',
    '`{random:}` names no whole numbers, from the smaller to the larger.',
    'Write `{random:1..200}`.',
  ],
  ['body', '{random:1..99999999999999999}', undefined, 'Write `{random:1..200}`.'],
  ['body', '{pick:}', '`{pick:}` names no file.', 'Write `{pick:ids.txt}`.'],
  ['body', '{pick:none.txt}', '`none.txt` does not exist.', undefined],
  [
    'header',
    '{users.email}',
    'row 2 of `users` has characters that are not allowed in a header.',
    'Encode them.',
  ],
  ['path', '{pick:bad.txt}', 'row 2 of `bad.txt` is not a path.', undefined],
  [
    'path',
    '{pick:long.txt}',
    'row 2 of `long.txt` has 8001 characters, more than the 8000 of a path.',
    'Send long values in the body.',
  ],
  ['path', '{id}', '`{id}` has braces that hold no placeholder.', undefined],
  ['path', '/items/{id}', '`/items/{id}` has braces that hold no placeholder.', undefined],
  [
    'path',
    '/{uid}',
    '`{uid}` is no placeholder.',
    'Did you mean `{uuid}`? `{{uid}}` is the text itself.',
  ],
  [
    'json',
    '{env:HOME}',
    '`{env:HOME}` is no placeholder.',
    `Did you mean \`\${env:HOME}\`? \`{{env:HOME}}\` is the text itself.`,
  ],
  ['path', '{seq}', 'it does not begin with `/`.', 'Write `/items/{seq}`.'],
  [
    'path',
    `/${'a'.repeat(7_980)}{seq}`,
    'with its longest values it has 8017 characters, more than 8000.',
    undefined,
  ],
] as const) {
  test(`${place} ${text.slice(0, 40)} is a fault`, () => {
    const [fault, ...others] = OF[place]?.(text).faults ?? [];
    assert.deepEqual(others, []);
    if (problem !== undefined) assert.equal(fault?.problem, problem);
    if (remedy !== undefined) assert.equal(fault?.remedy, remedy);
    assert.ok(fault !== undefined);
  });
}
