import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attempt } from '../../src/server/readiness.ts';
import { serverExited, serverNotReady } from '../../src/server/server-errors.ts';
import { seconds } from '../../src/units.ts';

const facts = {
  hostname: '127.0.0.1',
  port: 40_123,
  url: 'http://127.0.0.1:40123/ready',
  timeout: seconds(60),
  lastLines: ['listening on :3000'],
};

const rows: readonly (readonly [
  attempt: Attempt,
  portKind: 'assigned' | 'fixed',
  message: RegExp,
  remedy: RegExp,
])[] = [
  [
    { kind: 'refused' },
    'assigned',
    /was refused: nothing listens/,
    /read PORT .* or write `\{port\}`/,
  ],
  [{ kind: 'refused' }, 'fixed', /was refused: nothing listens/, /check the port in `url`/],
  [{ kind: 'answered', status: 503 }, 'assigned', /with status 503\./, /point `ready-path`/],
  [{ kind: 'no-answer' }, 'assigned', /got no answer\./, /accepts connections and says nothing/],
  [{ kind: 'failed', text: 'self-signed' }, 'fixed', /failed: self-signed\./, /`insecure: true`/],
];
for (const [lastAttempt, portKind, message, remedy] of rows) {
  test(`not ready, ${portKind} port, last attempt ${lastAttempt.kind}`, () => {
    const error = serverNotReady({ ...facts, portKind, lastAttempt });
    assert.equal(error.code, 'server-not-ready');
    assert.match(error.message, /within 60 s/);
    assert.match(error.message, message);
    assert.match(error.remedy, remedy);
    assert.deepEqual(error.evidence, ['listening on :3000']);
  });
}

test('a server that exited in good order is told to stay', () => {
  assert.match(serverExited({ code: 0, signal: null }, []).remedy, /stay in the foreground/);
  assert.doesNotMatch(serverExited({ code: 1, signal: null }, []).remedy, /foreground/);
});

test('a server that was killed is said to have been', () => {
  const error = serverExited({ code: null, signal: 'SIGKILL' }, ['last words']);
  assert.equal(error.message, 'The server was ended by SIGKILL before it was ready.');
  assert.deepEqual(error.evidence, ['last words']);
});
