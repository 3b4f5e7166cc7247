// Every kind of import that the rules must see, and what they must not take for one.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  findClosedDoors,
  findCycles,
  findEmptyRows,
  findForbiddenImports,
  findUnusedPermissions,
} from './import-rules.ts';
import type { Row } from './import-table.ts';
import { readSource } from './source.ts';

const TABLE: Readonly<Record<string, Row>> = {
  judge: {
    ours: ['units'],
    types: ['plan'],
    outside: ['zod', 'node:fs', '@actions/*', 'package.json'],
  },
  plan: {},
  units: {},
  main: {},
};

describe('in a file of the room "judge", allowed is', () => {
  const allowed: Readonly<Record<string, string>> = {
    'its own room': `import { b } from './b.ts';`,
    'a listed room': `import { ms } from '../units.ts';`,
    'a listed package': `import { z } from "zod";`,
    'a part of a listed module': `import { rm } from 'node:fs/promises';`,
    'a listed scope': `import core from '@actions/core';`,
    'a type where types are': `import type { Plan } from '../plan/plan.ts';`,
    'the manifest': `import manifest from '../../package.json' with { type: 'json' };`,
    'whatever a comment says': `// import '../main.ts';\n/* import('undici') */`,
    'whatever a string says': `const a = "import('undici')" + \`import 'undici';\`;`,
  };
  for (const [says, text] of Object.entries(allowed)) {
    test(says, () => {
      assert.deepEqual(findForbiddenImports([readSource('src/judge/a.ts', text)], TABLE), []);
    });
  }
});

describe('in a file of the room "judge", refused is', () => {
  const main = 'judge may not import main';
  const planValue = 'judge may not import plan but for `import type`';
  const undici = 'judge may not import undici';
  const refused: Readonly<Record<string, readonly [text: string, fault: string]>> = {
    'an unlisted room': [`import { run } from '../main.ts';`, `1: ${main}`],
    'its type': [`import type { Run } from '../main.ts';`, `1: ${main}`],
    'a value where types are allowed': [`import { a } from '../plan/a.ts';`, `1: ${planValue}`],
    'a type that loads its file': [`import { type A } from '../plan/a.ts';`, `1: ${planValue}`],
    'an unlisted package': [`\n\nimport {\n  a,\n  type B,\n} from 'undici';`, `3: ${undici}`],
    'all of it': [`import * as all from "undici";`, `1: ${undici}`],
    'its effect': [`import 'undici';`, `1: ${undici}`],
    'passing it on': [`export * from 'undici';`, `1: ${undici}`],
    'loading it later': [`const { Pool } = await import('undici');`, `1: ${undici}`],
    'loading it in a template': [`const a = \`\${\`\${import("undici")}\`} //\`;`, `1: ${undici}`],
    'loading it between patterns': [`const a = [/'/, import('undici'), /'/];`, `1: ${undici}`],
    'loading it in a division': [`const a = b / (await import('undici')).c / d;`, `1: ${undici}`],
    'loading who knows what': ['await import(name);', '1: computed import'],
    'a package of a similar name': [`import 'zod-more';`, '1: judge may not import zod-more'],
    'a file outside src': [`import '../../test/x.ts';`, '1: judge may not import test/x.ts'],
    'a worker elsewhere': [`new URL('../main.ts', import.meta.url);`, `1: ${main}`],
    'one of two workers': [`new URL(a ? './a.ts' : '../main.ts', import.meta.url);`, `1: ${main}`],
    'such a worker in dist': [`new URL(\`../main\${ending}\`, import.meta.url);`, `1: ${main}`],
  };
  for (const [says, [text, fault]] of Object.entries(refused)) {
    test(says, () => {
      const found = findForbiddenImports([readSource('src/judge/a.ts', text)], TABLE);
      assert.deepEqual(found, [`src/judge/a.ts:${fault}`]);
    });
  }
});

test('a room without a row is a fault', () => {
  assert.deepEqual(findForbiddenImports([readSource('src/attic/a.ts', '')], TABLE), [
    'src/attic/a.ts: the import table has no row "attic"',
  ]);
});

test('a row without a room is a fault', () => {
  const sources = ['src/judge/a.ts', 'src/plan/a.ts', 'src/units.ts'];
  assert.deepEqual(
    findEmptyRows(
      sources.map((path) => readSource(path, '')),
      TABLE,
    ),
    ['the import table has a row "main" without a room'],
  );
});

test('a permission that no file needs is a fault, and so is one for values where only types are used', () => {
  const text = [
    `import type { A } from '../units.ts';`,
    `import type { B } from '../plan/b.ts';`,
    `import { z } from 'zod';`,
    `import { rm } from 'node:fs/promises';`,
  ].join('\n');
  assert.deepEqual(
    findUnusedPermissions([readSource('src/judge/a.ts', text)], TABLE),
    ['units', '@actions/*', 'package.json'].map(
      (name) => `the import table lists ${name} for judge, which does not need it`,
    ),
  );
});

describe('with the sub-rooms "low" and then "high" in the room "judge"', () => {
  const SUB_ROOMS = { judge: ['low', 'high'] };
  const cases: Readonly<Record<string, readonly [path: string, text: string, fault?: string]>> = {
    'the same sub-room is open': ['high/a', `import { b } from './b.ts';`],
    'an earlier sub-room is open': ['high/a', `import { b } from '../low/b.ts';`],
    'a top file of the room is open': ['low/a', `import { b } from '../b.ts';`],
    'a top file opens every sub-room': ['a', `import { b } from './high/b.ts';`],
    'a top file of another room is open': ['low/a', `import { b } from '../../plan/b.ts';`],
    'a package is open': ['low/a', `import { b } from 'one/two/three';`],
    'a later sub-room is closed': [
      'low/a',
      `\nimport { b } from '../high/b.ts';`,
      ':2: low may not import high, which comes later',
    ],
    'its types are closed': [
      'low/a',
      `import type { B } from '../high/b.ts';`,
      ':1: low may not import high, which comes later',
    ],
    'a sub-room of another room is closed': [
      'a',
      `import type { B } from '../plan/read/b.ts';`,
      ':1: src/plan/read/b.ts is behind the door of plan',
    ],
    'an unknown sub-room is a fault': ['attic/a', '', ': judge has no sub-room "attic"'],
    'a sub-room of a sub-room is a fault': ['low/er/a', '', ': judge has no sub-room "low/er"'],
  };
  for (const [says, [name, text, fault]] of Object.entries(cases)) {
    test(says, () => {
      const path = `src/judge/${name}.ts`;
      const found = findClosedDoors([readSource(path, text)], SUB_ROOMS);
      assert.deepEqual(found, fault === undefined ? [] : [`${path}${fault}`]);
    });
  }
});

describe('a cycle', () => {
  const cases: Readonly<Record<string, readonly [files: Record<string, string>, found: string[]]>> =
    {
      'is not two ways to one file': [{ 'a/x': `'./y' './z'`, 'a/y': `'./z'` }, []],
      'may be a file alone': [{ 'a/x': `'./x'` }, ['src/a/x.ts → src/a/x.ts']],
      'may be three files': [
        { 'a/w': `'./x'`, 'a/x': `'./y'`, 'a/y': `'./z'`, 'a/z': `'./x'` },
        ['src/a/x.ts → src/a/y.ts → src/a/z.ts → src/a/x.ts'],
      ],
      'may be two rooms whose files have none': [
        { 'a/x': `'../b/y'`, 'b/z': `'../a/w'` },
        ['a → b → a'],
      ],
    };
  for (const [says, [files, found]] of Object.entries(cases)) {
    test(says, () => {
      const sources = Object.entries(files).map(([path, imported]) =>
        readSource(
          `src/${path}.ts`,
          imported.replaceAll(/'(\S+)'/g, `import type { A } from '$1.ts';`),
        ),
      );
      assert.deepEqual(
        findCycles(sources),
        found.map((ring) => `cycle: ${ring}`),
      );
    });
  }
});
