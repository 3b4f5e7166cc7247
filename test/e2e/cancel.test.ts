// Ctrl-C, a cancelled job, a crash: whenever it comes, the server goes and nothing is stored.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { becomesTrue } from '../server/loopback.ts';
import { type Command, runOf, Sandbox } from './sandbox.ts';

const skip = process.platform !== 'linux';

interface Moment {
  readonly says: string;
  readonly name: NodeJS.Signals;
  readonly code: number;
  readonly args: readonly string[];
  readonly hasCome: (command: Command, box: Sandbox) => Promise<void>;
}

const untilWritten = (command: Command, box: Sandbox, file: string): Promise<void> =>
  command.until(`there is ${file}`, () => box.lines(file).length > 0);
const serverRuns = (command: Command, box: Sandbox) => untilWritten(command, box, 'ports');

/** Long enough that nothing ends by itself. */
const LONG = { budget: '60s', warmup: '50s' };

const MOMENTS: readonly Moment[] = [
  {
    says: 'while the server gets ready',
    name: 'SIGTERM',
    code: 143,
    args: runOf('never-ready', { save: 'base.json' }),
    hasCome: serverRuns,
  },
  {
    says: 'in the warm-up',
    name: 'SIGINT',
    code: 130,
    args: runOf('notes-requests', { ...LONG, save: 'base.json' }),
    hasCome: (command, box) => untilWritten(command, box, 'requests'),
  },
  {
    says: 'in a slice',
    name: 'SIGTERM',
    code: 143,
    args: runOf('notes-requests', { 'candidate-env': 'AFTER=50', warmup: '0s', save: 'base.json' }),
    hasCome: (command, box) => untilWritten(command, box, 'requests'),
  },
];

describe('a signal', { skip }, () => {
  for (const { says, name, code, args, hasCome } of MOMENTS) {
    test(`${name} ${says}: ${code}, nothing stored, nothing left`, async () => {
      await using box = new Sandbox();
      const command = box.start(args);
      await hasCome(command, box);
      command.signal(name);
      const ended = await command.ended;
      assert.equal(ended.code, code);
      assert.match(ended.err, new RegExp(`^error: Cancelled by ${name}\\. \\(cancelled\\)$`, 'm'));
      assert.match(ended.err, /^what to do: The server has been stopped\. No verdict was given/m);
      assert.equal(ended.out, '');
      assert.ok(!box.has('base.json'));
      assert.ok(!box.has('report.json'));
      await box.assertNothingLeft();
    });
  }

  test('in the build ends the build with all its children', async () => {
    await using box = new Sandbox();
    const build = 'sleep 60 & echo begun > begun; wait';
    const command = box.start(runOf('ok', { build }));
    await untilWritten(command, box, 'begun');
    command.signal('SIGINT');
    assert.equal((await command.ended).code, 130);
    assert.deepEqual(box.lines('ports'), []);
    await box.assertNothingLeft();
  });

  test('while another run has the machine ends the waiting, after a message that names the other run', async () => {
    await using box = new Sandbox();
    const first = box.start(runOf('never-ready'));
    await serverRuns(first, box);
    const second = box.start(runOf('ok'));
    await second.says(
      new RegExp(`^waiting for another run on this machine: pid ${first.pid} `, 'm'),
    );
    second.signal('SIGINT');
    assert.equal((await second.ended).code, 130);
    first.signal('SIGINT');
    assert.equal((await first.ended).code, 130);
    await box.assertNothingLeft();
  });

  test('a second signal says what is waited for, and a third does not wait; the guard ends the server', async () => {
    await using box = new Sandbox();
    const command = box.start(runOf('ignores-sigterm', LONG));
    await serverRuns(command, box);
    // Before it answers it has not yet told the kernel that it ignores the signal.
    await answersAt(command, Number(box.lines('ports')[0]));
    const guards = await findGuards(box);
    command.signal('SIGINT');
    await command.until('the server has the signal', () => box.logs().includes('Not today'));
    command.signal('SIGTERM');
    await command.says(/^Waiting until everything that was started has ended: /m);
    command.signal('SIGINT');
    const ended = await command.ended;
    assert.equal(ended.code, 130);
    // It went at once, so it could not say that the server has been stopped.
    assert.doesNotMatch(ended.err, /has been stopped/);
    await becomesTrue(() => box.leftovers().length === 0 && !guards.some(lives));
    await box.assertNothingLeft();
  });
});

test('when perf-gate itself is killed, the guard ends the server and goes', { skip }, async () => {
  await using box = new Sandbox();
  const command = box.start(runOf('daemonises', LONG));
  await serverRuns(command, box);
  const guards = await findGuards(box);
  command.signal('SIGKILL');
  await command.ended;
  await becomesTrue(() => box.leftovers().length === 0 && !guards.some(lives));
  await box.assertNothingLeft();
});

/** Fails when the command ends first, instead of asking for ever. */
async function answersAt(command: Command, port: number): Promise<void> {
  let answers = false;
  let isOver = false;
  const askOn = async (): Promise<void> => {
    while (!answers && !isOver) {
      const signal = AbortSignal.timeout(1_000);
      const answer = await fetch(`http://127.0.0.1:${port}/`, { signal }).catch(() => undefined);
      answers = answer?.ok === true;
      if (!answers) await sleep(10);
    }
  };
  const asked = askOn();
  await command
    .until('the server answers', () => answers)
    .finally(() => {
      isOver = true;
    });
  await asked;
}

/** The guards of the servers that run in the box: each has its server's marker as an argument. */
async function findGuards(box: Sandbox): Promise<readonly number[]> {
  const find = (): readonly number[] => {
    const markers = new Set(box.leftovers().flatMap(markerOf));
    return pids().filter((pid) => argumentsOf(pid).some((argument) => markers.has(argument)));
  };
  await becomesTrue(() => find().length > 0);
  return find();
}

const markerOf = (pid: number): readonly string[] =>
  entriesOf(`/proc/${pid}/environ`).filter((entry) => entry.startsWith('PERF_GATE_SERVER_ID='));

const argumentsOf = (pid: number): readonly string[] => entriesOf(`/proc/${pid}/cmdline`);

const pids = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const lives = (pid: number): boolean => argumentsOf(pid).length > 1;

/** Empty for a process that has gone meanwhile, and for one that is only waited for. */
function entriesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'latin1').split('\0');
  } catch {
    return [];
  }
}
