import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { readUnixSocket } from '../../../src/plan/read/unix-socket.ts';
import { faultsOf, planOf } from '../raw-inputs.ts';

describe('HTTP/2', () => {
  for (const [text, http2] of [
    ['', false],
    ['http2: false', false],
    ['http2: true', true],
  ] as const) {
    test(text || 'HTTP/1.1 by default', () => {
      assert.equal(planOf(`start: a\n${text}\n`).load.http2, http2);
    });
  }
});

describe('where the server listens', () => {
  const LOCAL = { protocol: 'http:', hostname: 'localhost', port: 80, insecure: false };
  const rows: readonly (readonly [string, object, object])[] = [
    ['start: a --socket {socket}', { kind: 'socket', path: undefined }, LOCAL],
    ['start: a\nunix-socket: "{socket}"', { kind: 'socket', path: undefined }, LOCAL],
    ['start: a\nunix-socket: run/a.sock', { kind: 'socket', path: 'run/a.sock' }, LOCAL],
    [
      'start: a\nunix-socket: /run/a.sock\nurl: https://127.0.0.1:8443/x',
      { kind: 'socket', path: '/run/a.sock' },
      { protocol: 'https:', hostname: '127.0.0.1', port: 8_443, insecure: false },
    ],
    [
      'start: a\nunix-socket: "{socket}"\nurl: https://localhost/x',
      { kind: 'socket', path: undefined },
      { protocol: 'https:', hostname: 'localhost', port: 443, insecure: false },
    ],
  ];
  for (const [text, listens, target] of rows) {
    test(text.replaceAll('\n', ', '), () => {
      const plan = planOf(text);
      assert.deepEqual(plan.server.kind === 'started' && plan.server.listens, listens);
      assert.deepEqual(plan.target, target);
    });
  }

  test('a server that runs already, with and without a url', () => {
    for (const url of ['', 'url: http://localhost/\n']) {
      const { server, target } = planOf(`unix-socket: run/a.sock\n${url}`);
      assert.equal(server.kind === 'running' && server.unixSocket, '/srv/app/run/a.sock');
      assert.deepEqual(target, LOCAL);
    }
    const { requests } = planOf('unix-socket: /run/a.sock\nurl: http://localhost/items\n');
    assert.equal(requests[0].path, '/items');
  });

  test('the user may set PORT where the server listens on a socket', () => {
    assert.deepEqual(faultsOf('start: a {socket}\ncandidate-env:\n  PORT: 1\n'), []);
  });
});

describe('the hash of the plan', () => {
  const hashOf = (text: string) => planHash(planOf(text));

  test('depends on whether the server listens on a socket, not on its path', () => {
    const socket = hashOf('start: a {socket}');
    assert.equal(hashOf('start: a\nunix-socket: run/a.sock\n'), socket);
    assert.notEqual(hashOf('start: a'), socket);
    const running = hashOf('unix-socket: /a.sock');
    assert.equal(hashOf('unix-socket: /b.sock'), running);
    assert.notEqual(hashOf('url: http://localhost/'), running);
  });

  test('does not depend on the version of HTTP: the record names the engine', () => {
    assert.equal(hashOf('start: a\nhttp2: true\n'), hashOf('start: a'));
  });
});

describe('inputs that contradict each other', () => {
  const socket = 'start: a {socket}';
  const rows: readonly (readonly [string, RegExp])[] = [
    ['unix-socket: "{socket}"', /unix-socket: without `start` nobody assigns `\{socket\}`/],
    [
      `${socket}\nunix-socket: a.sock`,
      /unix-socket: it fixes the path, but `start` has `\{socket\}`/,
    ],
    [
      'start: a {socket} {port}',
      /start: it has `\{port\}`, but its server listens on a Unix socket/,
    ],
    ['start: a {port}\nunix-socket: a.sock', /start: it has `\{port\}`/],
    [
      `${socket}\nurl: http://localhost:{port}/`,
      /url: it has `\{port\}`.*Write `http:\/\/localhost\/`/,
    ],
    [
      `${socket}\ncandidate-env:\n  PERF_GATE_SOCKET: a`,
      /candidate-env: `PERF_GATE_SOCKET` is set/,
    ],
    [
      'start: a\nhttp2: true\nrequests:\n  - { path: /a, headers: { TE: gzip } }',
      /http2: HTTP\/2 has no header `TE`/,
    ],
    ['start: a\nunix-socket: {socket}', /unix-socket: it is a mapping\. Put it in quotes/],
    ['unix-socket: a.sock\ncompare: side-by-side', /compare: a server that runs already/],
  ];
  for (const [text, fault] of rows) {
    test(text.replaceAll('\n', ', '), () => {
      const faults = faultsOf(text, text.includes('side-by-side') ? { command: 'validate' } : {});
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }

  test('the commands of both versions must listen on the same kind of place', () => {
    const flags = { 'base-start': 'b {socket}' };
    const [fault = ''] = faultsOf('start: a {port}', { command: 'compare', flags });
    assert.match(fault, /--base-start: it has `\{socket\}`, and `--start` has not/);
    assert.deepEqual(faultsOf(socket, { command: 'compare', flags }), []);
    const running = faultsOf('unix-socket: a.sock', { command: 'compare', flags: { base: 'x' } });
    assert.match(
      running.join('\n'),
      /unix-socket: a server that runs already has no second version/,
    );
  });
});

test('the path of a socket', () => {
  const readingOf = (raw: unknown) => {
    const reading = readUnixSocket(raw);
    return reading.kind === 'accepted' ? reading.value : reading.refusals[0].problem;
  };
  assert.deepEqual(readingOf('{socket}'), { kind: 'assigned' });
  assert.deepEqual(readingOf('x'.repeat(107)), { kind: 'given', path: 'x'.repeat(107) });
  assert.match(
    String(readingOf('x'.repeat(108))),
    /108 bytes, and the path of a socket at most 107/,
  );
  assert.match(String(readingOf('é'.repeat(54))), /108 bytes/);
  assert.match(String(readingOf('run/{socket}')), /inside a path/);
  for (const raw of ['', 1, 'a\0b', null, ['a']]) assert.equal(typeof readingOf(raw), 'string');
});
