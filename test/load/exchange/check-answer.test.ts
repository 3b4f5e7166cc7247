import assert from 'node:assert/strict';
import test from 'node:test';
import {
  checkAnswer,
  isExpectedStatus,
  KeptBody,
} from '../../../src/load/exchange/check-answer.ts';
import type { Expectation } from '../../../src/plan/plan.ts';

const includes = (text: string): Expectation => ({
  status: undefined,
  body: { kind: 'includes', text },
});
function bodyOf(...chunks: readonly Buffer[]): KeptBody {
  const body = new KeptBody();
  for (const chunk of chunks) body.add(chunk);
  return body;
}

const matches = (pattern: RegExp): Expectation => ({
  status: undefined,
  body: { kind: 'matches', pattern },
});

test('without a list, any 2xx and 3xx is expected and nothing else', () => {
  const expect = { status: undefined, body: undefined };
  const accepted = [199, 200, 204, 299, 304, 399, 400, 500].filter((status) =>
    isExpectedStatus(expect, status),
  );
  assert.deepEqual(accepted, [200, 204, 299, 304, 399]);
});

test('a list is meant to the letter', () => {
  const expect = { status: [404, 201], body: undefined };
  assert.deepEqual(
    [200, 201, 404].map((status) => isExpectedStatus(expect, status)),
    [false, true, true],
  );
  assert.deepEqual(checkAnswer(expect, 200, bodyOf()), {
    failure: 'unexpected-status',
    message: 'status 200, expected 404 or 201',
  });
});

test('a body is read as one text, wherever its chunks and characters were cut', () => {
  const bytes = Buffer.from('prix : 10 €.');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const body = bodyOf(bytes.subarray(0, cut), bytes.subarray(cut));
    assert.equal(checkAnswer(includes('10 €'), 200, body), undefined);
    assert.equal(checkAnswer(matches(/^prix : \d+ €\.$/), 200, body), undefined);
  }
});

test('the status is looked at first', () => {
  assert.equal(checkAnswer(includes('ok'), 500, bodyOf())?.failure, 'unexpected-status');
});

test('a mismatch shows how the body began, and no more of it', () => {
  const body = bodyOf(Buffer.from(`<html>${'x'.repeat(10_000)}`));
  for (const expect of [includes('welcome'), matches(/welcome/)]) {
    const mismatch = checkAnswer(expect, 200, body);
    assert.equal(mismatch?.failure, 'body-mismatch');
    assert.match(mismatch?.message ?? '', /^body began "<html>x{74}$/);
  }
});

test('a body that is too long to be checked does not match', () => {
  const body = bodyOf(Buffer.alloc(17 * 1_024 * 1_024, 'x'));
  assert.deepEqual(checkAnswer(matches(/x/), 200, body), {
    failure: 'body-mismatch',
    message: 'body longer than the 16 MiB that are checked',
  });
});

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

test('a pattern that backtracking would never be done with is matched at once', () => {
  const body = bodyOf(Buffer.from(`${'a'.repeat(60)}!`));
  for (const pattern of [/^(a+)+$/, /(a|a)*b/, /(?:a*)*c/, /^(([a-z])+.)+[A-Z]([a-z])+$/]) {
    assert.equal(checkAnswer(matches(pattern), 200, body)?.failure, 'body-mismatch', `${pattern}`);
  }
});

test('a body that a large pattern would take long with is a mismatch that says so', () => {
  const pattern = matches(/(?:a.{0,999}b.{0,1}[cd])/);
  const body = bodyOf(Buffer.from('ab'.repeat(500_000)));
  assert.match(checkAnswer(pattern, 200, body)?.message ?? '', /^body of 1000000 characters, too /);
  assert.equal(checkAnswer(matches(/b$/), 200, body), undefined);
});
