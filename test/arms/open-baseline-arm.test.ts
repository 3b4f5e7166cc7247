import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { hintAtCheckout, removeFolder } from '../../src/arms/from-commit.ts';
import { checkGivenBase } from '../../src/arms/given.ts';
import { openBaselineArm } from '../../src/arms/open-baseline-arm.ts';
import { type ArmPorts, type ArmSources, noArmSources } from '../../src/arms/ports.ts';
import { packBuild } from '../../src/baseline/pack-build.ts';
import { type BaselineStore, type FoundBaseline, nothingStored } from '../../src/baseline/store.ts';
import { GateError, InputError } from '../../src/errors.ts';
import { ArmNotStarted } from '../../src/measure/arm-not-started.ts';
import type { NoArm } from '../../src/measure/baseline-arm.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Progress } from '../../src/progress.ts';
import { cloneShallow, commitFiles, initRepository } from '../baseline/git-place.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';
import { git } from '../github/git.ts';
import { makeRecord } from '../support/records.ts';

const BUILD = 'mkdir -p dist && cp server.js dist/built.js';
const NOTHING: FoundBaseline = { records: [], description: 'nothing' };

/** A repository of two commits, and a gate at the second. */
async function makeScene(more: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  const before = await commitFiles(root, { 'server.js': 'old', ...more });
  const after = await commitFiles(root, { 'server.js': 'new' });
  const reported: Progress[] = [];
  const plan = (
    base: Plan['compare']['base'],
    flags: Readonly<Record<string, string>> = {},
  ): Plan => {
    const made = gatePlan({ build: BUILD, ...flags });
    assert.ok(made.server.kind === 'started');
    const server = { ...made.server, cwd: root };
    return { ...made, server, compare: { ...made.compare, base } };
  };
  const quiet = gatePorts();
  const ports = (changes: Partial<ArmPorts> = {}): ArmPorts => ({
    ...quiet,
    report: (progress) => reported.push(progress),
    ambient: process.env,
    logs: folder.join('logs'),
    identity: { ...quiet.identity, commit: after },
    ...changes,
  });
  return { ...folder, root, before, after, reported, plan, ports };
}

const sourcesOf = (changes: Partial<ArmSources>): ArmSources => ({ ...noArmSources, ...changes });

const foundAt = (commit: string): FoundBaseline => ({
  records: [makeRecord({ commit })],
  description: 'baseline.json',
});

async function openArm(plan: Plan, found: FoundBaseline, ports: ArmPorts) {
  const opened = await openBaselineArm(plan, found, ports);
  assert.ok(opened.kind === 'opened', JSON.stringify(opened));
  return opened.arm;
}

async function whyNone(
  plan: Plan,
  found: FoundBaseline,
  ports: ArmPorts,
  kind: NoArm['kind'] = 'none',
): Promise<string> {
  const opened = await openBaselineArm(plan, found, ports);
  assert.ok(opened.kind === kind);
  return opened.why;
}

describe('a ref given by hand', () => {
  test('is checked out and built beside the candidate, and gone afterwards', async () => {
    await using scene = await makeScene();
    {
      const plan = scene.plan({ kind: 'ref', ref: 'HEAD~1' });
      await using arm = await openArm(plan, NOTHING, scene.ports());
      assert.deepEqual(arm.facts, { kind: 'commit', commit: scene.before });
      assert.equal(arm.server.start, 'node server.js');
      assert.equal(await readFile(`${arm.server.cwd}/dist/built.js`, 'utf8'), 'old');
      assert.deepEqual(arm.warnings, []);
    }
    assert.deepEqual((await readdir(scene.path)).sort(), ['logs', 'repository']);
    const name = scene.before.slice(0, 7);
    assert.deepEqual(scene.reported, [
      { kind: 'preparing-baseline', what: `checking out ${name}` },
      { kind: 'preparing-baseline', what: `building ${name}: ${BUILD}` },
    ]);
  });

  test('is started and built as its own configuration says, with the environment for it', async () => {
    await using scene = await makeScene();
    const flags = { 'candidate-env': 'DB=one', 'baseline-env': 'DB=two' };
    const build = 'echo $DB > built';
    const arms = sourcesOf({
      readPlan: async () => gatePlan({ start: 'node old.js', build, 'ready-path': '/up' }),
    });
    const plan = scene.plan({ kind: 'ref', ref: scene.before }, flags);
    await using arm = await openArm(plan, NOTHING, scene.ports({ arms }));
    assert.equal(arm.server.start, 'node old.js');
    assert.ok(arm.server.ready.by.kind === 'path');
    assert.equal(arm.server.ready.by.path, '/up');
    assert.deepEqual(arm.server.env, { DB: 'two' });
    assert.equal(await readFile(`${arm.server.cwd}/built`, 'utf8'), 'two\n');
    assert.equal(arm.plan?.server.kind, 'started');
  });

  test('whose configuration has a fault is run as this version says, with one warning', async () => {
    await using scene = await makeScene();
    const faults = ['url', 'rate'].map((name, index) => ({
      place: `perf-gate.yml:${index + 2}: ${name}`,
      problem: 'it is none.',
    }));
    const arms = sourcesOf({ readPlan: async () => new InputError(faults) });
    const plan = scene.plan({ kind: 'ref', ref: scene.before }, { start: 'node now.js' });
    await using arm = await openArm(plan, NOTHING, scene.ports({ arms }));
    assert.equal(arm.server.start, 'node now.js');
    assert.equal(arm.plan, undefined);
    assert.deepEqual(arm.warnings, [
      {
        code: 'baseline-note',
        text: "The configuration of the base has a fault, so the base is run as this version's says: perf-gate.yml:2: url: it is none. (1 more)",
      },
    ]);
  });

  test('with nothing to install needs no build, and is not said to lack one', async () => {
    await using scene = await makeScene();
    const plan = scene.plan({ kind: 'ref', ref: 'HEAD~1' }, { build: '' });
    await using _arm = await openArm(plan, NOTHING, scene.ports());
    assert.deepEqual(
      scene.reported.filter(({ kind }) => kind === 'note'),
      [],
    );
  });

  test('without a build lacks what is not in git: that is said, and named where it does not start', async () => {
    await using scene = await makeScene({ 'package-lock.json': '{}' });
    const lacks = /fresh checkout and no `build` is given, so it lacks installed packages/;
    const plan = scene.plan({ kind: 'ref', ref: 'HEAD~1' }, { build: '' });
    await using arm = await openArm(plan, NOTHING, scene.ports());
    const notes = scene.reported.filter((one) => one.kind === 'note').map(({ text }) => text);
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', lacks);

    const facts = { code: 'server-exited', kind: 'gate', message: 'It ended.' } as const;
    const reason = new GateError({ ...facts, remedy: 'Look at it.' });
    const how = { start: 'node server.js', cwd: '/base' };
    const hinted = hintAtCheckout(new ArmNotStarted('baseline', how, reason), arm);
    assert.ok(hinted instanceof ArmNotStarted);
    assert.match(hinted.remedy, lacks);
    assert.match(
      hinted.remedy,
      /^It is started by `node server\.js` in a checkout of [0-9a-f]{7}, which is removed again\. That `start` is of the version that is tested: .*Write `start` in `perf-gate\.yml` alone.* The base .*`--build 'npm ci'`/,
    );
    const ofCandidate = new ArmNotStarted('candidate', how, reason);
    assert.equal(hintAtCheckout(ofCandidate, arm), ofCandidate);
    // Built, and with a `start` of its own.
    const ofFile = { ...plan, written: { ...plan.written, flags: [] } };
    const built = { ...arm, server: { ...arm.server, build: 'make' }, plan: ofFile };
    const ofBuilt = new ArmNotStarted('baseline', how, reason);
    const told = hintAtCheckout(ofBuilt, built);
    assert.ok(told instanceof ArmNotStarted);
    assert.match(told.remedy, /^It is started by .* which is removed again\. Look at it\.$/);
    // A flag or an input of the workflow counts for both versions.
    const borrowed = hintAtCheckout(ofBuilt, { ...built, plan });
    assert.ok(borrowed instanceof ArmNotStarted);
    assert.match(borrowed.remedy, /That `start` is of the version that is tested/);
  });

  test('that does not exist is bad input', async () => {
    await using scene = await makeScene();
    const plan = scene.plan({ kind: 'ref', ref: 'missing' });
    const fault = { code: 'base-not-found', kind: 'input' };
    await assert.rejects(openBaselineArm(plan, NOTHING, scene.ports()), fault);
  });

  test('that does not build is an error, with its last lines', async () => {
    await using scene = await makeScene();
    const plan = scene.plan({ kind: 'ref', ref: 'HEAD~1' }, { build: 'echo broken; exit 3' });
    const fault = {
      code: 'build-failed',
      kind: 'gate',
      message: /The baseline, commit [0-9a-f]{7}, could not be built\..*code 3/,
      details: ['broken'],
    };
    await assert.rejects(openBaselineArm(plan, NOTHING, scene.ports()), fault);
    assert.deepEqual((await readdir(scene.path)).sort(), ['logs', 'repository']);
    assert.deepEqual(await readdir(scene.join('logs')), ['baseline-build.log']);
  });

  test('that is the candidate itself is bad input, and leads to `noise`', async () => {
    await using scene = await makeScene();
    for (const ref of ['main', 'HEAD']) {
      const plan = scene.plan({ kind: 'ref', ref });
      const isFault = (error: unknown) => {
        assert.ok(error instanceof InputError);
        const [told = ''] = error.lines;
        assert.equal(error.lines.length, 1);
        assert.ok(told.startsWith(`--base: \`${ref}\` is the commit that is checked out`), told);
        assert.match(told, /`--base HEAD~1`.*`perf-gate noise`/);
        return true;
      };
      await assert.rejects(openBaselineArm(plan, NOTHING, scene.ports()), isFault);
      await assert.rejects(checkGivenBase(plan, scene.ports()), isFault);
    }
    assert.deepEqual(scene.reported, []);
  });

  test('that is the commit of a changed checkout is looked for and found', async () => {
    await using scene = await makeScene();
    const identity = { commit: undefined };
    await checkGivenBase(scene.plan({ kind: 'ref', ref: 'HEAD' }), { ...scene.ports(), identity });
  });

  test('a hash in full that a shallow clone lacks is fetched', async () => {
    await using scene = await makeScene();
    cloneShallow(scene.root, scene.join('shallowest'));
    const plan = scene.plan({ kind: 'ref', ref: scene.before });
    assert.ok(plan.server.kind === 'started');
    const server = { ...plan.server, cwd: scene.join('shallowest') };
    await using arm = await openArm({ ...plan, server }, NOTHING, scene.ports());
    assert.equal(await readFile(`${arm.server.cwd}/server.js`, 'utf8'), 'old');
    const what = `fetching ${scene.before.slice(0, 7)}`;
    assert.deepEqual(scene.reported[0], { kind: 'preparing-baseline', what });
  });

  test('the leftovers of a killed run are removed first, and reported', async () => {
    await using scene = await makeScene();
    const left = scene.join('left');
    git(scene.root, 'worktree', 'add', '-q', '--detach', '--lock', '--reason', 'perf-gate', left);
    await using _arm = await openArm(
      scene.plan({ kind: 'ref', ref: 'HEAD~1' }),
      NOTHING,
      scene.ports(),
    );
    assert.equal(scene.reported[0]?.kind, 'note');
    assert.ok(!(await readdir(scene.path)).includes('left'));
  });
});

test('programs that git starts get no key of the job, but what a credential helper needs', async () => {
  await using scene = await makeScene();
  const seen = scene.join('seen');
  await commitFiles(scene.root, { '.gitattributes': 'server.js filter=spy' });
  git(scene.root, 'config', 'filter.spy.smudge', `env > '${seen}'; cat`);
  const keys = { ACTIONS_RUNTIME_TOKEN: 'key', 'INPUT_GITHUB-TOKEN': 'key', GITHUB_ENV: 'key' };
  const ambient = { ...process.env, ...keys, GH_TOKEN: 'given' };
  const plan = scene.plan({ kind: 'ref', ref: 'main' });
  await using _arm = await openArm(plan, NOTHING, scene.ports({ ambient }));
  const environment = await readFile(seen, 'utf8');
  assert.doesNotMatch(environment, /=key$/m);
  assert.match(environment, /^GH_TOKEN=given$/m);
});

describe('a directory given by hand', () => {
  test('is used as it is, not built', async () => {
    await using scene = await makeScene();
    const directory = scene.join('a-checkout');
    await initRepository(directory);
    const commit = await commitFiles(directory, { 'server.js': 'other' });
    const plan = scene.plan({ kind: 'directory', directory });
    {
      await using arm = await openArm(plan, NOTHING, scene.ports());
      assert.deepEqual(arm.facts, { kind: 'directory', commit });
      assert.equal(arm.server.cwd, directory);
      assert.equal(arm.server.build, undefined);
      assert.deepEqual(arm.warnings, []);
    }
    assert.deepEqual((await readdir(directory)).sort(), ['.git', 'server.js']);
  });

  test('gets a warning for a path of another length, and uses its own start command', async () => {
    await using scene = await makeScene();
    const directory = scene.join('old');
    await mkdir(directory);
    const arms = sourcesOf({
      readPlan: async (at) => (at === directory ? gatePlan({ start: 'node old.js' }) : undefined),
    });
    const plan = scene.plan({ kind: 'directory', directory });
    await using arm = await openArm(plan, NOTHING, scene.ports({ arms }));
    assert.deepEqual(
      arm.warnings.map(({ code }) => code),
      ['other-path-length'],
    );
    assert.equal(arm.server.start, 'node old.js');
    assert.deepEqual(arm.facts, { kind: 'directory', commit: undefined });
  });

  test('that is missing is bad input', async () => {
    await using scene = await makeScene();
    const plan = scene.plan({ kind: 'directory', directory: scene.join('missing') });
    const fault = { code: 'base-dir-missing', kind: 'input' };
    await assert.rejects(openBaselineArm(plan, NOTHING, scene.ports()), fault);
  });
});

test('a command given by hand runs in the directory of the candidate', async () => {
  await using scene = await makeScene();
  const plan = scene.plan({ kind: 'command', start: 'node server.js --old' });
  await using arm = await openArm(plan, NOTHING, scene.ports());
  assert.ok(plan.server.kind === 'started');
  const server = { ...plan.server, start: 'node server.js --old', build: undefined };
  assert.deepEqual(arm.server, server);
  assert.deepEqual(arm.facts, { kind: 'command', commit: scene.after });
});

test('a server that runs already has no second version', async () => {
  await using scene = await makeScene();
  const { server: _, ...plan } = scene.plan({ kind: 'baseline' });
  const { ready, steps } = gatePlan().server;
  const server = { kind: 'running', unixSocket: undefined, ready, steps } as const;
  const running = { ...plan, server };
  assert.match(await whyNone(running, NOTHING, scene.ports()), /give `start`/);
});

describe('for the baseline that was found', () => {
  const withBuild = (fetchBuild: BaselineStore['fetchBuild']): BaselineStore => ({
    ...nothingStored,
    holdsBuilds: true,
    fetchBuild,
  });

  test('the stored build is unpacked, and its file and folder are gone afterwards', async () => {
    await using scene = await makeScene();
    const directory = scene.join('packed');
    await mkdir(directory);
    await writeFile(`${directory}/server.js`, 'stored');
    const file = scene.join('build.tgz');
    const { signal } = new AbortController();
    await packBuild({ directory, paths: ['**'], file, ambient: process.env, signal });
    const baseline = withBuild(async () => ({
      file,
      commit: scene.before,
      [Symbol.asyncDispose]: () => rm(file),
    }));
    {
      const plan = scene.plan({ kind: 'baseline' });
      await using arm = await openArm(plan, foundAt(scene.before), scene.ports({ baseline }));
      assert.deepEqual(arm.facts, { kind: 'build', commit: scene.before });
      assert.equal(await readFile(`${arm.server.cwd}/server.js`, 'utf8'), 'stored');
      assert.equal(arm.server.build, undefined);
      assert.deepEqual(arm.warnings, []);
    }
    assert.deepEqual((await readdir(scene.path)).sort(), ['packed', 'repository']);
  });

  test('where the stored build is missing, its commit is built, and the report says why', async () => {
    await using scene = await makeScene();
    const baseline = withBuild(async () => {
      const entry = {
        code: 'github-gone',
        kind: 'gate',
        message: 'It expired.',
        remedy: 'Wait.',
      } as const;
      throw new GateError(entry);
    });
    const plan = scene.plan({ kind: 'baseline' });
    await using arm = await openArm(plan, foundAt(scene.before), scene.ports({ baseline }));
    assert.deepEqual(arm.facts, { kind: 'commit', commit: scene.before });
    assert.deepEqual(arm.warnings, [{ code: 'baseline-note', text: 'It expired. Wait.' }]);
  });

  test('the commit is the one of the run that was found, else the one of the newest accepted record', async () => {
    await using scene = await makeScene();
    const plan = scene.plan({ kind: 'baseline' });
    const refused = makeRecord({ commit: 'f'.repeat(40), accepted: false });
    const records = [makeRecord({ commit: scene.before }), refused];
    await using arm = await openArm(plan, { ...NOTHING, records }, scene.ports());
    assert.equal(arm.facts.commit, scene.before);
    const source = { runId: 1, runUrl: '', commit: scene.before, createdAt: '' };
    const ofRun = { ...NOTHING, records: [refused], source };
    await using other = await openArm(plan, ofRun, scene.ports());
    assert.equal(other.facts.commit, scene.before);
  });

  test('a change is compared with what it changes, a base branch with its newest accepted level', async () => {
    await using scene = await makeScene();
    const between = await commitFiles(scene.root, { 'server.js': 'between' });
    const plan = scene.plan({ kind: 'baseline' });
    const baseCommit = async () => between;
    const change = scene.ports({ arms: sourcesOf({ baseCommit, isChange: true }) });
    await using arm = await openArm(plan, foundAt(scene.before), change);
    assert.equal(arm.facts.commit, between);
    const branch = scene.ports({ arms: sourcesOf({ baseCommit }) });
    await using other = await openArm(plan, foundAt(scene.before), branch);
    assert.equal(other.facts.commit, scene.before);
  });

  test('a build of an older commit is used where the commit itself cannot be had, and the report says so', async () => {
    await using scene = await makeScene();
    const file = scene.join('build.tgz');
    const { signal } = new AbortController();
    await packBuild({
      directory: scene.root,
      paths: ['server.js'],
      file,
      ambient: process.env,
      signal,
    });
    const commit = scene.before;
    const baseline = withBuild(async () => ({
      file,
      commit,
      [Symbol.asyncDispose]: async () => undefined,
    }));
    const source = { runId: 1, runUrl: '', commit, createdAt: '' };
    const baseCommit = async () => 'a'.repeat(40);
    const ports = scene.ports({ baseline, arms: sourcesOf({ baseCommit, isChange: true }) });
    const plan = scene.plan({ kind: 'baseline' });
    await using arm = await openArm(plan, { ...foundAt(commit), source }, ports);
    assert.deepEqual(arm.facts, { kind: 'build', commit });
    const said = arm.warnings.map(({ text }) => text);
    assert.match(said[0] ?? '', /^The commit a{40} is not in this clone/);
    assert.match(said[1] ?? '', /is charged with the commits between/);
  });

  test('without a stored record the base commit is built, where the policy says so', async () => {
    await using scene = await makeScene();
    const arms = sourcesOf({ baseCommit: async () => scene.before });
    const ports = scene.ports({ arms });
    const plan = scene.plan({ kind: 'baseline' });
    const policy = { ...plan.policy, missingBaseline: 'measure' } as const;
    await using arm = await openArm({ ...plan, policy }, NOTHING, ports);
    assert.equal(arm.facts.commit, scene.before);
    const passing = { ...plan, policy: { ...policy, missingBaseline: 'pass' } as const };
    assert.match(await whyNone(passing, NOTHING, ports), /^No commit to compare with is known/);
    // A file holds records: only their commit is not known.
    const nameless = { ...NOTHING, records: [makeRecord({ commit: undefined })] };
    const strict = { ...plan, policy: { ...policy, missingBaseline: 'fail' } as const };
    await using base = await openArm(strict, nameless, ports);
    assert.equal(base.facts.commit, scene.before);
    const withoutBase = scene.ports();
    assert.match(await whyNone({ ...plan, policy }, NOTHING, withoutBase), /^No commit to compare/);
  });

  test('a commit that does not build or cannot be fetched is a reason, not an error', async () => {
    await using scene = await makeScene();
    const build = 'echo Error: broken; echo Node.js v24.21.0; exit 3';
    const broken = scene.plan({ kind: 'baseline' }, { build });
    const notBuilt = await whyNone(broken, foundAt(scene.before), scene.ports(), 'failed');
    assert.match(notBuilt, /could not be built\..*It said: "Error: broken"\./);
    const [last] = scene.reported.filter((one) => one.kind === 'last-lines');
    assert.match(last?.text ?? '', /could not be built/);
    assert.deepEqual(last?.lines, ['Error: broken', 'Node.js v24.21.0']);
    const plan = scene.plan({ kind: 'baseline' });
    const gone = await whyNone(plan, foundAt('a'.repeat(40)), scene.ports(), 'failed');
    assert.match(gone, /^The commit a{40} is not in this clone/);
    git(scene.root, 'remote', 'add', 'origin', 'file:///nowhere');
    // Not merely how git ended.
    const refused = await whyNone(plan, foundAt('a'.repeat(40)), scene.ports(), 'failed');
    assert.match(refused, /It said: "fatal: .*"\. Fetch it first/);
    assert.match(await whyNone(plan, foundAt(scene.after), scene.ports()), /^The candidate is the/);
  });

  test('no repository is a reason, too', async () => {
    await using scene = await makeScene();
    await rm(`${scene.root}/.git`, { recursive: true });
    const plan = scene.plan({ kind: 'baseline' });
    const why = await whyNone(plan, foundAt(scene.before), scene.ports(), 'failed');
    assert.match(why, /is not in a git repository/);
  });

  test('no build is fetched where the candidate is the baseline commit', async () => {
    await using scene = await makeScene();
    const baseline = withBuild(async () => assert.fail('asked for'));
    const ports = scene.ports({ baseline });
    const why = await whyNone(scene.plan({ kind: 'baseline' }), foundAt(scene.after), ports);
    assert.match(why, /^The candidate is the baseline commit itself/);
  });

  test('a cancellation that a store takes for an error still ends the run', async () => {
    await using scene = await makeScene();
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const baseline = withBuild(async () => {
      controller.abort(reason);
      throw new GateError({
        code: 'github-gone',
        kind: 'gate',
        message: 'It broke off.',
        remedy: '',
      });
    });
    const ports = scene.ports({ baseline, signal: controller.signal });
    const opening = openBaselineArm(scene.plan({ kind: 'baseline' }), NOTHING, ports);
    await assert.rejects(opening, reason);
  });

  test('a cancellation ends the run', async () => {
    await using scene = await makeScene();
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const report = (progress: Progress): void => {
      if (progress.kind === 'preparing-baseline') controller.abort(reason);
    };
    const ports = scene.ports({ signal: controller.signal, report });
    const opening = openBaselineArm(scene.plan({ kind: 'baseline' }), foundAt(scene.before), ports);
    await assert.rejects(opening, reason);
    assert.deepEqual(await readdir(scene.path), ['repository']);
  });
});

test('a folder that cannot be removed is reported, not an error', async () => {
  const said: Progress[] = [];
  const ports = { report: (progress: Progress) => said.push(progress) };
  const folder = {
    [Symbol.asyncDispose]: () => Promise.reject(new Error('EACCES: permission denied')),
  };
  await removeFolder(folder, '/srv/pg-abcd', ports);
  const text =
    "The baseline's folder /srv/pg-abcd could not be removed: remove it by hand. EACCES: permission denied";
  assert.deepEqual(said, [{ kind: 'note', text }]);
});
