// Our parser and undici's make the same of the same streams: a seeded part of what bench/parser goes through.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LlhttpReader } from '../../../bench/parser/llhttp-reader.ts';
import { NASTY_STREAMS } from '../../../bench/parser/nasty-streams.ts';
import { describeOutcome, differenceOf } from '../../../bench/parser/outcome.ts';
import { describeStream } from '../../../bench/parser/response-stream.ts';
import { RULINGS } from '../../../bench/parser/rulings.ts';
import { chanceOf, runStreams, streamAt } from '../../../bench/parser/run-streams.ts';
import { readWithUndici } from '../../../bench/parser/undici-reader.ts';

const SEED = 'parity';

test('the reference is undici: its Client makes the same of the streams', async () => {
  const reader = new LlhttpReader();
  for (let index = 0; index < NASTY_STREAMS.length + 1_000; index += 5) {
    const stream = streamAt(index, chanceOf(SEED, index));
    const driven = { ...reader.read(stream), length: 0 };
    const seen = await readWithUndici(stream);
    const outcomes = `driven: ${describeOutcome(driven)}\nClient: ${describeOutcome(seen)}`;
    assert.equal(differenceOf(driven, seen), undefined, `${describeStream(stream)}\n${outcomes}`);
  }
});

test('the same stream has the same index on every machine', () => {
  const first = streamAt(10_000, chanceOf(SEED, 10_000));
  const again = streamAt(10_000, chanceOf(SEED, 10_000));
  assert.deepEqual(again, first);
  assert.notDeepEqual(streamAt(10_001, chanceOf(SEED, 10_001)), first);
});

test('whole or in pieces, ours agrees with it, or differs by a ruling that says why', () => {
  const { counts } = runStreams({ streams: 3_000, seed: SEED });
  assert.deepEqual([...counts.faults.values()], []);
  const { agreed, explained, rulings, streams } = counts;
  const same = [...agreed.values()].reduce((sum, count) => sum + count, 0);
  assert.equal(same + explained, streams);
  // The streams are not all of one kind, and none of the rulings is idle.
  for (const kind of ['accept', 'reject', 'cut-short', 'waiting']) {
    assert.ok((agreed.get(kind) ?? 0) > 30, kind);
  }
  for (const { name } of RULINGS) assert.ok(rulings.has(name), name);
  assert.ok(explained < streams / 5);
});
