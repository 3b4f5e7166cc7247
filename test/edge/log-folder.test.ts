import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Console, keepLogs } from '../../src/cli/console.ts';
import { withLogs } from '../../src/edge/log-folder.ts';

/** Runs an action that logs one line and ends like this; returns where it logged. */
async function logAndEnd(end: () => number, secrets: readonly string[] = []): Promise<string> {
  const console = new Console(process);
  console.hide(secrets);
  let logs = '';
  await withLogs(keepLogs(console), async (folder) => {
    logs = folder;
    writeFileSync(join(folder, 'server.log'), 'POST /login token=hunter2\n');
    return end();
  }).catch(() => undefined);
  return logs;
}

const cancelled = (): number => {
  throw new Error('cancelled');
};

test('logs of a run that ended well are removed', async () => {
  assert.ok(!existsSync(await logAndEnd(() => 0)));
});

test('a folder without logs is removed, however the run ended', async () => {
  let logs = '';
  await withLogs(keepLogs(new Console(process)), async (folder) => {
    logs = folder;
    return 3;
  });
  assert.ok(!existsSync(logs));
});

const endings = [
  { says: 'that failed', end: () => 1 },
  { says: 'that was cancelled', end: cancelled },
];
for (const { says, end } of endings) {
  test(`logs of a run ${says} stay, for the user alone, and without secrets`, async () => {
    const folder = await logAndEnd(end, ['hunter2']);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(readFileSync(join(folder, 'server.log'), 'utf8'), 'POST /login token=***\n');
    rmSync(folder, { recursive: true });
  });
}

test('a log that cannot be masked is removed, and the outcome stays', async () => {
  let logs = '';
  const code = await withLogs(keepLogs(new Console(process)), async (folder) => {
    logs = folder;
    mkdirSync(join(folder, 'no-text'));
    writeFileSync(join(folder, 'server.log'), 'a line');
    return 1;
  });
  assert.equal(code, 1);
  assert.deepEqual(readdirSync(logs), ['server.log']);
  rmSync(logs, { recursive: true });
});
