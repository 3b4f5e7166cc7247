import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FamilyMark, MARK_DESCRIPTOR } from '../../src/machine/family-mark.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { ProcessFamily } from '../../src/machine/process-family.ts';
import { readProcessStat } from '../../src/machine/process-stat.ts';
import { readPeakMemory, readThreads } from '../../src/machine/process-use.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const skip = !hasProcFs();

interface Family extends Disposable {
  readonly founder: number;
  /** Handed down to all. */
  readonly mark: FamilyMark;
  /** Its first line; in some tests the pid of one that will be hard to find. */
  readonly said: string;
}

/** Runs a script in a session of its own and waits for its first line. */
async function start(script: string): Promise<Family> {
  const mark = new FamilyMark('PERF_GATE_TEST_ID', temporaryFolder());
  const stdio: ('ignore' | 'pipe' | number)[] = Array(MARK_DESCRIPTOR).fill('ignore');
  stdio[1] = 'pipe';
  const child = spawn('sh', ['-c', script], {
    detached: true,
    env: { ...process.env, ...mark.environment },
    stdio: [...stdio, mark.descriptor],
  });
  assert.ok(child.stdout);
  const [said] = await once(child.stdout, 'data');
  const founder = child.pid ?? 0;
  const end = (): void => {
    for (const target of [-founder, Number(said)]) kill(target);
    mark[Symbol.dispose]();
  };
  return { founder, mark, said: String(said), [Symbol.dispose]: end };
}

function kill(target: number): void {
  try {
    process.kill(target, 'SIGKILL');
  } catch {
    // It was not a pid, or the process has ended.
  }
}

function pidsOf(family: ProcessFamily): readonly number[] {
  const living = family.findLiving();
  assert.ok(living !== 'blind');
  return living.map(({ pid }) => pid);
}

function parentOf(pid: number): number | undefined {
  const stat = readProcessStat(pid);
  return typeof stat === 'string' ? undefined : stat.parent;
}

test('finds the children in the tree, each once, and nothing else', { skip }, async () => {
  using started = await start('sleep 60 & sleep 60 & echo ready; wait');
  const family = new ProcessFamily({ founder: started.founder, mark: undefined });
  const pids = pidsOf(family);
  assert.equal(pids.length, 3);
  assert.ok(pids.includes(started.founder));
  assert.deepEqual(pidsOf(family), pids);
  kill(-started.founder);
  while (family.findLivingAfresh().length > 0) await sleep(5);
  assert.deepEqual(pidsOf(family), []);
});

/** How a daemon may lose either part of the mark, as programs that write over their environment or close files do. */
const LOSSES = {
  neither: '',
  'the variable': 'env -i ',
  'the open file': `bash -c 'exec ${MARK_DESCRIPTOR}<&-; exec sleep 60' `,
};

for (const [loss, through] of Object.entries(LOSSES))
  test(`finds by its mark a daemon that left tree, group and session, and lost ${loss}`, {
    skip,
  }, async () => {
    using started = await start(
      `setsid sh -c '${through.replaceAll("'", `'"'"'`)}sleep 60 & echo $!'; exec sleep 60`,
    );
    const { founder, mark } = started;
    const daemon = Number(started.said);
    const find = (given: FamilyMark | undefined): readonly number[] =>
      pidsOf(new ProcessFamily({ founder, mark: given }));
    // It is in the tree until its parent has ended, and in the middle of execve(2) it has no
    // environment to find it by.
    while (find(undefined).includes(daemon) || nameOf(daemon) !== 'sleep') await sleep(5);
    assert.ok(find(mark).includes(daemon));
    using other = new FamilyMark('PERF_GATE_TEST_ID', temporaryFolder());
    assert.ok(!find(other).includes(daemon));
  });

test('does not take for its own what has another file at the number of the mark', {
  skip,
}, async () => {
  using started = await start('echo ready; exec sleep 60');
  using _foreign = await start('echo ready; exec sleep 60');
  const family = new ProcessFamily({ founder: started.founder, mark: started.mark });
  assert.deepEqual(pidsOf(family), [started.founder]);
});

test('keeps a member that has lost all its marks', { skip }, async () => {
  // `env -i` stands for a program that writes its title over its environment. The shell between the
  // two waits to be released, and then ends, so that another process adopts the orphan.
  const fifo = `/tmp/perf-gate-test-${randomUUID()}`;
  const between = `setsid env -i sleep 60 & echo $!; read -r _ < ${fifo}`;
  using started = await start(`mkfifo ${fifo}; sh -c '${between}'; rm ${fifo}; exec sleep 60`);
  const orphan = Number(started.said);
  const family = new ProcessFamily({ founder: started.founder, mark: undefined });
  while (nameOf(orphan) !== 'sleep') await sleep(5);
  assert.ok(pidsOf(family).includes(orphan));
  const parent = parentOf(orphan);
  writeFileSync(fifo, '\n');
  while (parentOf(orphan) === parent) await sleep(5);
  assert.ok(pidsOf(family).includes(orphan));
  const latecomer = new ProcessFamily({ founder: started.founder, mark: undefined });
  assert.ok(!pidsOf(latecomer).includes(orphan));
});

const nameOf = (pid: number): string => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();

test('reads what a process uses', { skip }, () => {
  const peak = readPeakMemory(process.pid);
  assert.ok(typeof peak === 'number' && peak > 1_000_000);
  assert.equal(readPeakMemory(2 ** 30), 'gone');
  const threads = readThreads(process.pid);
  assert.ok(threads !== 'blind');
  assert.ok(threads === 'gone' || threads.some(({ tid }) => tid === process.pid));
  assert.equal(readThreads(2 ** 30), 'gone');
});
