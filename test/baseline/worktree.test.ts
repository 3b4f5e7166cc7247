import assert from 'node:assert/strict';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import test from 'node:test';
import { findRepository } from '../../src/baseline/repository.ts';
import { openWorktree } from '../../src/baseline/worktree.ts';
import { git } from '../github/git.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function open(directory: string, commit: string, signal?: AbortSignal) {
  const place = placeAt(directory, signal);
  return openWorktree(place, await findRepository(place), commit);
}

const OLD = { 'server.js': 'old', 'packages/api/server.js': 'old api' };
const NEW = { 'server.js': 'new', 'packages/api/server.js': 'new api' };

async function makeRepository(path: string): Promise<string> {
  await initRepository(path);
  const old = await commitFiles(path, OLD);
  await commitFiles(path, NEW);
  return old;
}

test('a git that cannot say why a worktree is locked checks it out all the same', async () => {
  await using folder = await temporaryFolder();
  const old = await makeRepository(folder.join('repository'));
  const { PATH = '' } = process.env;
  const script = `#!/bin/sh
case " $* " in *" --reason "*) echo "error: unknown option \\\`reason'" >&2; exit 129;; esac
PATH='${PATH}' exec git "$@"\n`;
  await mkdir(folder.join('bin'));
  await writeFile(folder.join('bin', 'git'), script, { mode: 0o755 });
  const ambient = { ...process.env, PATH: `${folder.join('bin')}:${PATH}` };
  const place = { ...placeAt(folder.join('repository')), ambient };
  await using worktree = await openWorktree(place, await findRepository(place), old);
  assert.equal(await readFile(`${worktree.root}/server.js`, 'utf8'), 'old');
  assert.match(git(worktree.root, 'worktree', 'list'), / locked$/m);
});

test('the files of the commit are in a folder beside, whose path is as long', async () => {
  await using folder = await temporaryFolder();
  const root = await realpath(folder.path).then((path) => `${path}/repository`);
  const old = await makeRepository(root);
  let path: string;
  {
    await using worktree = await open(root, old);
    path = worktree.root;
    assert.equal(dirname(path), dirname(root));
    assert.match(basename(path), /^pg-[a-z0-9]{7}$/);
    assert.equal(worktree.isSameLength, true);
    assert.equal(worktree.directory, path);
    assert.equal(await readFile(`${path}/server.js`, 'utf8'), 'old');
    // What a build leaves, goes as well.
    await mkdir(`${path}/node_modules`);
    await writeFile(`${path}/node_modules/left`, '');
  }
  assert.deepEqual(await readdir(folder.path), ['repository']);
  assert.deepEqual(git(root, 'worktree', 'list').split('\n').length, 1);
});

test("nothing of the user's changes: neither HEAD, index, stash nor files", async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  const old = await makeRepository(root);
  await writeFile(`${root}/server.js`, 'stashed');
  git(root, 'stash', '--quiet');
  await writeFile(`${root}/server.js`, 'staged');
  git(root, 'add', 'server.js');
  await writeFile(`${root}/server.js`, 'written');
  const look = async () => ({
    head: await readFile(`${root}/.git/HEAD`, 'utf8'),
    index: await readFile(`${root}/.git/index`, 'base64'),
    text: await readFile(`${root}/server.js`, 'utf8'),
    refs: git(root, 'for-each-ref'),
  });
  const before = await look();
  {
    await using _worktree = await open(root, old);
    assert.deepEqual(await look(), before);
  }
  assert.deepEqual(await look(), before);
});

test("the candidate's directory is found again in it", async () => {
  await using folder = await temporaryFolder();
  const old = await makeRepository(folder.join('repository'));
  await using worktree = await open(folder.join('repository', 'packages', 'api'), old);
  assert.equal(worktree.directory, `${worktree.root}/packages/api`);
  assert.equal(await readFile(`${worktree.directory}/server.js`, 'utf8'), 'old api');
});

test('a directory that the commit does not have is an error, and nothing is left', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  const old = await makeRepository(root);
  await commitFiles(root, { 'packages/web/server.js': 'web' });
  const fault = { code: 'directory-not-in-base', kind: 'input', message: /packages\/web/ };
  await assert.rejects(open(`${root}/packages/web`, old), fault);
  assert.deepEqual(await readdir(folder.path), ['repository']);
  assert.equal(git(root, 'worktree', 'list').split('\n').length, 1);
});

test('a directory that is a link out of the checkout is refused', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  await mkdir(folder.join('elsewhere'));
  await mkdir(`${root}/packages`);
  for (const target of [folder.join('elsewhere'), '../../elsewhere']) {
    await symlink(target, `${root}/packages/api`);
    const old = await commitFiles(root, { [`${target.length}`]: '' });
    await rm(`${root}/packages/api`);
    await commitFiles(root, { 'packages/api/server.js': 'new' });
    const fault = { code: 'directory-not-in-base', message: /packages\/api\/ .*leads out/ };
    await assert.rejects(open(`${root}/packages/api`, old), fault);
    assert.deepEqual((await readdir(folder.path)).sort(), ['elsewhere', 'repository']);
    await rm(`${root}/packages/api`, { recursive: true });
  }
});

for (const name of ['it\'s "quoted" $HOME', '-rf', ' spaced out ', 'ünï', '*']) {
  test(`a repository whose folder is called ${name}`, async () => {
    await using folder = await temporaryFolder();
    const old = await makeRepository(folder.join(name));
    {
      await using worktree = await open(folder.join(name, 'packages', 'api'), old);
      assert.equal(await readFile(`${worktree.directory}/server.js`, 'utf8'), 'old api');
    }
    assert.deepEqual(await readdir(folder.path), [name]);
  });
}

test('works from a worktree of the user, and from a detached HEAD', async () => {
  await using folder = await temporaryFolder();
  const old = await makeRepository(folder.join('repository'));
  git(folder.join('repository'), 'worktree', 'add', '--quiet', '--detach', folder.join('linked'));
  {
    await using worktree = await open(folder.join('linked'), old);
    assert.equal(worktree.isSameLength, true);
    assert.equal(await readFile(`${worktree.root}/server.js`, 'utf8'), 'old');
  }
  assert.deepEqual((await readdir(folder.path)).sort(), ['linked', 'repository']);
});

test('where the name is too short for a folder beside, the worktree is elsewhere, and a warning says so', async () => {
  await using folder = await temporaryFolder();
  const old = await makeRepository(folder.join('r'));
  await using worktree = await open(folder.join('r'), old);
  assert.equal(worktree.isSameLength, false);
  assert.equal(await readFile(`${worktree.root}/server.js`, 'utf8'), 'old');
});

test('no hook runs', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  const old = await makeRepository(root);
  await mkdir(`${root}/.git/hooks`, { recursive: true });
  await writeFile(
    `${root}/.git/hooks/post-checkout`,
    `#!/bin/sh\necho ran > ${folder.join('ran')}\n`,
  );
  await chmod(`${root}/.git/hooks/post-checkout`, 0o755);
  await using _worktree = await open(root, old);
  await assert.rejects(readFile(folder.join('ran')), { code: 'ENOENT' });
});

test('a checkout that fails says why, and leaves nothing', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await makeRepository(root);
  const fault = { code: 'commit-not-checked-out', kind: 'gate' };
  await assert.rejects(open(root, 'a'.repeat(40)), fault);
  assert.deepEqual(await readdir(folder.path), ['repository']);
});

test('a full disk is named as such', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  git(root, 'config', 'filter.full.smudge', 'echo "No space left on device" >&2; false');
  git(root, 'config', 'filter.full.required', 'true');
  git(root, 'config', 'filter.full.clean', 'cat');
  const old = await commitFiles(root, { '.gitattributes': 'big filter=full', big: 'data' });
  const fault = { code: 'disk-full', message: /no space left/, remedy: /Free some/ };
  await assert.rejects(open(root, old), fault);
  assert.deepEqual(await readdir(folder.path), ['repository']);
});

test('a cancellation in the middle leaves nothing', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  git(root, 'config', 'filter.slow.smudge', `touch '${folder.join('begun')}'; sleep 60`);
  git(root, 'config', 'filter.slow.clean', 'cat');
  const old = await commitFiles(root, { '.gitattributes': 'big filter=slow', big: 'data' });
  const controller = new AbortController();
  const opening = open(root, old, controller.signal);
  const reason = new Error('cancelled');
  const watching = (async () => {
    while (!(await readdir(folder.path)).includes('begun'))
      await new Promise((r) => setTimeout(r, 20));
    controller.abort(reason);
  })();
  await assert.rejects(opening, reason);
  await watching;
  assert.deepEqual((await readdir(folder.path)).sort(), ['begun', 'repository']);
  assert.equal(git(root, 'worktree', 'list').split('\n').length, 1);
});
