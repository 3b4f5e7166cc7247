// Which packages may be bundled, and that their licences come along.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.ts';

function project(files: Readonly<Record<string, string>>): Disposable & { readonly root: string } {
  const root = mkdtempSync(join(tmpdir(), 'perf-gate-licenses-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

const manifest = (name: string, license: string): string =>
  JSON.stringify({ name, version: '1.2.3', license });

test('lists packages by name, with the licences of code that they took from elsewhere', () => {
  using made = project({
    'node_modules/b/package.json': manifest('b', '(MIT AND Zlib)'),
    'node_modules/b/LICENSE.md': 'b may be used\r\nby all\r\n',
    'node_modules/b/lib/taken/LICENCE': 'taken may be used',
    'node_modules/b/lib/unused/LICENSE': 'nobody uses this',
    'node_modules/@a/a/package.json': manifest('@a/a', 'ISC'),
    'node_modules/@a/a/COPYING': 'a may be used',
  });
  const files = ['src/cli.ts', 'node_modules/b/lib/taken/x.js', 'node_modules/@a/a/index.js'];
  const rule = '='.repeat(80);
  assert.equal(
    thirdPartyLicenses(made.root, files),
    `The files beside this one contain code of these packages.

${rule}
@a/a 1.2.3, ISC
${rule}

a may be used

${rule}
b 1.2.3, (MIT AND Zlib)
${rule}

b may be used
by all

taken may be used
`,
  );
});

test('completes a package that forgot the one text of Apache-2.0', () => {
  using made = project({ 'node_modules/a/package.json': manifest('a', 'Apache-2.0') });
  assert.match(thirdPartyLicenses(made.root, ['node_modules/a/a.js']), /Apache License\n/);
});

test('completes a package that forgot the text of MIT with the name of its author', () => {
  const named = manifest('a', 'MIT').replace('{', '{ "author": { "name": "Ada Holder" }, ');
  using made = project({ 'node_modules/a/package.json': named });
  const text = thirdPartyLicenses(made.root, ['node_modules/a/a.js']);
  assert.match(text, /MIT License\n\nCopyright \(c\) Ada Holder\n\nPermission is hereby granted/);
});

test('refuses a package without its licence text', () => {
  using made = project({ 'node_modules/a/package.json': manifest('a', 'MIT') });
  assert.throws(() => thirdPartyLicenses(made.root, ['node_modules/a/a.js']), {
    message: 'a 1.2.3, MIT: has no licence text to pass on',
  });
});

test('refuses a licence that is not on the list, in company too', () => {
  using made = project({
    'node_modules/a/package.json': manifest('a', '(MIT OR GPL-3.0)'),
    'node_modules/a/LICENSE': 'a',
  });
  assert.throws(() => thirdPartyLicenses(made.root, ['node_modules/a/a.js']), {
    message: 'a 1.2.3, (MIT OR GPL-3.0): GPL-3.0 is not an allowed licence',
  });
});
