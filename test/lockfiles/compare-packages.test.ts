import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { comparePackages as compareWhole } from '../../src/lockfiles/compare-packages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ALL = temporaryFolder();

const comparePackages = (candidate: string, baseline: string) =>
  compareWhole(candidate, baseline).changes;

type Files = Readonly<Record<string, string>>;

/** Two versions in folders of their own; a name that ends in `/` makes an empty folder. */
function makeVersions(
  before: Files,
  after: Files,
): { readonly [arm in 'before' | 'after']: string } {
  const folder = mkdtempSync(join(ALL, 'versions-'));
  const [old, now] = [join(folder, 'before'), join(folder, 'after')];
  for (const [root, files] of [
    [old, before],
    [now, after],
  ] as const) {
    mkdirSync(root);
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, name);
      mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
      if (!name.endsWith('/')) writeFileSync(path, text);
    }
  }
  return { before: old, after: now };
}

const npm = (versions: Readonly<Record<string, string>>, direct: readonly string[] = []): string =>
  JSON.stringify({
    packages: {
      '': { dependencies: Object.fromEntries(direct.map((name) => [name, '*'])) },
      ...Object.fromEntries(
        Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
      ),
    },
  });

const compare = (before: Files, after: Files, below = '') => {
  const versions = makeVersions(before, after);
  return comparePackages(join(versions.after, below), join(versions.before, below));
};

const express = (version: string): string => npm({ express: version }, ['express']);
const CHANGED = [{ name: 'express', before: '4.18.2', after: '5.1.0' }];

describe('the packages of two versions', () => {
  it('differ by versions that only one of them has; those of the project itself come first', () => {
    const before = npm({ a: '1.0.0', gone: '1.0.0', same: '1.0.0', z: '1.0.0' }, ['z']);
    const after = npm({ a: '2.0.0', 'a/node_modules/b': '3.0.0', same: '1.0.0', z: '1.1.0' }, [
      'z',
    ]);
    assert.deepEqual(compare({ 'package-lock.json': before }, { 'package-lock.json': after }), [
      { name: 'z', before: '1.0.0', after: '1.1.0' },
      { name: 'a', before: '1.0.0', after: '2.0.0' },
      { name: 'b', before: undefined, after: '3.0.0' },
      { name: 'gone', before: '1.0.0', after: undefined },
    ]);
  });

  it('are those of one tree: what both have of a package is not named, and many are cut', () => {
    const tree = (versions: readonly string[]) =>
      npm(Object.fromEntries(versions.map((each, at) => [`p${at}/node_modules/debug`, each])));
    assert.deepEqual(
      compare(
        { 'package-lock.json': tree(['2.6.9', '4.3.4']) },
        { 'package-lock.json': tree(['2.6.9', '5.0.0', '5.0.1', '5.0.2', '5.0.3']) },
      ),
      [{ name: 'debug', before: '4.3.4', after: '5.0.0, 5.0.1, 5.0.2, …' }],
    );
  });

  it('are found in the nearest folder up to the root of the checkout', () => {
    const files = (version: string, other: string): Files => ({
      '.git/': '',
      'package-lock.json': express(version),
      'apps/shop/requirements.txt': `flask==${other}`,
      'apps/requirements.txt': `far==${other}`,
    });
    assert.deepEqual(compare(files('4.18.2', '3.0.0'), files('5.1.0', '3.1.0'), 'apps/shop'), [
      ...CHANGED,
      { name: 'flask', before: '3.0.0', after: '3.1.0' },
    ]);
  });

  it('of a stored build, which is no repository, are found as deep as those of the checkout', () => {
    const lock = (version: string): Files => ({ 'apps/shop/x': '', 'yarn.lock': yarn(version) });
    const after = { ...lock('5.1.0'), '.git/': '' };
    assert.deepEqual(compare(lock('4.18.2'), after, 'apps/shop'), CHANGED);
    const { before } = makeVersions(lock('4.18.2'), {});
    const other = makeVersions({}, { ...after, 'server/x': '' });
    // Another place: nothing says that the folder above belongs to it.
    assert.deepEqual(comparePackages(join(other.after, 'server'), join(before, 'apps')), []);
  });

  it('may be locked by another tool of the same language', () => {
    const before = { 'yarn.lock': yarn('4.18.2') };
    assert.deepEqual(compare(before, { 'package-lock.json': express('5.1.0') }), CHANGED);
    const toml = (name: string, version: string): string =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = {}\n`;
    // A list that was made from a lockfile says less than it.
    const exported = { 'requirements.txt': 'flask==1.0.0\n' };
    assert.deepEqual(
      compare(
        { 'poetry.lock': toml('Flask_Login', '0.6.2'), ...exported },
        { 'uv.lock': toml('flask-login', '0.6.3'), ...exported },
      ),
      [{ name: 'flask-login', before: '0.6.2', after: '0.6.3' }],
    );
  });

  it('are unknown without a lockfile on both sides, above the checkout, or in a damaged file', () => {
    const before = { 'package-lock.json': express('4.18.2') };
    assert.deepEqual(compare(before, {}), []);
    assert.deepEqual(compare(before, { 'package-lock.json': '{"packages":' }), []);
    assert.deepEqual(compare(before, { 'package-lock.json': '{"lockfileVersion":1}' }), []);
    const below = (version: string) => ({ 'package-lock.json': express(version), 'in/.git': '' });
    assert.deepEqual(compare(below('4.18.2'), below('5.1.0'), 'in'), []);
  });

  it('are not read through a link out of the checkout, from a pipe, or from a huge file', () => {
    const { before, after } = makeVersions({ 'package-lock.json': express('4.18.2') }, {});
    const lock = join(after, 'package-lock.json');
    const outside = join(ALL, 'secret.json');
    writeFileSync(outside, express('5.1.0'));
    symlinkSync(outside, lock);
    assert.deepEqual(comparePackages(after, before), []);

    const piped = makeVersions({ 'package-lock.json': express('4.18.2') }, {});
    execFileSync('mkfifo', [join(piped.after, 'package-lock.json')]);
    assert.deepEqual(comparePackages(piped.after, piped.before), []);

    const huge = makeVersions({ 'requirements.txt': 'a==1\n' }, { 'requirements.txt': 'a==2\n' });
    assert.equal(comparePackages(huge.after, huge.before).length, 1);
    truncateSync(join(huge.after, 'requirements.txt'), 9 * 1_024 * 1_024);
    assert.deepEqual(comparePackages(huge.after, huge.before), []);
  });

  it('are not compared, with a reason, where a lockfile is there and cannot be read', () => {
    const why = (files: Files): readonly string[] => {
      const { before, after } = makeVersions({ 'yarn.lock': yarn('4.18.2') }, files);
      return compareWhole(after, before).unread;
    };
    assert.deepEqual(why({}), []);
    assert.deepEqual(why({ 'package-lock.json': '{"packages":' }), [
      'package-lock.json of the candidate was not read: Unexpected end of JSON input',
    ]);
    assert.deepEqual(why({ 'package-lock.json': '{"packages":hunter2' }), [
      'package-lock.json of the candidate was not read: it is not what its name says',
    ]);
    assert.deepEqual(why({ 'package-lock.json': '{"packages":{"a":1}}' }), [
      'package-lock.json of the candidate was not read: it is not what its name says',
    ]);
    assert.deepEqual(why({ 'yarn.lock': `${yarn('5.1.0')}${'x'.repeat(40_000)}` }), [
      'yarn.lock of the candidate was not read: line 5 has more than 32768 characters',
    ]);
  });

  it('are read through a link within the checkout', () => {
    const { before, after } = makeVersions(
      { 'package-lock.json': express('4.18.2') },
      { '.git/': '', 'locks/npm.json': express('5.1.0') },
    );
    symlinkSync('locks/npm.json', join(after, 'package-lock.json'));
    assert.deepEqual(comparePackages(after, before), CHANGED);
  });
});

const yarn = (version: string): string =>
  `# yarn lockfile v1\n\nexpress@*:\n  version "${version}"\n`;
