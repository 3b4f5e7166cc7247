import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError } from '../../../src/errors.ts';
import type { Choice } from '../../../src/server/place.ts';
import { commandNotReady, serverNotReady } from '../../../src/server/ready/not-ready.ts';
import type { Attempt, Probe } from '../../../src/server/ready/probe.ts';
import type { Excerpt } from '../../../src/telling-line.ts';
import { seconds } from '../../../src/units.ts';

const facts = {
  timeout: seconds(60),
  listening: { who: 'its processes', at: undefined },
  lastLines: { lines: ['listening on :3000'], telling: undefined },
} as const;

const http: Omit<Probe, 'place'> = {
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/ready',
  insecure: false,
};
const assigned: Probe = { ...http, place: { kind: 'port', port: 40_123, choice: 'assigned' } };
const fixed: Probe = { ...http, place: { kind: 'port', port: 40_123, choice: 'fixed' } };
const onSocket = (choice: Choice): Probe => ({
  ...http,
  hostname: 'localhost',
  place: { kind: 'socket', path: '/run/a.sock', choice },
});

const target = { ...http, address: '127.0.0.1', port: 40_123 };
const refused: Attempt = { kind: 'refused' };
const failed: Attempt = { kind: 'failed', text: 'self-signed' };

const rows: readonly (readonly [
  what: string,
  attempt: Attempt,
  probe: Probe,
  message: RegExp,
  remedy: RegExp,
])[] = [
  [
    'an assigned port',
    refused,
    assigned,
    /at http:\/\/127\.0\.0\.1:40123\/ready was refused: nothing listens/,
    /read PORT .* or write `\{port\}`/,
  ],
  ['a fixed port', refused, fixed, /was refused: nothing listens/, /check the port in `url`/],
  [
    'an assigned socket',
    refused,
    onSocket('assigned'),
    /at http:\/\/localhost\/ready on the Unix socket \/run\/a\.sock was refused/,
    /write `\{socket\}` in `start`, or .* PERF_GATE_SOCKET/,
  ],
  ['a given socket', refused, onSocket('fixed'), /was refused/, /check the path in `unix-socket`/],
  [
    'no such page',
    { kind: 'answered', status: 404, target },
    assigned,
    /with status 404\./,
    /may not have its routes yet, .* point `ready-path`/,
  ],
  [
    'no page at the default path',
    { kind: 'answered', status: 404, target },
    { ...assigned, path: '/' },
    /with status 404\./,
    /^Unless you name another path, .*loads `GET \/`: .*`url: http:\/\/127\.0\.0\.1:\{port\}\/api\/items`, or list `requests:`.*`ready-path`/,
  ],
  [
    'an error at the default path of a fixed port',
    { kind: 'answered', status: 500, target },
    { ...fixed, path: '/' },
    /with status 500\./,
    /`url: http:\/\/127\.0\.0\.1:\d+\/api\/items`.*a status below 500/,
  ],
  [
    'a status',
    { kind: 'answered', status: 503, target },
    assigned,
    /with status 503\./,
    /point `ready-path`/,
  ],
  [
    'silence',
    { kind: 'no-answer' },
    assigned,
    /got no answer\./,
    /accepts connections but does not answer/,
  ],
  ['a failure', failed, fixed, /failed: self-signed\./, /^Check .*`insecure: true`/],
  [
    'no loopback interface',
    { kind: 'failed', text: 'connect ENETUNREACH 127.0.0.1:40123' },
    fixed,
    /failed: connect ENETUNREACH/,
    /^The loopback interface .* `ip link set lo up`/,
  ],
  ['HTTP/2', failed, { ...fixed, http2: true }, /failed/, /HTTP\/2 from the first byte/],
  [
    'HTTP/2 over TLS',
    failed,
    { ...fixed, protocol: 'https:', http2: true },
    /failed/,
    /offers `h2` .*ALPN/,
  ],
];
for (const [what, lastAttempt, probe, message, remedy] of rows) {
  test(`not ready, ${what}, last attempt ${lastAttempt.kind}`, () => {
    const error = serverNotReady({ ...facts, probe, lastAttempt });
    assert.equal(error.code, 'server-not-ready');
    assert.match(error.message, /within 60 s/);
    assert.match(error.message, message);
    assert.match(error.remedy, remedy);
    assert.deepEqual(error.details, ['listening on :3000']);
  });
}

test('last lines are spoken of only where there are some', () => {
  const lastAttempt = { kind: 'no-answer' } as const;
  const remedyWith = (lastLines: Excerpt | undefined) =>
    serverNotReady({ ...facts, probe: fixed, lastAttempt, lastLines }).remedy;
  const talking = { lines: ['one'], telling: 'one' };
  assert.match(remedyWith(talking), /does not answer: its last lines may say why\./);
  for (const none of [{ lines: [], telling: undefined }, undefined])
    assert.match(remedyWith(none), /does not answer\. If/);
});

test('of a command that waits, the message has how its last run ended and the line that tells why', () => {
  const lastTry = new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message: 'The command of `ready-command` exited with code 2: `pg_isready`.',
    remedy: '',
    details: ['checking', 'Error: no response'],
  });
  const { message, remedy, details } = commandNotReady({ ...facts, lastTry });
  assert.equal(
    message,
    'The server did not become ready within 60 s. The command of `ready-command` exited with code 2: `pg_isready`. It said "Error: no response".',
  );
  assert.match(remedy, /by hand.*raise `ready-timeout`/);
  assert.deepEqual(details, ['listening on :3000']);
  const never = commandNotReady({ ...facts, lastTry: undefined }).message;
  assert.match(never, /60 s\. No run of `ready-command` came to an end\.$/);
});
