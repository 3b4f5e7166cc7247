import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Choice } from '../../src/server/place.ts';
import type { Attempt, Probe } from '../../src/server/probe.ts';
import { foreignAnswer, serverExited, serverNotReady } from '../../src/server/server-errors.ts';
import { shortenCommand } from '../../src/server/shell.ts';
import type { Others } from '../../src/server/who-listens.ts';
import type { Excerpt } from '../../src/telling-line.ts';
import { seconds } from '../../src/units.ts';

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

const place = { kind: 'port', port: 1, choice: 'fixed' } as const;
const stranger = { pid: 7, command: 'node other.js', isOlder: true };

test('an answer of another process names the place first', () => {
  assert.equal(
    foreignAnswer(place, undefined).message,
    'Port 1 is answered by another process, which does not belong to the server that was started.',
  );
  assert.equal(
    foreignAnswer(place, stranger).message,
    'Port 1 is answered by process 7 (node other.js), which was running before the server was started.',
  );
});

test('a process that may have come from the command is not called foreign, and left running', () => {
  const { message, remedy } = foreignAnswer(place, { ...stranger, isOlder: false });
  assert.equal(
    message,
    'Port 1 is answered by process 7 (node other.js), which perf-gate leaves running: it started later than the server, but nothing shows that it came from `start`.',
  );
  assert.match(remedy, /nginx needs `daemon off;`/);
});

const exited = {
  exit: { code: 0, signal: null },
  lastLines: { lines: [], telling: undefined },
  place,
  others: { leftBehind: [], stranger: undefined },
};

test('the remedy for an exit with code 0 is to stay in the foreground', () => {
  assert.match(serverExited(exited).remedy, /stay in the foreground/);
  const failed = { ...exited, exit: { code: 1, signal: null } };
  assert.doesNotMatch(serverExited(failed).remedy, /foreground/);
});

test('last lines are spoken of only where there are some', () => {
  const exit = { code: 1, signal: null };
  const silent = { lines: [], telling: undefined };
  const talking = { lines: ['one'], telling: 'one' };
  assert.match(serverExited({ ...exited, exit, lastLines: talking }).remedy, /^Its last lines/);
  assert.match(serverExited({ ...exited, exit, lastLines: silent }).remedy, /^It printed nothing/);
  const lastAttempt = { kind: 'no-answer' } as const;
  const remedyWith = (lastLines: Excerpt | undefined) =>
    serverNotReady({ ...facts, probe: fixed, lastAttempt, lastLines }).remedy;
  assert.match(remedyWith(talking), /does not answer: its last lines may say why\./);
  for (const none of [silent, undefined]) assert.match(remedyWith(none), /does not answer\. If/);
});

test('the message names the signal that killed the server', () => {
  const error = serverExited({
    ...exited,
    exit: { code: null, signal: 'SIGKILL' },
    lastLines: { lines: ['first', '…', 'last words'], telling: 'first' },
  });
  assert.equal(error.message, 'The server was ended by SIGKILL before it was ready.');
  assert.deepEqual(error.details, ['first', '…', 'last words']);
  assert.equal(error.telling, 'first');
});

test('the message names what the command left in the background, and who else holds the port', () => {
  const worker = { pid: 9, command: '' };
  const others: Others = {
    leftBehind: [{ pid: 8, command: 'nginx: master' }],
    stranger: undefined,
  };
  const said = (changes: Partial<Others>) =>
    serverExited({ ...exited, others: { ...others, ...changes } }).message;
  const exit = 'The server exited with code 0 before it was ready.';
  assert.equal(
    said({}),
    `${exit} It left process 8 (nginx: master) in the background, which perf-gate ends.`,
  );
  assert.equal(
    said({ leftBehind: [worker, worker, worker] }),
    `${exit} It left process 9 (no command line) and 2 more in the background, which perf-gate ends.`,
  );
  assert.equal(
    said({ leftBehind: [], stranger }),
    `${exit} Port 1 is held by process 7 (node other.js), which was running before the server was started.`,
  );
});

test('a long command line ends with a whole word: half of one may be half a secret', () => {
  const command = `node server.js ${'x'.repeat(95)} --key=hunter2-and-more`;
  assert.equal(shortenCommand(command), `node server.js ${'x'.repeat(95)} …`);
  assert.equal(shortenCommand('x'.repeat(120)), 'x'.repeat(120));
  assert.equal(shortenCommand('x'.repeat(121)), '…');
});
