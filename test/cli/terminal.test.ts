// What a terminal gets and a log does not. script(1) gives the command a terminal of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { runOf, Sandbox } from '../e2e/sandbox.ts';

/** One word of a command line for `sh` (POSIX.1-2017, XCU section 2.2.2). */
const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** Everything that was shown on a terminal. */
async function show(
  box: Sandbox,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const command = [process.execPath, Sandbox.program, ...args].map(quote).join(' ');
  const words = ['script', '--quiet', '--return', '--command', command, '/dev/null'];
  const { out } = await box.startProgram(words, { TERM: 'xterm', NO_COLOR: '', ...env }).ended;
  return out;
}

const hasScript = spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';
const COLOURS = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`);
/** A line that is erased to make room for the next. */
const LIVE = new RegExp(`\\r${String.fromCharCode(0x1b)}\\[2K`);

describe('a terminal', {
  skip: isRequired || hasScript ? false : 'script(1) of util-linux is missing',
}, () => {
  test('gets colours, unless NO_COLOR is set or it can show none', async () => {
    await using box = new Sandbox();
    const faulty = ['validate', '--budget', '30'];
    assert.match(await show(box, faulty), COLOURS);
    assert.doesNotMatch(await show(box, faulty, { NO_COLOR: '1' }), COLOURS);
    assert.doesNotMatch(await show(box, faulty, { TERM: 'dumb' }), COLOURS);
  });

  test('gets a line that moves along, and the lasting ones after it', async () => {
    await using box = new Sandbox();
    const shown = await show(box, runOf('never-ready', { 'ready-timeout': '500ms' }));
    assert.match(shown, LIVE);
    const lasting = shown.split('\n').map((line) => line.trimEnd().split('\r').at(-1) ?? '');
    assert.ok(
      lasting.some((line) => line.includes('server-not-ready')),
      shown,
    );
    await box.assertNothingLeft();
  });
});
