// The base of a private repository, with the job's token and without credentials in the clone.

import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fetchCommit, hasCommit } from '../../src/baseline/fetch-commit.ts';
import { GateError } from '../../src/errors.ts';
import { git } from '../github/git.ts';
import { startGitHost } from '../support/git-host.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TOKEN = "ghs_tok'en";

/** A private repository on a host, and a checkout of its newest commit as the quick start makes it. */
async function makeScene(...fetchOptions: readonly string[]) {
  const folder = await temporaryFolder();
  const [bare, work] = [folder.join('shop.git'), folder.join('work')];
  const [clone, temp, home] = [folder.join('clone'), folder.join('temp'), folder.join('home')];
  for (const path of [clone, temp, home]) await mkdir(path);
  await initRepository(work);
  const oldest = await commitFiles(work, { file: 'oldest' });
  const before = await commitFiles(work, { file: 'before', 'only-before': 'x' });
  const after = await commitFiles(work, { file: 'after' });
  git(folder.path, 'clone', '--quiet', '--bare', work, bare);
  const admits = (token: string): boolean => token === TOKEN;
  const host = await startGitHost({ repositories: { 'octo/shop': bare }, admits });
  await initRepository(clone);
  git(clone, 'remote', 'add', 'origin', `${host.url}/octo/shop`);
  git(clone, 'fetch', '--quiet', ...fetchOptions, `file://${bare}`, after);
  git(clone, 'checkout', '--quiet', '--detach', after);
  const ambient = { ...process.env, HOME: home };
  return {
    ...folder,
    ...{ bare, work, clone, temp, home, oldest, before, after, host },
    place: { ...placeAt(clone), ambient },
    origin: { url: `${host.url}/octo/shop`, token: TOKEN, temp },
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('the base of a private repository', () => {
  test('is fetched into a shallow clone, which keeps its configuration and gets no ref', async () => {
    await using scene = await makeScene('--depth=1');
    const { place, clone, before, after, origin, temp } = scene;
    const look = async () => [
      git(clone, 'for-each-ref'),
      git(clone, 'rev-parse', 'HEAD'),
      await readFile(`${clone}/.git/config`, 'utf8'),
    ];
    const [refs, head, configuration] = await look();
    assert.equal(await hasCommit(place, before), false);
    await fetchCommit(place, before, origin);
    assert.equal(git(clone, 'show', `${before}:only-before`), 'x');
    assert.equal(head, after);
    assert.deepEqual(await look(), [refs, head, configuration]);
    assert.deepEqual(await readdir(temp), []);
    assert.doesNotMatch(await textsBelow(`${clone}/.git`), /ghs_tok/);
  });

  test('is fetched into a clone of two commits, and into a whole one, which stays whole', async () => {
    await using two = await makeScene('--depth=2');
    await fetchCommit(two.place, two.oldest, two.origin);
    assert.equal(git(two.clone, 'show', `${two.oldest}:file`), 'oldest');
    await using whole = await makeScene();
    git(whole.work, 'checkout', '--quiet', '-b', 'other', whole.before);
    const other = await commitFiles(whole.work, { file: 'other' });
    git(whole.work, 'push', '--quiet', whole.bare, 'other');
    await fetchCommit(whole.place, other, whole.origin);
    assert.equal(git(whole.clone, 'rev-list', '--count', other), '3');
    assert.equal(git(whole.clone, 'rev-parse', '--is-shallow-repository'), 'false');
  });

  test('leaves nothing where the token is refused, and says what the job needs', async () => {
    await using scene = await makeScene('--depth=1');
    const fault = {
      code: 'commit-not-fetched',
      remedy: /^Give the job `contents: read`.*fetch-depth: 0/,
    };
    const wrong = { ...scene.origin, token: 'ghs_wrong' };
    const fetching = fetchCommit(scene.place, scene.before, wrong);
    await assert.rejects(fetching, fault);
    const error: unknown = await fetching.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof GateError);
    assert.match(error.details.join('\n'), /Authentication failed/);
    assert.doesNotMatch(error.details.join('\n'), /ghs_wrong/);
    assert.deepEqual(await readdir(scene.temp), []);
  });

  test('is fetched as the clone would where the host does not answer us', async () => {
    await using scene = await makeScene('--depth=1');
    git(scene.clone, 'remote', 'set-url', 'origin', `file://${scene.bare}`);
    const origin = { ...scene.origin, url: 'http://127.0.0.1:9/octo/shop' };
    await fetchCommit(scene.place, scene.before, origin);
    assert.equal(await hasCommit(scene.place, scene.before), true);
  });

  test('is fetched without the token where everyone may read it', async () => {
    await using scene = await makeScene('--depth=1');
    await using open = await startGitHost({ repositories: { 'octo/shop': scene.bare } });
    const origin = { ...scene.origin, url: `${open.url}/octo/shop` };
    await fetchCommit(scene.place, scene.before, origin);
    assert.ok(open.requests.length > 0);
    assert.deepEqual([...new Set(open.requests.map(({ token }) => token))], [undefined]);
  });
});

describe('the token goes to the host alone, whatever the code of the change has configured', () => {
  /** What a change could write, so that each git of the job does something for it. */
  const traps: Readonly<Record<string, (spy: string, trap: string, url: string) => string>> = {
    'another address': (spy, _, url) => `[url "${spy}/"]\n\tinsteadOf = ${url}/\n`,
    'a proxy': (spy) => `[http]\n\tproxy = ${spy}\n`,
    'a helper': (_, trap) => `[credential]\n\thelper = "!${trap}"\n`,
  };

  for (const [name, configure] of Object.entries(traps)) {
    test(name, async () => {
      await using scene = await makeScene('--depth=1');
      await using spy = await startGitHost({ repositories: { 'octo/shop': scene.bare } });
      const seen = scene.join('seen');
      const trap = scene.join('trap');
      await writeFile(trap, `#!/bin/sh\n(env; cat) >> '${seen}' < /dev/null\nexit 1\n`);
      await chmod(trap, 0o755);
      const text = configure(spy.url, trap, scene.host.url);
      await writeFile(`${scene.home}/.gitconfig`, text);
      await writeFile(`${scene.clone}/.git/config`, text, { flag: 'a' });
      const system = scene.join('system');
      await writeFile(system, text);
      const ambient = {
        ...scene.place.ambient,
        XDG_CONFIG_HOME: scene.home,
        GIT_CONFIG_SYSTEM: system,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'include.path',
        GIT_CONFIG_VALUE_0: system,
        GIT_ASKPASS: trap,
      };
      await fetchCommit({ ...scene.place, ambient }, scene.before, scene.origin).catch(() => {});
      assert.ok(
        scene.host.requests.some(({ token }) => token === TOKEN),
        'the host got it',
      );
      assert.ok(
        spy.requests.every(({ token }) => token === undefined),
        'nobody else did',
      );
      assert.doesNotMatch(await readFile(seen, 'utf8').catch(() => ''), /ghs_tok|Z2hzX3Rvay/);
    });
  }
});

/** Of all files below a folder. */
async function textsBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFile(`${entry.parentPath}/${entry.name}`, 'latin1'));
  return (await Promise.all(texts)).join('\n');
}
