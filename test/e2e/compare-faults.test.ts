// What can be wrong with a baseline before it is measured: a message that says so, and nothing left behind.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fixture, Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import {
  compareCommands,
  compareWith,
  makeRepository,
  notesIn,
  PRESENT_VERSION,
  version,
  versionFile,
} from './versions.ts';

describe('a base that cannot be used', () => {
  const rows: readonly {
    says: string;
    versions?: readonly Readonly<Record<string, string>>[];
    flags: Readonly<Record<string, string>>;
    exit: number;
    code: string;
    tells: readonly RegExp[];
  }[] = [
    {
      says: 'does not build: the error has its last lines',
      versions: [
        { make: 'echo "cannot find module left-pad"; exit 7' },
        { make: 'echo made', ...versionFile({}) },
      ],
      flags: { base: 'HEAD~1', build: 'sh make' },
      exit: 3,
      code: 'build-failed',
      tells: [
        /The baseline, commit [0-9a-f]{7}, could not be built\. .* exited with code 7/,
        /cannot find module left-pad/,
        /fresh checkout of that commit/,
      ],
    },
    {
      says: 'does not start: the error names the baseline and has the last lines of its server',
      versions: [{ readme: 'no version' }, versionFile({})],
      flags: { base: 'HEAD~1' },
      exit: 3,
      code: 'server-exited',
      tells: [
        /The baseline could not be started\. The server exited with code 1/,
        /version\.json/,
        /fresh checkout and no `build` is given/,
      ],
    },
    {
      says: 'is no commit',
      flags: { base: 'no-such-branch' },
      exit: 2,
      code: 'base-not-found',
      tells: [/`no-such-branch` is no commit that this repository knows/, /fetch-depth: 0/],
    },
    {
      says: 'is the candidate itself: nothing is built',
      flags: { base: 'HEAD', build: 'touch "$SANDBOX/built"; exit 7' },
      exit: 2,
      code: 'bad-input',
      tells: [
        /has a fault/,
        /--base: `HEAD` is the commit that is checked out/,
        /`--base HEAD~1`.*`perf-gate noise`/,
      ],
    },
    {
      says: 'is no directory',
      flags: { 'base-dir': '../nowhere' },
      exit: 2,
      code: 'base-dir-missing',
      tells: [/nowhere is not there/],
    },
    {
      says: 'does not have the folder of the server yet',
      versions: [{ readme: 'old' }, { 'shop/version.json': '{}' }],
      flags: { base: 'HEAD~1', cwd: 'shop' },
      exit: 2,
      code: 'directory-not-in-base',
      tells: [/has no directory shop/],
    },
  ];
  for (const { says, versions, flags, exit, code, tells } of rows) {
    test(says, async () => {
      await using box = new Sandbox();
      const repository = await makeRepository(box, ...(versions ?? [versionFile({})]));
      const run = await repository.run(
        compareWith(box, { start: PRESENT_VERSION, save: box.join('base.json'), ...flags }),
      );
      assert.equal(run.code, exit, run.err);
      assert.match(run.err, new RegExp(`^error: .*\\(${code}\\)$`, 'm'));
      assert.match(run.err, /^what to do: /m);
      for (const text of tells) assert.match(run.err.replaceAll(/\n {2,}/g, ' '), text);
      assert.equal(run.out, '');
      assert.ok(!box.has('base.json'));
      await repository.assertNothingLeft();
    });
  }

  test('is looked for by `validate`, too', async () => {
    await using box = new Sandbox();
    const repository = await makeRepository(box, versionFile({}), versionFile({ name: 'new' }));
    const validate = (base: string) =>
      repository.run(['validate', '--start', PRESENT_VERSION, '--base', base]);
    const [missing, own, other] = [
      await validate('mian'),
      await validate('HEAD'),
      await validate('HEAD~1'),
    ];
    assert.equal(missing.code, 2);
    assert.match(missing.err, /`mian` is no commit that this repository knows/);
    assert.match(missing.err, /Did you mean `main`\?/);
    assert.equal(own.code, 2);
    assert.match(own.err, /--base: `HEAD` is the commit that is checked out/);
    assert.equal(other.code, 0, other.err);
  });

  test('is compared with the plan by `validate`, which says what it lacks', async () => {
    await using box = new Sandbox();
    const config = (path: string, more = '') =>
      `start: ${JSON.stringify(PRESENT_VERSION)}\n${more}requests: [{ name: list, path: ${path} }]\n`;
    const locked = { 'package-lock.json': '{}' };
    const repository = await makeRepository(
      box,
      { ...versionFile({}), ...locked, 'perf-gate.yml': config('/old') },
      { ...versionFile({}), ...locked, 'perf-gate.yml': config('/new', 'ready-path: /up\n') },
    );
    const run = await repository.run(['validate', '--base', 'HEAD~1']);
    const said = run.out.replaceAll(/\n {12}/g, ' ');
    assert.deepEqual([run.code, run.err], [0, '']);
    assert.match(
      said,
      /^ {2}base {6}Both versions are sent .* "list" \(path \/old is now \/new\)\./m,
    );
    assert.match(
      said,
      /How fast the versions start is not compared: this one is ready by `ready-path` \/up/,
    );
    assert.match(said, /The base is a fresh checkout and no `build` is given/);
    const built = await repository.run(['validate', '--base', 'HEAD~1', '--build', 'npm ci']);
    assert.doesNotMatch(built.out, /fresh checkout/);
  });

  test('is the commit that was changed: the changes are measured, and said once', async () => {
    await using box = new Sandbox();
    const repository = await makeRepository(box, versionFile({}));
    writeFileSync(`${repository.path}/version.json`, JSON.stringify({ name: 'changed' }));
    const run = await repository.run(
      compareWith(box, { start: PRESENT_VERSION, base: 'HEAD', ...WIDE_TOLERANCES }),
    );
    assert.equal(run.code, 0, run.err);
    const [hash = ''] = repository.commits;
    const said = `The candidate is commit ${hash.slice(0, 7)} with uncommitted changes.`;
    assert.equal(run.err.split(said).length, 2, run.err);
    await repository.assertNothingLeft();
  });

  test('is in no repository', async () => {
    await using box = new Sandbox();
    const run = await box.run(compareWith(box, { start: version({}), base: 'main' }));
    assert.equal(run.code, 2, run.err);
    assert.match(run.err, /is not in a git repository that can be used\. \(no-repository\)$/m);
    await box.assertNothingLeft();
  });

  test('is not named: bad input, and nothing is started', async () => {
    await using box = new Sandbox();
    const run = await box.run(compareWith(box, { start: version({}) }));
    assert.equal(run.code, 2);
    assert.match(run.err, /--base REF.*--base-dir PATH.*--base-start COMMAND/);
    assert.deepEqual(notesIn(box), []);
  });

  test('does not become ready: the error names the baseline, and the candidate is stopped', async () => {
    await using box = new Sandbox();
    const flags = { 'base-start': fixture('never-ready'), 'ready-timeout': '1s' };
    const run = await box.run(compareCommands(box, {}, {}, flags));
    assert.equal(run.code, 3);
    assert.match(run.err, /The baseline could not be started\. .* within 1 s/);
    assert.match(run.err, /\(server-not-ready\)$/m);
    await box.assertNothingLeft();
  });
});

test('the error names the candidate where the candidate does not start', async () => {
  await using box = new Sandbox();
  const flags = { start: fixture('crashes-at-start') };
  const run = await box.run(compareCommands(box, {}, {}, flags));
  assert.equal(run.code, 3);
  assert.match(run.err, /^error: The candidate could not be started\. /m);
  assert.match(run.err, /cannot find database "orders"/);
  await box.assertNothingLeft();
});
