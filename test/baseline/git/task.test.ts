import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runGitTask } from '../../../src/baseline/git/task.ts';
import { commitFiles, initRepository, placeAt } from '../git-place.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A program called `git` that does what the script says. */
async function fakeGit(folder: string, script: string) {
  await mkdir(`${folder}/bin`, { recursive: true });
  await writeFile(`${folder}/bin/git`, `#!/bin/sh\n${script}\n`);
  await chmod(`${folder}/bin/git`, 0o755);
  return { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` };
}

test('a failure has the message of git and how it ended', async () => {
  await using folder = await temporaryFolder();
  const { succeeded, errors } = await runGitTask(placeAt(folder.path), ['rev-parse', 'HEAD']);
  assert.equal(succeeded, false);
  assert.match(errors.join('\n'), /not a git repository.*\ngit ended with code 128/s);
});

test('passwords in the address of a remote are not passed on', async () => {
  await using folder = await temporaryFolder();
  const script =
    'echo "error: none under http://me:pa@ss@host/x.git (https://token@host/y)" >&2; exit 1';
  const ambient = await fakeGit(folder.path, script);
  const { errors } = await runGitTask({ ...placeAt(folder.path), ambient }, ['fetch']);
  assert.equal(errors[0], 'error: none under http://***@host/x.git (https://***@host/y)');
});

test('no git is a failure that says so', async () => {
  await using folder = await temporaryFolder();
  const place = { ...placeAt(folder.path), ambient: { PATH: folder.path } };
  const { succeeded, errors } = await runGitTask(place, ['status']);
  assert.equal(succeeded, false);
  assert.match(errors.at(-1) ?? '', /^git could not be run: .*ENOENT/);
});

test('the repository is that of the directory, whichever one a hook is bound to', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.join('here'));
  await initRepository(folder.join('there'));
  const hash = await commitFiles(folder.join('here'), { file: 'one' });
  const bound = {
    GIT_DIR: folder.join('there', '.git'),
    GIT_INDEX_FILE: folder.join('there', '.git', 'index'),
  };
  const place = { ...placeAt(folder.join('here')), ambient: { ...process.env, ...bound } };
  const { output } = await runGitTask(place, ['rev-parse', 'HEAD']);
  assert.equal(output.trim(), hash);
});

test('git does not ask for a password', async () => {
  await using folder = await temporaryFolder();
  const ambient = await fakeGit(
    folder.path,
    'echo "$GIT_TERMINAL_PROMPT"; : < /dev/tty && echo tty',
  );
  const { output } = await runGitTask({ ...placeAt(folder.path), ambient }, ['fetch']);
  assert.equal(output, '0\n');
});

test('a cancellation ends git with what it has started', async () => {
  await using folder = await temporaryFolder();
  // The child would write its file a while after its parent has begun.
  const script = `(sleep 2; echo late > ${folder.join('late')}) & echo begun > ${folder.join('begun')}; sleep 60`;
  const ambient = await fakeGit(folder.path, script);
  const controller = new AbortController();
  const running = runGitTask({ ...placeAt(folder.path, controller.signal), ambient }, ['fetch']);
  while ((await readFile(folder.join('begun'), 'utf8').catch(() => '')) === '') await sleep(20);
  const reason = new Error('cancelled');
  controller.abort(reason);
  await assert.rejects(running, reason);
  await sleep(2_500);
  await assert.rejects(readFile(folder.join('late')), { code: 'ENOENT' });
});

test('a task that is cancelled already gives the reason at once', async () => {
  await using folder = await temporaryFolder();
  const ambient = await fakeGit(folder.path, 'trap "" TERM; sleep 4');
  const reason = new Error('cancelled');
  const place = { ...placeAt(folder.path, AbortSignal.abort(reason)), ambient };
  await assert.rejects(runGitTask(place, ['fetch']), reason);
});
