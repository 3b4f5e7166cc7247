// Every way in which our parser makes something else of a stream than undici's, and the sentence of the RFC that
// has it so. What is explained here is all that bench/parser lets pass.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Chance } from '../../../bench/parser/chance.ts';
import { Comparison } from '../../../bench/parser/compare.ts';
import { LlhttpReader } from '../../../bench/parser/llhttp-reader.ts';
import { describeOutcome } from '../../../bench/parser/outcome.ts';
import type { ResponseStream } from '../../../bench/parser/response-stream.ts';
import { RULINGS } from '../../../bench/parser/rulings.ts';
import { readWithWire } from '../../../bench/parser/wire-reader.ts';
import { DIFFERENCES } from './parity-differences.ts';
import { PARITY_SENTENCES } from './parity-sentences.ts';

const llhttp = new LlhttpReader();

describe('other than undici, by a sentence of the RFC', () => {
  for (const { ruling, text, method = 'GET', undici, ours } of DIFFERENCES) {
    const stream = { method, bytes: Buffer.from(text, 'latin1'), closes: false };
    test(`${ruling}: ${JSON.stringify(text.slice(0, 100))}`, () => {
      assert.equal(describeOutcome(llhttp.read(stream)), spelledOut(undici, text));
      assert.equal(describeOutcome(readWithWire(stream)), spelledOut(ours, text));
      assert.deepEqual(rulingsFor(stream), [ruling]);
    });
  }
});

function spelledOut(outcome: string, { length }: string): string {
  if (outcome !== 'kept' && outcome !== 'closed') return outcome;
  const end = outcome === 'kept' ? 'persistent' : 'closes';
  return `accept 200, body of 3, ends at ${length}, ${end}`;
}

function rulingsFor(stream: ResponseStream): readonly string[] {
  const finding = new Comparison(llhttp).compare(stream, new Chance('differences'));
  return finding.kind === 'explained' ? finding.rulings.map(({ name }) => name) : [finding.kind];
}

test('no ruling is without its sentence, and none without a stream that shows it', () => {
  const names = RULINGS.map(({ name }) => name);
  assert.deepEqual([...PARITY_SENTENCES.keys()], names);
  const shown = new Set(DIFFERENCES.map(({ ruling }) => ruling));
  assert.deepEqual([...shown].sort(), [...names].sort());
});

test('a ruling rewrites what it speaks of, and leaves a plain answer as it is', () => {
  const stream = (text: string): ResponseStream => ({
    method: 'GET',
    bytes: Buffer.from(text, 'latin1'),
    closes: false,
  });
  const folded = stream('HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 3\r\n\r\nabc');
  const { rewrite } = RULINGS.find(({ name }) => name === 'a folded value is a value') ?? {};
  assert.equal(
    rewrite?.(folded).bytes.toString('latin1'),
    'HTTP/1.1 200 OK\r\nA: b   c\r\nContent-Length: 3\r\n\r\nabc',
  );
  for (const { rewrite } of RULINGS) {
    const plain = stream('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc');
    assert.deepEqual(rewrite(plain), plain);
    const chunked = stream(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    );
    assert.deepEqual(rewrite(chunked), chunked);
  }
});
