// The command as its users run it: what goes to which stream, which file is written, and how it ends.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listen } from '../github/runner-model.ts';
import { planOfImported } from '../import-requests/imported.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FOLDER = temporaryFolder();
const PROGRAM = await bundledProgram('src/cli.ts');
const inFolder = (name: string): string => join(FOLDER, name);

writeFileSync(
  inFolder('requests.http'),
  'GET http://localhost/a\n###\nDELETE http://localhost/b\n',
);

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const words = [PROGRAM, 'import-requests', ...args];
  const options = { cwd: FOLDER, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, words, options);
  return { status, stdout, stderr };
}

test('requests go to standard output, and what is said of them to standard error', () => {
  const { status, stdout, stderr } = run(['requests.http', '--methods', 'GET']);
  assert.equal(status, 0, stderr);
  assert.equal(planOfImported(stdout).requests.length, 1);
  assert.equal(
    stderr,
    '1 request from requests.http (a .http file).\nLeft out:\n' +
      '  1 request: another method (--methods GET,POST,… takes more)\n' +
      'Look them over, put them into perf-gate.yml, and run `perf-gate validate`.\n',
  );
});

test('`--out` makes a new file, and overwrites none', () => {
  const first = run(['requests.http', '--out', 'new.yml']);
  assert.deepEqual([first.status, first.stdout], [0, '']);
  const text = readFileSync(inFolder('new.yml'), 'utf8');
  assert.equal(planOfImported(text).requests.length, 2);
  writeFileSync(inFolder('new.yml'), 'mine\n');
  symlinkSync('nowhere.yml', inFolder('link.yml'));
  for (const out of ['new.yml', 'link.yml', 'requests.http']) {
    const { status, stdout, stderr } = run(['requests.http', '--out', out]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(
      stderr,
      /--out: \S+ is there already, and is not overwritten\. Name another file\./,
    );
  }
  assert.equal(readFileSync(inFolder('new.yml'), 'utf8'), 'mine\n');
  assert.ok(!existsSync(inFolder('nowhere.yml')));
});

test('a file that cannot be written is an error, and none of the input', () => {
  const { status, stderr } = run(['requests.http', '--out', 'none/new.yml']);
  assert.equal(status, 3);
  assert.match(
    stderr,
    /The requests could not be written to none\/new\.yml\. \(report-not-written\)/,
  );
});

test('a command of curl behind `--`', () => {
  const words = ['--', 'curl', '-H', 'X-A: b c', '--json', '{"a":1}', 'http://localhost/a'];
  const { status, stdout, stderr } = run(words);
  assert.equal(status, 0, stderr);
  const [request] = planOfImported(stdout).requests;
  assert.deepEqual([request.method, request.path, request.body?.value], ['POST', '/a', '{"a":1}']);
});

mkdirSync(inFolder('folder'));
writeFileSync(inFolder('empty'), '');

const FAULTS: readonly (readonly [args: readonly string[], fault: RegExp])[] = [
  [['none'], /FILE: none does not exist\. Name a regular file of at most 128 MiB/],
  [['folder'], /FILE: folder cannot be read: it is not a regular file/],
  [['/dev/zero'], /FILE: \/dev\/zero cannot be read: it is not a regular file/],
  [['empty'], /empty: it is empty\./],
  [[], /import-requests: FILE is missing\. Write `perf-gate import-requests FILE`\./],
  [['curl', '-s', 'http://a/'], /`perf-gate import-requests -- curl …`/],
  [['requests.http', '--', 'curl', 'http://a/'], /`requests\.http` is one word too many/],
  [
    ['requests.http', '--from', 'postman'],
    /--from: `postman` is not a choice\. Write `openapi`, `har`, /,
  ],
  [['requests.http', '--top', '65', '--methods', 'get'], /The input has 2 faults/],
  [
    ['requests.http', '--origin', 'localhost:3000'],
    /--origin: `localhost:3000` is not an address of HTTP\./,
  ],
  [['--from', 'har', '--', 'curl', 'http://a/'], /--from: a command of curl follows `--`/],
  [['requests.http', '--json'], /--json: `import-requests` does not take it/],
];
for (const [args, fault] of FAULTS) {
  test(`a fault: import-requests ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, fault);
    assert.match(
      stderr,
      /^what to do: `perf-gate import-requests --help` shows what it takes\.\n$/m,
    );
  });
}

test('in a workflow, no text is a command, and the requests are those of a file', () => {
  const nasty = '::error::pwned ##[error]pwned';
  const text = `### ${nasty}\nPOST http://localhost/${nasty}\nX-A: ${nasty}\n\n::error::pwned\n${nasty}\n`;
  writeFileSync(inFolder('nasty.http'), text);
  const { status, stdout, stderr } = run(['nasty.http'], { GITHUB_ACTIONS: 'true' });
  assert.equal(status, 0, stderr);
  assert.deepEqual(listen(stdout + stderr), { commands: [], isListening: true });
  run(['nasty.http', '--out', 'nasty.yml']);
  assert.equal(stdout, readFileSync(inFolder('nasty.yml'), 'utf8'));
  const [request] = planOfImported(stdout).requests;
  assert.equal(request.body?.value, `::error::pwned\n${nasty}`);
});
