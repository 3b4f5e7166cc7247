// The browser that tests drive: whoever waits for it learns that it has ended.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Browser, findBrowser } from './browser.ts';

const program = findBrowser();
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';
const skip = program === undefined && !isRequired ? 'Chromium is missing' : false;

test('a browser that does not start is an error', async () => {
  await assert.rejects(Browser.start('/no/such/browser'), { code: 'ENOENT' });
});

describe('a browser that dies', { skip }, () => {
  test('ends every call, also later ones, and can be disposed of', async () => {
    await using browser = await Browser.start(program ?? 'chromium');
    const ended = { message: 'the browser has ended' };
    await assert.rejects(browser.send('Browser.crash'), ended);
    await assert.rejects(browser.send('Browser.getVersion'), ended);
  });
});

test('a program that is no browser leaves no profile', async () => {
  const folder = temporaryFolder();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await assert.rejects(Browser.start('/bin/false'), /the browser ended/);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  assert.deepEqual(readdirSync(folder), []);
});
