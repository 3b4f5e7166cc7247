import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignAnswer, serverExited } from '../../src/server/server-errors.ts';
import { shortenCommand } from '../../src/server/shell.ts';
import type { Others } from '../../src/server/who-listens.ts';

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
  const talking = { lines: ['one'], telling: 'one' };
  assert.match(serverExited({ ...exited, exit, lastLines: talking }).remedy, /^Its last lines/);
  assert.match(serverExited({ ...exited, exit }).remedy, /^It printed nothing/);
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
