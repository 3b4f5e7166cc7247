// Several outputs in one file: which is which, and what each is called.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResults } from '../../src/import/read-results.ts';
import { readOutput } from './outputs.ts';

const WRK = readOutput('wrk.txt');
const HEY = readOutput('hey.txt');
const VEGETA_JSON = readOutput('vegeta.json');

const namesIn = (text: string, file = 'some/notes.txt'): readonly string[] => {
  const { runs, faults } = readResults(text, file);
  assert.deepEqual(faults, []);
  return runs.map(({ name }) => name);
};

test('five runs, each called by the line above it', () => {
  const { runs } = readResults(readOutput('five-runs.txt'), 'five-runs.txt');
  assert.deepEqual(
    runs.map(({ tool, name, source }) => [tool, name, source.line]),
    [
      ['wrk', 'gunicorn + gevent + flask', 9],
      ['wrk', 'gunicorn + flask', 22],
      ['ab', 'gunicorn+ gevent + flask [1worker]', 35],
      ['ab', 'gunicorn+ gevent + flask [2worker]', 91],
      ['ab', 'gunicorn+ gevent + flask [4worker]', 147],
    ],
  );
});

const CASES: readonly (readonly [what: string, text: string, names: readonly string[]])[] = [
  ['no name: that of the file', WRK, ['notes.txt']],
  ['the same name twice', `a\n${WRK}\na\n${WRK}`, ['a', 'a (2)']],
  ['a name like a made one', `a\n${WRK}\na\n${WRK}\na (2)\n${WRK}`, ['a', 'a (3)', 'a (2)']],
  ['headings and fences', `## With a cache:\n\n\`\`\`text\n${WRK}\`\`\`\n`, ['With a cache']],
  ['command lines', `after\n$ wrk -t2 http://a/\n${WRK}`, ['after']],
  ['a command with a variable', `after\n+ HOME=/x npx autocannon -j http://a/\n${WRK}`, ['after']],
  ['rules of signs', `after\n=====\n${WRK}`, ['after']],
  ['one behind another', `x\n${WRK}y\n${HEY}z\n${VEGETA_JSON}`, ['x', 'y', 'z']],
  ['a name is not used twice', `x\n${WRK}${HEY}`, ['x', 'notes.txt']],
  ['lines of Windows', `x\n${WRK}`.replaceAll('\n', '\r\n'), ['x']],
  ['a byte order mark', `\uFEFFx\n${WRK}`, ['x']],
  ['signs that a terminal obeys', `\u001b[31mred\u001b[0m\u202e\n${WRK}`, ['red\\u{202e}']],
  ['a log of GitHub', `x\n${WRK}`.replace(/^/gm, '2026-01-01T00:00:00.1234567Z '), ['x']],
  [
    'what a server logs',
    `x\n${WRK.replace('  2 threads', '{"level":30}\n  2 threads')}{"a":1}\n`,
    ['x'],
  ],
  ['a progress bar', `x\n${WRK.replace('Running', '[=>  ] 10%\rRunning')}`, ['x']],
  ['quoted', `x\n${WRK.replace(/^/gm, '    ')}`, ['x']],
  [
    'two documents on one line',
    `${VEGETA_JSON.trim()} ${VEGETA_JSON}`,
    ['notes.txt', 'notes.txt (2)'],
  ],
  [
    'a title of autocannon',
    `x\n{"title":"mine",${readOutput('autocannon.json').slice(1)}`,
    ['mine'],
  ],
];

for (const [what, text, names] of CASES) {
  test(what, () => assert.deepEqual(namesIn(text), names));
}

test('the same values, wherever the output stands', () => {
  const [alone] = readResults(WRK, 'f').runs;
  const [between] = readResults(`a\n${HEY}\nb\n${WRK}\nc\n`, 'f').runs.slice(1);
  assert.ok(alone && between);
  assert.deepEqual(
    { ...between, source: undefined, name: '' },
    { ...alone, source: undefined, name: '' },
  );
});

test('an output without its head is read where all that counts is there', () => {
  const [, ...lines] = WRK.split('\n');
  assert.deepEqual(namesIn(lines.join('\n')), ['notes.txt']);
});
