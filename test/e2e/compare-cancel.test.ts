// Whenever a comparison is ended, or killed: the worktree goes, the servers go, and nothing is stored.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { becomesTrue } from '../server/loopback.ts';
import { type Command, Sandbox } from './sandbox.ts';
import {
  compareWith,
  makeRepository,
  notesIn,
  PRESENT_VERSION,
  type Repository,
  versionFile,
  worktreesOf,
} from './versions.ts';

const skip = process.platform !== 'linux';

/** Long enough that nothing ends by itself. */
const LONG = { budget: '60s', warmup: '100ms' };

const startsIn = (box: Sandbox): number =>
  notesIn(box).filter(({ event }) => event === 'starts').length;

/** The second commit only says other words, so that both are the same server. */
const makeTwins = (box: Sandbox): Promise<Repository> =>
  makeRepository(box, { ...versionFile({}), readme: 'old' }, { readme: 'new' });

interface Moment {
  readonly says: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly hasCome: (command: Command, box: Sandbox) => Promise<void>;
}

const MOMENTS: readonly Moment[] = [
  {
    says: 'while the base is built',
    // The candidate's directory is the one called `repository`.
    flags: {
      build:
        'if [ "$(basename "$PWD")" = repository ]; then exit; fi; echo > "$SANDBOX/begun"; sleep 60 & wait',
    },
    hasCome: (command, box) =>
      command.until('the base is built', () => box.lines('begun').length > 0),
  },
  {
    says: 'while pairs are measured',
    flags: LONG,
    // Two to try them out, and two of the first pair.
    hasCome: (command, box) => command.until('a pair is measured', () => startsIn(box) >= 4),
  },
];

describe('a signal', { skip }, () => {
  for (const { says, flags, hasCome } of MOMENTS) {
    test(`${says}: 130, no worktree, no process, nothing stored`, async () => {
      await using box = new Sandbox();
      const repository = await makeTwins(box);
      const all = { start: PRESENT_VERSION, base: 'HEAD~1', save: box.join('base.json'), ...flags };
      const command = repository.start(compareWith(box, all));
      await hasCome(command, box);
      assert.equal(worktreesOf(repository.path).length, 2);
      command.signal('SIGINT');
      const ended = await command.ended;
      assert.equal(ended.code, 130, ended.err);
      assert.match(ended.err, /^error: Cancelled by SIGINT\. \(cancelled\)$/m);
      assert.equal(ended.out, '');
      for (const file of ['base.json', 'report.json']) assert.deepEqual(box.lines(file), []);
      await repository.assertNothingLeft();
    });
  }
});

test('the next run removes the leftovers of a killed run, and says so', { skip }, async () => {
  await using box = new Sandbox();
  const repository = await makeTwins(box);
  const flags = { start: PRESENT_VERSION, base: 'HEAD~1', ...LONG };
  const killed = repository.start(compareWith(box, flags));
  await killed.until('both are up', () => startsIn(box) >= 2);
  killed.signal('SIGKILL');
  await killed.ended;
  await becomesTrue(() => box.leftovers().length === 0);
  const left = worktreesOf(repository.path);
  assert.equal(left.length, 2, 'the killed run had no worktree');

  const next = repository.start(compareWith(box, flags));
  await next.says(/^Removed .*, which a killed run had left\.$/m);
  await next.until('both are up', () => startsIn(box) >= 4);
  const now = worktreesOf(repository.path);
  assert.equal(now.length, 2);
  assert.notDeepEqual(now, left);
  next.signal('SIGINT');
  assert.equal((await next.ended).code, 130);
  await repository.assertNothingLeft();
});
