// Requests that are sent once and in order, against little servers; and what is taken from their answers.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AnswerSketch } from '../../src/load/exchange/answer-sketch.ts';
import { captureFrom } from '../../src/load/exchange/capture.ts';
import { follow } from '../../src/load/exchange/json-pointer.ts';
import type { AskAgain } from '../../src/load/first-answers.ts';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import type { StepsEnd } from '../../src/load/run-steps.ts';
import type { CaptureSource, StepPlan } from '../../src/plan/request-plan.ts';
import { withCaptured } from '../../src/plan/with-captured.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { planOf } from '../plan/raw-inputs.ts';
import { answerOk, type RawRequest, serveRaw } from './raw-server.ts';

const readTable = () => ({ columns: ['a'], rows: [['1']], digest: 'd' });
const stepsOf = (setup: string): readonly StepPlan[] =>
  planOf(`start: a\nsetup:\n${setup}`, { readTable }).server.steps.setup;

const NEVER: AskAgain = { pauseAfter: () => undefined, signal: new AbortController().signal };

const answer = (body: string, ...fields: readonly string[]): string =>
  ['HTTP/1.1 200 OK', `Content-Length: ${Buffer.byteLength(body)}`, ...fields, '', body].join(
    '\r\n',
  );

async function run(
  steps: readonly StepPlan[],
  onRequest: (request: RawRequest) => void,
  again: AskAgain = NEVER,
): Promise<{
  readonly end: StepsEnd;
  readonly captured: readonly string[];
  readonly heads: readonly string[];
}> {
  const captured: string[] = [];
  const heads: string[] = [];
  using server = await serveRaw((request) => {
    heads.push(`${request.method} ${request.path}`);
    onRequest(request);
  });
  await using generator = startLoadGenerator({
    requests: [],
    connections: 1,
    cores: 1,
    requestTimeout: seconds(5),
    engine: 'wire',
    patience: milliseconds(5),
    seed: 'seed',
  });
  const end = await generator.runSteps(
    server.target,
    {
      steps,
      captured: new Map(),
      again,
      onCaptured: ({ text }) => captured.push(text),
      fill: withCaptured,
    },
    'block 1, setup',
  );
  return { end, captured, heads };
}

const LOGIN = `  - path: /login
    capture: { token: { json: /token }, sid: { cookie: sid }, csrf: { header: X-CSRF } }
  - { method: DELETE, path: '/of/{captured.token}/{captured.sid}/{captured.csrf}/{seq}' }
`;

describe('steps', () => {
  test('use what the steps before them captured', async () => {
    const { end, captured, heads } = await run(stepsOf(LOGIN), (request) => {
      if (request.path !== '/login') return answerOk(request);
      const fields = ['X-Csrf: c3', 'Set-Cookie: sid=old', 'Set-Cookie: sid=b2; HttpOnly'];
      request.socket.write(answer('{"token":"a/1"}', ...fields));
    });
    assert.ok(end.kind === 'done', JSON.stringify(end));
    assert.deepEqual(captured, ['a/1', 'b2', 'c3']);
    assert.equal(heads[0], 'GET /login');
    assert.match(heads[1] ?? '', /^DELETE \/of\/a%2F1\/b2\/c3\/\d{15}$/);
    assert.deepEqual(
      end.answers.map(({ name, status }) => [name, status]),
      [
        ['GET /login', 200],
        ['DELETE /of/{captured.token}/{captured.sid}/{captured.csrf}/{seq}', 200],
      ],
    );
  });

  test('end at the first that does not get what it expects', async () => {
    const { end, heads } = await run(
      stepsOf('  - { path: /a, expect: { status: 201 } }\n  - { path: /b }\n'),
      answerOk,
    );
    assert.ok(end.kind === 'unexpected');
    assert.equal(end.step.name, 'GET /a');
    assert.equal(end.answer.status, 200);
    assert.deepEqual(heads, ['GET /a']);
  });

  test('end where there is nothing to capture, and say what lacks', async () => {
    const { end, heads } = await run(stepsOf(LOGIN), answerOk);
    assert.ok(end.kind === 'not-captured');
    assert.equal(end.what, '`token` cannot be captured: the body is not JSON.');
    assert.equal(heads.length, 1);
  });

  test('are sent again as long as a starting server is waited for, and only where they fail', async () => {
    let tries = 0;
    const again: AskAgain = {
      pauseAfter: ({ status, tries: count }) => {
        assert.equal(status, 503);
        return count < 5 ? milliseconds(1) : undefined;
      },
      signal: new AbortController().signal,
    };
    const busy = 'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n';
    const { end, heads } = await run(
      stepsOf('  - { method: POST, path: /a }\n  - { path: /b }\n'),
      ({ socket, path }) => void socket.write(path === '/a' && ++tries < 3 ? busy : answer('')),
      again,
    );
    assert.equal(end.kind, 'done');
    assert.deepEqual(heads, ['POST /a', 'POST /a', 'POST /a', 'GET /b']);
  });

  test('a server that closes behind each answer gets a connection for each', async () => {
    const { end } = await run(
      stepsOf('  - { path: /a }\n  - { path: /b }\n  - { path: /c }\n'),
      ({ socket }) => void socket.end(answer('', 'Connection: close')),
    );
    assert.equal(end.kind, 'done');
  });
});

/** An answer that kept everything. */
function sketchOf(body: string | Buffer, ...fields: readonly (readonly [string, unknown])[]) {
  const sketch = new AnswerSketch({ captures: true });
  sketch.take(fields);
  sketch.add(Buffer.from(body));
  return sketch;
}

const JSON_BODY =
  '{"a":{"b":[1,{"c":"x"}]},"m~n":2,"a/b":3,"":4,"t":true,"long":1234567890123456789,"huge":1e400,"price":19.99,"empty":"","n":null,"__proto__":{"p":1}}';

const FROM_JSON: readonly (readonly [pointer: string, found: string])[] = [
  ['/a/b/0', '1 1'],
  ['/a/b/1/c', 'x "x"'],
  ['/m~0n', '2 2'],
  ['/a~1b', '3 3'],
  ['/', '4 4'],
  ['/t', 'true true'],
  ['/long', 'a number at `/long` that has more digits than can be kept'],
  ['/huge', 'a number at `/huge` that has more digits than can be kept'],
  ['/price', '19.99 19.99'],
  ['/empty', 'it is empty'],
  ['/n', 'null at `/n` in the body'],
  ['/a', 'a mapping at `/a` in the body'],
  ['/a/b', 'a list at `/a/b` in the body'],
  ['', 'a mapping at `` in the body'],
  ['/a/b/2', 'nothing at `/a/b/2` in the body'],
  ['/a/b/-', 'nothing at `/a/b/-` in the body'],
  ['/a/b/00', 'nothing at `/a/b/00` in the body'],
  ['/a/b/length', 'nothing at `/a/b/length` in the body'],
  ['/t/x', 'nothing at `/t/x` in the body'],
  ['/toString', 'nothing at `/toString` in the body'],
  ['/__proto__/p', '1 1'],
];
for (const [pointer, found] of FROM_JSON) {
  test(`the JSON pointer "${pointer}" leads to ${found}`, () => {
    assert.equal(tell(sketchOf(JSON_BODY), { kind: 'json', pointer }), found);
  });
}

function tell(sketch: AnswerSketch, from: CaptureSource): string {
  const found = captureFrom(sketch, from);
  return found.kind === 'found' ? `${found.value.text} ${found.value.json}` : found.why;
}

test('a pointer into what is no mapping leads nowhere', () => {
  for (const value of ['text', 1, null, undefined, true]) {
    assert.equal(follow('/length', value), undefined);
    assert.deepEqual(follow('', value), { value });
  }
});

test('headers, cookies and patterns', () => {
  const sketch = sketchOf(
    '<input name="csrf" value="k1"><input name="csrf" value="k2">',
    ['X-Token', 't 1'],
    ['x-token', 'second'],
    ['Set-Cookie', ['a=1; Path=/', 'b = 2=3 ;Secure', 'a=4']],
  );
  const pattern = (source: string): CaptureSource => ({ kind: 'matches', pattern: RegExp(source) });
  assert.equal(tell(sketch, { kind: 'header', header: 'x-token' }), 't 1 "t 1"');
  assert.equal(
    tell(sketch, { kind: 'header', header: 'x-none' }),
    'no header `x-none` in the answer',
  );
  assert.equal(tell(sketch, { kind: 'cookie', cookie: 'a' }), '4 "4"');
  assert.equal(tell(sketch, { kind: 'cookie', cookie: 'b' }), '2=3 "2=3"');
  assert.equal(
    tell(sketch, { kind: 'cookie', cookie: 'c' }),
    'no cookie `c` in the answer, which sets `a`, `b`',
  );
  assert.equal(tell(sketch, pattern('value="([^"]+)"')), 'k1 "k1"');
  assert.equal(tell(sketch, pattern('k\\d')), 'k1 "k1"');
  assert.equal(tell(sketch, pattern('none')), 'the pattern matches nothing in the body');
});

test('a cookie that is deleted, or is none, is not captured', () => {
  const from = { kind: 'cookie', cookie: 'a' } as const;
  const deleted = sketchOf('', ['Set-Cookie', ['a=1', 'a=; Max-Age=0']]);
  assert.equal(tell(deleted, from), 'it is empty');
  const bare = sketchOf('', ['Set-Cookie', 'a']);
  assert.equal(tell(bare, from), 'no cookie `a` in the answer, which sets none');
});

test('a byte order mark before JSON does no harm', () => {
  assert.equal(tell(sketchOf('\ufeff{"a":1}'), { kind: 'json', pointer: '/a' }), '1 1');
});

test('a compressed body is read, and one that is not what it says is named', () => {
  const body = gzipSync('{"token":"t1"}');
  const from = { kind: 'json', pointer: '/token' } as const;
  assert.equal(tell(sketchOf(body, ['Content-Encoding', 'gzip']), from), 't1 "t1"');
  assert.match(tell(sketchOf('{}', ['Content-Encoding', 'gzip']), from), /^body is not gzip/);
});

test('what is too long is not captured', () => {
  const long = sketchOf(`{"a":"${'x'.repeat(65_537)}"}`);
  assert.equal(
    tell(long, { kind: 'json', pointer: '/a' }),
    'has 65537 characters, more than 65536',
  );
  const endless = sketchOf(Buffer.alloc(1_048_577, 'x'));
  assert.equal(tell(endless, { kind: 'json', pointer: '/a' }), 'the body is longer than 1 MiB');
  assert.equal(tell(endless, { kind: 'matches', pattern: /x/ }), 'the body is longer than 1 MiB');
});
