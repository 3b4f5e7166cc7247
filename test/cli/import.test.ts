// The command as its users run it: what goes where, and how it ends.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listen } from '../github/runner-model.ts';
import { readOutput } from '../import/outputs.ts';
import { bundledProgram } from '../support/bundled-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FOLDER = temporaryFolder();
const PROGRAM = await bundledProgram('src/cli.ts');
const inFolder = (name: string): string => join(FOLDER, name);

for (const name of ['five-runs.txt', 'wrk.txt', 'hey.txt'])
  writeFileSync(inFolder(name), readOutput(name));

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const words = [PROGRAM, 'import', ...args];
  const options = { cwd: FOLDER, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, words, options);
  return { status, stdout, stderr };
}

test('the table goes to standard output, at 80 columns', () => {
  const { status, stdout, stderr } = run(['five-runs.txt'], { LANG: 'en_GB.UTF-8' });
  assert.deepEqual([status, stderr], [0, '']);
  const golden = join(import.meta.dirname, '../golden/import/five-runs.txt');
  assert.equal(stdout, readFileSync(golden, 'utf8'));
});

test('several files are one import, in their order', () => {
  const { status, stdout } = run(['wrk.txt', 'hey.txt', 'five-runs.txt', '--json']);
  assert.equal(status, 0);
  const { runs, comparisons } = JSON.parse(stdout);
  assert.deepEqual(
    runs.map(({ file, tool }: Record<string, unknown>) => `${file} ${tool}`),
    [
      'wrk.txt wrk',
      'hey.txt hey',
      ...['wrk', 'wrk', 'ab', 'ab', 'ab'].map((tool) => `five-runs.txt ${tool}`),
    ],
  );
  assert.equal(comparisons.length, 4);
});

test('JSON and Markdown go to files, and the table is still shown', () => {
  const { status, stdout } = run(['wrk.txt', '--json', 'a.json', '--markdown=a.md']);
  assert.equal(status, 0);
  assert.match(stdout, /throughput/);
  assert.equal(JSON.parse(readFileSync(inFolder('a.json'), 'utf8')).runs.length, 1);
  assert.match(readFileSync(inFolder('a.md'), 'utf8'), /^### wrk · times corrected/);
});

test('a measurement is never overwritten, whether it is read or was meant to be', () => {
  for (const args of [
    ['--json', 'hey.txt', 'wrk.txt'],
    ['wrk.txt', '--json', 'wrk.txt'],
    ['wrk.txt', '--markdown', 'hey.txt'],
  ]) {
    const before = ['hey.txt', 'wrk.txt'].map((name) => readFileSync(inFolder(name), 'utf8'));
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /it would overwrite a file with results of a load generator\./);
    const after = ['hey.txt', 'wrk.txt'].map((name) => readFileSync(inFolder(name), 'utf8'));
    assert.deepEqual(after, before);
  }
});

test('a file that cannot be written is an error, and none of the input', () => {
  const { status, stderr } = run(['wrk.txt', '--json', 'none/a.json']);
  assert.equal(status, 3);
  assert.match(stderr, /could not be written to .*none\/a\.json\. \(report-not-written\)/);
});

mkdirSync(inFolder('folder'));
writeFileSync(inFolder('empty'), '');
writeFileSync(inFolder('cut.txt'), 'Running 1s test @ http://a/\n');
writeFileSync(inFolder('binary'), Uint8Array.of(0x1f, 0x8b, 0xff, 0xfe));
writeFileSync(inFolder('large'), '');
truncateSync(inFolder('large'), 64 * 1_024 * 1_024 + 1);
spawnSync('mkfifo', [inFolder('pipe')]);

const FAULTS: readonly (readonly [args: readonly string[], fault: RegExp])[] = [
  [[], /import: FILE is missing\. Write `perf-gate import FILE…`\./],
  [['none'], /FILE: none does not exist\. Check its name\./],
  [['folder'], /FILE: folder cannot be read: it is not a regular file/],
  [['/dev/zero'], /FILE: \/dev\/zero cannot be read: it is not a regular file/],
  [['pipe'], /FILE: pipe cannot be read: it is not a regular file/],
  [['large'], /FILE: large cannot be read: it is larger than 64 MiB/],
  [['binary'], /FILE: binary cannot be read: line 1 is not UTF-8\. .*`vegeta encode`/],
  [['empty'], /empty: it is empty\./],
  [['cut.txt', 'wrk.txt', 'empty', 'none'], /The input has 3 faults/],
  [['cut.txt'], /cut\.txt:1: wrk is recognised, and its lines .* are missing/],
  [['wrk.txt', '--json', '--markdown'], /--markdown: `--json` goes to standard output too\./],
  [['wrk.txt', '--html', 'a.html'], /--html: `import` does not take it/],
  [['wrk.txt', '--top', '5'], /--top: `import` does not take it/],
];
for (const [args, fault] of FAULTS) {
  test(`a fault: import ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr.replace(/\n {2,}/g, ' '), fault);
    assert.match(stderr, /^what to do: `perf-gate import --help` shows what it takes\.\n$/m);
  });
}

test('in a workflow, no name is a command', () => {
  const nasty = '::error::pwned ##[error]pwned';
  writeFileSync(inFolder(`${nasty}.txt`), `${nasty}\n${readOutput('wrk.txt')}`);
  const env = { GITHUB_ACTIONS: 'true' };
  const name = `${nasty}.txt`;
  for (const args of [[name], [name, '--json'], [name, '--markdown'], [name, 'cut.txt']]) {
    const { stdout, stderr } = run(args, env);
    assert.deepEqual(listen(stdout + stderr), { commands: [], isListening: true });
  }
});
