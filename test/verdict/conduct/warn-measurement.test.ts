import assert from 'node:assert/strict';
import test from 'node:test';
import type { PhaseResult } from '../../../src/record/run-record.ts';
import {
  warnOfStandstill,
  warnOfUnanswered,
} from '../../../src/verdict/conduct/warn-measurement.ts';
import { makeBlock, makeRecord } from '../../support/records.ts';

/** A record in which so many of a million requests of one name, in one phase, were given up. */
function withTimeouts(count: number, phase: 'capacity' | 'fixedRate') {
  const record = makeRecord({ offeredRate: 3_000 });
  const [block] = record.blocks;
  assert.ok(block);
  const spoil = (result: PhaseResult | undefined): PhaseResult => {
    assert.ok(result);
    const [first] = result.requests;
    assert.ok(first);
    const [name, request] = first;
    const failures = { timeout: { count, example: '' }, reset: { count: 50_000, example: '' } };
    const spoilt = { ...request, ok: 1_000_000 - count, failures };
    return { ...result, requests: new Map([...result.requests, [name, spoilt]]) };
  };
  return { ...record, blocks: [{ ...block, [phase]: spoil(block[phase]) }] };
}

test('only a p99 that lies among requests that timed out is called a lower bound', () => {
  for (const phase of ['capacity', 'fixedRate'] as const) {
    assert.equal(warnOfUnanswered(withTimeouts(0, phase)), undefined);
    assert.equal(warnOfUnanswered(withTimeouts(10_000, phase)), undefined);
    const warning = warnOfUnanswered(withTimeouts(20_000, phase));
    assert.equal(warning?.code, 'unanswered');
    assert.match(warning?.text ?? '', /^Up to 2 % .* is at least that/);
  }
});

test('a block without an answer at capacity is told, with its seconds', () => {
  const record = makeRecord();
  assert.deepEqual(warnOfStandstill(record), undefined);
  const still = { ...record, blocks: [...record.blocks, makeBlock({ throughput: 0, window: 1 })] };
  assert.match(
    warnOfStandstill(still)?.text ?? '',
    new RegExp(`^In 1 of ${still.blocks.length} blocks not one .* in 1.0 s of load`),
  );
});
