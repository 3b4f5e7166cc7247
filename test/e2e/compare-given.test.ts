// A candidate beside a directory or a command that was named by hand; hooks, ports and the seed on the way.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { findFreePort } from '../../src/server/free-port.ts';
import { Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import {
  compareCommands,
  compareWith,
  type Note,
  notesIn,
  PRESENT_VERSION,
  versionFile,
} from './versions.ts';

/** A version in a directory of the box. */
function place(box: Sandbox, directory: string, file: Readonly<Record<string, string>>): void {
  mkdirSync(box.join(directory));
  for (const [name, text] of Object.entries(file)) box.write(`${directory}/${name}`, text);
}

const startsOf = (box: Sandbox, name: string): readonly Note[] =>
  notesIn(box).filter((note) => note.event === 'starts' && note.name === name);

/** Of both comparisons here that measure. */
const SEED = { seed: 'twice' };
/** The versions in the order of their hooks, which is that of their starts. */
const orders: (readonly string[])[] = [];
const armOf = (line: string): string => line.split(' ')[0] ?? '';

test('a directory: each version in its place, with its environment and its hooks', async (t) => {
  await using box = new Sandbox();
  place(box, 'old', versionFile({ name: 'before', body: `${'long '.repeat(40)}\n` }));
  place(box, 'another', versionFile({ name: 'after' }));
  const hook = (when: string) =>
    `echo "$PERF_GATE_ARM $DB $(pwd)" >> "$SANDBOX/${when}"; echo "said ${when} $DB"`;
  const flags = {
    ...{ ...WIDE_TOLERANCES, ...SEED, start: PRESENT_VERSION, build: 'pwd >> "$SANDBOX/builds"' },
    ...{ cwd: 'another', 'base-dir': 'old', 'candidate-env': 'DB=new', 'baseline-env': 'DB=old' },
    ...{ 'before-block': hook('before'), 'after-block': `${hook('after')}` },
  };
  const run = await box.run(compareWith(box, flags));
  const report = box.report();
  const pairs = (report.evidence.sideBySide?.blocks ?? 0) + 1;
  orders.push(box.lines('before').map(armOf));

  await t.test('both are started, once for the trial and once in each block', () => {
    assert.equal(run.code, 0, run.err);
    assert.deepEqual(report.evidence.sideBySide?.arm, { kind: 'directory', commit: null });
    for (const [name, directory, db] of [
      ['before', 'old', 'old'],
      ['after', 'another', 'new'],
    ] as const) {
      const starts = startsOf(box, name);
      assert.equal(starts.length, pairs);
      for (const start of starts) {
        assert.equal(start.place, box.join(directory));
        assert.equal(start.db, db);
      }
    }
  });

  await t.test('the hooks ran as often for each version, and know the version', () => {
    for (const when of ['before', 'after']) {
      const lines = box.lines(when);
      for (const own of [
        `baseline old ${box.join('old')}`,
        `candidate new ${box.join('another')}`,
      ]) {
        assert.equal(lines.filter((line) => line === own).length, pairs, `${when}: ${lines}`);
      }
      assert.equal(lines.length, 2 * pairs);
    }
  });

  await t.test('the directory is not built: whoever names it has built it', () => {
    assert.deepEqual(box.lines('builds'), [box.join('another')]);
  });

  await t.test('warnings name other answers and a path of another length', () => {
    const textOf = (code: string) =>
      report.warnings.find((warning) => warning.code === code)?.text ?? '';
    assert.match(textOf('other-path-length'), /path of another length/);
    assert.match(textOf('answers-differ'), /"GET \/" with 201 bytes before and 3 now/);
  });

  await t.test('no log is left of a run that ended well', () => assert.equal(box.logs(), ''));

  await box.assertNothingLeft();
});

test('a hook that fails ends the run with an error that names the version and a log', async () => {
  await using box = new Sandbox();
  const hook =
    'echo "cannot reset the database of $PERF_GATE_ARM"; test $PERF_GATE_ARM = candidate';
  const run = await box.run(compareCommands(box, {}, {}, { 'before-block': hook }));
  assert.equal(run.code, 3);
  assert.match(
    run.err,
    /^error: The command of `before-block` .* It ran for the baseline\. \(hook-failed\)$/m,
  );
  assert.match(run.err, /cannot reset the database of baseline/);
  assert.match(box.logs(), /cannot reset the database of baseline/);
  await box.assertNothingLeft();
});

test('a fixed port: the versions never run at the same time, and the report says what that costs', async () => {
  await using box = new Sandbox();
  const port = await findFreePort('127.0.0.1');
  const flags = {
    ...{ ...WIDE_TOLERANCES, ...SEED, url: `http://127.0.0.1:${port}/`, connections: '2' },
    'before-block': 'echo $PERF_GATE_ARM >> "$SANDBOX/before"',
  };
  const run = await box.run(
    compareCommands(box, { name: 'before', port }, { name: 'after', port }, flags),
  );
  assert.equal(run.code, 0, run.err);
  const { evidence, warnings, run: about } = box.report();
  assert.equal(evidence.sideBySide?.turns, 'one-arm-at-a-time');
  assert.ok(warnings.some(({ code }) => code === 'fixed-port'));
  assert.match(run.out, /one at a time/);
  const notes = notesIn(box);
  assert.ok(notes.length >= 8, `${notes.length} starts and stops`);
  for (const [index, { event, name }] of notes.entries()) {
    assert.equal(event, index % 2 === 0 ? 'starts' : 'stops');
    if (event === 'stops') assert.equal(name, notes[index - 1]?.name);
  }
  for (const name of ['before', 'after']) {
    assert.equal(startsOf(box, name).length, (evidence.sideBySide?.blocks ?? 0) + 1);
  }
  assert.equal(about.seed, 'twice');
  orders.push(box.lines('before').map(armOf));
  await box.assertNothingLeft();
});

test('the same seed starts the versions in the same order, whatever else differs', () => {
  const [first = [], second = []] = orders;
  const common = Math.min(first.length, second.length);
  // Both to try them out, and a pair.
  assert.ok(common >= 4, `${common} starts`);
  assert.deepEqual(first.slice(0, common), second.slice(0, common));
});
