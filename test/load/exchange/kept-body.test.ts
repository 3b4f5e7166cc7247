import assert from 'node:assert/strict';
import test from 'node:test';
import { KeptBody } from '../../../src/load/exchange/kept-body.ts';

const MIB = 1_024 * 1_024;

test('chunks are copied, and forgotten when the next answer comes', () => {
  const body = new KeptBody();
  const reused = Buffer.from('ab');
  body.add(reused);
  reused.write('cd');
  body.add(reused);
  assert.equal(body.text(), 'abcd');
  body.clear();
  assert.equal(body.text(), '');
});

test('of a body without end nothing is kept', () => {
  const body = new KeptBody();
  const chunk = Buffer.alloc(4 * MIB, 'x');
  for (let part = 0; part < 4; part++) body.add(chunk);
  assert.equal(body.isTooLong, false);
  assert.equal(body.text().length, 16 * MIB);
  body.add(Buffer.from('x'));
  assert.equal(body.isTooLong, true);
  assert.equal(body.text(), '');
  body.add(chunk);
  assert.equal(body.text(), '');
  body.clear();
  assert.equal(body.isTooLong, false);
});
