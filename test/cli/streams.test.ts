// What the command writes where it cannot, where nobody reads, and where GitHub's runner reads.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { breakCommands } from '../../src/cli/break-commands.ts';
import { Console } from '../../src/cli/console.ts';
import { GateError } from '../../src/errors.ts';
import { encodeRecords } from '../../src/record/file.ts';
import { listen } from '../github/runner-model.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { makeRecord } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FOLDER = temporaryFolder();
const NASTY = '::error title=x::pwned ##[error]pwned';
const record = makeRecord({
  environment: { cpuModel: `   ${NASTY}`, kernel: NASTY, image: NASTY },
});
writeFileSync(join(FOLDER, 'record.json'), encodeRecords([record]).text);
const PROGRAM = await bundledProgram('src/cli.ts');

/** @param command of a shell, in which `pg` is perf-gate */
function runInShell(command: string, env: Readonly<Record<string, string>> = {}) {
  const pg = `pg() { "${process.execPath}" "${PROGRAM}" "$@"; }`;
  const { PATH = '' } = process.env;
  return spawnSync('sh', ['-c', `${pg}; ${command}`], {
    cwd: FOLDER,
    encoding: 'utf8',
    env: { PATH, ...env },
  });
}

describe('standard output', { skip: existsSync('/dev/full') ? false : 'no /dev/full' }, () => {
  for (const command of [
    'report record.json --json -',
    'report record.json',
    'history record.json',
    '--help',
  ])
    test(`that is full is an error: ${command}`, () => {
      const { status, stderr } = runInShell(`pg ${command} > /dev/full`);
      assert.deepEqual([status, /^error: .*\(report-not-written\)$/m.test(stderr)], [3, true]);
      assert.match(stderr, /ENOSPC/);
    });

  test('that nobody reads is none', () => {
    const { stderr } = runInShell('{ pg report record.json --details; echo $? >&2; } | true');
    assert.equal(stderr, '0\n');
  });
});

test('a working directory that was removed is a fault of the input', () => {
  const gone = join(FOLDER, 'gone');
  mkdirSync(gone);
  const { status, stderr } = runInShell(`cd gone; rmdir "${gone}"; pg report record.json`);
  assert.equal(status, 2, stderr);
  assert.match(stderr, /working directory: it does not exist any more/);
  if (existsSync(gone)) rmdirSync(gone);
});

describe('in a workflow', () => {
  for (const command of ['history', 'report --details', 'report --markdown - --json other.json'])
    test(`${command} passes on no command, also none that its lines break into`, () => {
      const words = `pg ${command} record.json`;
      const { stdout, stderr, status } = runInShell(words, { GITHUB_ACTIONS: 'true' });
      assert.deepEqual(listen(stdout + stderr), { commands: [], isListening: true });
      assert.equal(status, 0, stderr);
      assert.match(stdout, /pwned/);
      assert.doesNotMatch(stdout, /##\[/);
    });

  test('JSON on standard output is that of a file', () => {
    const both = 'pg report record.json --json - && pg report record.json --json file.json';
    const { stdout } = runInShell(both, { GITHUB_ACTIONS: 'true' });
    assert.ok(stdout.startsWith(readFileSync(join(FOLDER, 'file.json'), 'utf8')));
    assert.deepEqual(listen(stdout).commands, []);
  });

  const printed = (env: NodeJS.ProcessEnv): string => {
    const stream = () => new PassThrough() as unknown as NodeJS.WriteStream;
    const stderr = stream();
    const console = new Console({
      stdout: Object.assign(stream(), { fd: 1 } as const),
      stderr: Object.assign(stderr, { fd: 2 } as const),
      env,
    });
    console.progress({ kind: 'note', text: NASTY });
    console.progress({ kind: 'last-lines', text: NASTY, lines: [NASTY, `  ${NASTY}`] });
    console.error(
      new GateError({
        code: 'server-exited',
        kind: 'gate',
        message: NASTY,
        remedy: NASTY,
        details: [NASTY],
      }),
    );
    console.addPostscript(`${NASTY}\n`);
    console.end();
    return String(stderr.read());
  };

  test('progress, last lines and errors pass on no command', () => {
    assert.notDeepEqual(listen(printed({})).commands, []);
    assert.deepEqual(listen(printed({ GITHUB_ACTIONS: 'true' })).commands, []);
  });

  test('no text is a command', () => {
    const part = fc.constantFrom(
      ' ',
      '\t',
      '\u00a0',
      '\n',
      '\r',
      ':',
      '::',
      '#',
      '##[',
      'error',
      ']',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const shown = breakCommands(`${parts.join('')}::error::x\n##[error]x`);
        assert.deepEqual(listen(shown).commands, []);
      }),
    );
  });
});
