// A version against itself, as a user runs it: what is printed, written and counted, and what is left.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandWith, fixture, Sandbox, WIDE_TOLERANCES } from './sandbox.ts';

const OK = { start: fixture('ok'), 'ready-path': '/ready', ...WIDE_TOLERANCES };

test('noise: prints its report, writes its JSON, counts its runs, and exits with 0', async () => {
  await using box = new Sandbox();
  box.write('noise.jsonl', 'not a run\n');
  const flags = { ...OK, budget: '30s', append: 'noise.jsonl' };
  const first = await box.run([...commandWith('noise', flags), '--json']);
  assert.equal(first.code, 0, first.err);
  const found = JSON.parse(first.out);
  assert.ok(found.pairs >= 4 && found.metrics.length > 0);
  // Standard output holds the JSON alone.
  // A crowd is named first, and then nothing is proposed.
  assert.match(first.err, /^NOISE {2}(?:On this machine a gate takes|This machine is crowded: )/m);
  assert.match(first.err, /^(?:# )?max-throughput-drop: |^# Nothing is proposed for a crowd/m);
  assert.match(first.err, /Line 1 of .*noise\.jsonl\s+is no run/);
  const [bad, line = '', ...more] = box.lines('noise.jsonl');
  assert.deepEqual([bad, more], ['not a run', []]);
  assert.equal(JSON.parse(line).pairs, found.pairs);
  assert.equal(JSON.parse(line).verdict, found.gate.verdict);
  await box.assertNothingLeft();
});

test('noise: a budget that holds no four pairs names one that does, and no run is counted', async () => {
  await using box = new Sandbox();
  const ended = await box.run(
    commandWith('noise', { ...OK, 'before-block': 'sleep 2', budget: '5s', append: 'noise.jsonl' }),
  );
  assert.equal(ended.code, 3);
  assert.match(ended.err, /too few to judge \(\d+s holds 4\)/);
  assert.match(ended.err, /^error: Pairs of blocks that could be compared: 1\. It takes 4/m);
  assert.match(ended.err, /^what to do: Set a `budget` of \d+s or more\.$/m);
  assert.equal(box.has('noise.jsonl'), false);
  await box.assertNothingLeft();
});

test('noise: cancelled, it stops both servers and adds no line', async () => {
  await using box = new Sandbox();
  const flags = { ...OK, budget: '60s', append: 'noise.jsonl' };
  const command = box.start(commandWith('noise', flags));
  await command.says(/starting both servers/);
  command.signal('SIGINT');
  const ended = await command.ended;
  assert.equal(ended.code, 130);
  assert.match(ended.err, /^error: Cancelled by SIGINT\. \(cancelled\)$/m);
  assert.equal(box.has('noise.jsonl'), false);
  await box.assertNothingLeft();
});

test('noise: a file that takes no line is refused before anything is started', async () => {
  await using box = new Sandbox();
  const ended = await box.run(commandWith('noise', { ...OK, append: 'none/noise.jsonl' }));
  assert.equal(ended.code, 2);
  assert.match(ended.err, /--append: nothing can be added to .*none\/noise\.jsonl/);
  assert.deepEqual(box.lines('ports'), []);
});
