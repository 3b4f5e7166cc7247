import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { type ProcessStat, readProcessStat } from '../../src/machine/process-stat.ts';
import { answersItself, findOthers } from '../../src/server/who-listens.ts';
import { serveOnLoopback } from './loopback.ts';

const skip = !hasProcFs();

function statOf(pid: number): ProcessStat {
  const stat = readProcessStat(pid);
  assert.ok(typeof stat !== 'string');
  return stat;
}

/** This process listens. It is the server where it is among the members. */
async function listenAs(members: () => readonly ProcessStat[] | 'blind') {
  const server = await serveOnLoopback((_, answer) => answer.end());
  const command = {
    // A search that reads only new processes would take this one for what had its pid before.
    family: { findLiving: () => [], findLivingAfresh: members },
    hostname: '127.0.0.1',
    place: { kind: 'port', port: server.port, choice: 'assigned' },
    startTime: statOf(process.pid).startTime,
  } as const;
  return { command, [Symbol.dispose]: () => server[Symbol.dispose]() };
}

test('a member is recognised by a search that reads every process', { skip }, async () => {
  using own = await listenAs(() => [statOf(process.ppid), statOf(process.pid)]);
  assert.equal(answersItself(own.command), 'yes');
  const { leftBehind, stranger } = findOthers(own.command);
  assert.equal(stranger, undefined);
  // First the one that listens.
  assert.deepEqual(
    leftBehind.map(({ pid }) => pid),
    [process.pid, process.ppid],
  );
});

test('who listens and is no member is a stranger', { skip }, async () => {
  using foreign = await listenAs(() => []);
  assert.equal(answersItself(foreign.command), 'no');
  assert.equal(findOthers(foreign.command).stranger?.pid, process.pid);
});

test('where we cannot look, nobody is accused', { skip }, async () => {
  using unseen = await listenAs(() => 'blind');
  assert.equal(answersItself(unseen.command), 'unknown');
  assert.deepEqual(findOthers(unseen.command), { leftBehind: [], stranger: undefined });
});
