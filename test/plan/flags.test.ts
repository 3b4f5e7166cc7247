import assert from 'node:assert/strict';
import test from 'node:test';
import { describeFault } from '../../src/errors.ts';
import { readFlags } from '../../src/plan/flags.ts';

const read = (line: string) => readFlags(line.split(' ').filter((word) => word !== ''));
const faults = (line: string): readonly string[] => read(line).faults.map(describeFault);

test('a command, its operands and its flags', () => {
  const { command, positionals, flags, faults } = read('report record.json --json out.json');
  assert.deepEqual(
    [command, positionals, flags, faults],
    ['report', ['record.json'], { json: 'out.json' }, []],
  );
});

test('`report` takes a file to compare with, and nothing to measure by', () => {
  assert.deepEqual(faults('report new.json --baseline old.json --html x.html'), []);
  assert.equal(faults('report new.json --base main --save x.json').length, 2);
});

test('values follow after a space or an equals sign, and may hold both', () => {
  const { flags } = readFlags(['run', '--start', 'node s.js --x=1', '--name=a=b', '--url=']);
  assert.deepEqual(flags, { start: 'node s.js --x=1', name: 'a=b', url: '' });
});

test('a destination without a value is standard output', () => {
  assert.deepEqual(read('run --start x --json').flags, { start: 'x', json: true });
  assert.deepEqual(read('run --json --start x').flags, { start: 'x', json: true });
  assert.deepEqual(read('run --json - --start x').flags, { start: 'x', json: '-' });
});

test('a switch takes no value from the next word', () => {
  assert.deepEqual(read('run --insecure --start x').flags, { insecure: true, start: 'x' });
  assert.deepEqual(read('run --insecure=false').flags, { insecure: 'false' });
});

test('variables may be repeated, everything else may be given once', () => {
  const { flags, faults } = read('run --candidate-env A=1 --candidate-env=B=2 --seed 1 --seed 2');
  assert.equal(flags['candidate-env'], 'A=1\nB=2');
  assert.deepEqual(faults.map(describeFault), ['--seed: it is given more than once. Keep one.']);
});

test('`run` and `compare` refuse what only the other does, and name the other', () => {
  const both = 'It measures one version: use `perf-gate compare`.';
  for (const flag of ['compare', 'base', 'base-dir', 'base-start', 'baseline-env']) {
    assert.deepEqual(faults(`run --${flag} x`), [`--${flag}: \`run\` does not take it. ${both}`]);
  }
  assert.deepEqual(faults('compare --base main --baseline b.json'), [
    '--baseline: `compare` does not take it. It does not use stored numbers: use `perf-gate run`.',
  ]);
  assert.equal(faults('compare --base main --compare stored').length, 1);
  assert.deepEqual(faults('compare --base main --save b.json --baseline-env A=1'), []);
  assert.deepEqual(faults('validate --compare auto --base main --baseline b.json'), []);
});

test('`noise` has one version and no report, and counts its runs alone', () => {
  for (const flag of ['base', 'base-dir', 'base-start', 'compare', 'baseline-env']) {
    assert.deepEqual(faults(`noise --${flag} x`), [
      `--${flag}: \`noise\` does not take it. It runs this version on both sides: use \`perf-gate compare\`.`,
    ]);
  }
  for (const flag of ['save', 'baseline', 'missing-baseline', 'markdown', 'html', 'on-invalid'])
    assert.equal(faults(`noise --${flag} x`).length, 1, flag);
  assert.deepEqual(faults('noise --start a --budget 5m --json --append noise.jsonl'), []);
  assert.deepEqual(faults('run --append noise.jsonl'), [
    '--append: `run` does not take it. It counts runs of `perf-gate noise`: use that.',
  ]);
});

test('only `validate` starts a server to try the requests', () => {
  assert.deepEqual(faults('validate --start a --start-server'), []);
  for (const command of ['run', 'compare --base main', 'noise'])
    assert.deepEqual(faults(`${command} --start-server`), [
      `--start-server: \`${command.split(' ')[0]}\` does not take it. It belongs to \`perf-gate validate\`: use that.`,
    ]);
});

test('misspelt flags and commands are faults that suggest the right name', () => {
  assert.deepEqual(faults('run --conections 3'), [
    '--conections: there is no such flag. Did you mean `--connections`?',
  ]);
  assert.deepEqual(faults('valdate'), [
    '`valdate`: there is no such command. Did you mean `validate`?',
  ]);
  assert.deepEqual(faults('run -q'), ['-q: there is no such flag. Did you mean `--rate`?']);
});

test('a misspelt flag takes its value with it, and is the one fault', () => {
  assert.deepEqual(faults('compare --bas main'), [
    '--bas: there is no such flag. Did you mean `--base`?',
  ]);
  assert.deepEqual(faults('compare --frobnicate main'), ['--frobnicate: there is no such flag.']);
  assert.deepEqual(faults('report --frobnicate new.json'), [
    '--frobnicate: there is no such flag.',
  ]);
  // The first word is the command, also after a flag that may be a switch.
  assert.equal(read('--frobnicate compare').command, 'compare');
});

test('a path or a port that is no flag leads to what to write', () => {
  assert.deepEqual(faults('run --port 3000'), [
    '--port: there is no such flag. perf-gate gives the server a free port, as `PORT` and as `{port}` in `--start`: ' +
      "`--start 'node server.js --port {port}'`. If it always uses the same port, write `--url http://127.0.0.1:3000/`.",
  ]);
});

test('of an unknown command, nothing else is a fault', () => {
  assert.deepEqual(faults('comapre --base main more --frobnicate'), [
    '`comapre`: there is no such command. Did you mean `compare`?',
  ]);
});

test('flags without a command are a fault', () => {
  assert.deepEqual(faults('--start a'), [
    'perf-gate: no command is given. Write it first: `perf-gate run`, `perf-gate compare`.',
  ]);
  assert.deepEqual(faults(''), []);
});

test('a version that `compare` is given alone is a base without its flag', () => {
  assert.deepEqual(faults('compare main'), [
    '--base: it is missing before `main`. Write `--base main`.',
  ]);
  assert.deepEqual(faults('compare main --base-dir ../a'), [
    'compare: `main` is one word too many. A value follows its flag, in quotes if it has spaces: see `perf-gate compare --help`.',
  ]);
  assert.equal(faults('compare main feature').length, 2);
});

test('`import-requests` takes a file, or a command of curl behind `--`', () => {
  assert.deepEqual(read('import-requests a.har --top 5 --out b.yml').flags, {
    top: '5',
    out: 'b.yml',
  });
  const {
    positionals,
    foreign,
    faults: found,
  } = read('import-requests --top 5 -- curl -X PUT --out a');
  assert.deepEqual([positionals, foreign, found], [[], ['curl', '-X', 'PUT', '--out', 'a'], []]);
  assert.deepEqual(read('import-requests -- a.har').positionals, ['a.har']);
  assert.deepEqual(faults('import-requests ./curl --top 5'), []);
  assert.deepEqual(faults('import-requests curl -s --out a'), [
    'import-requests: a command line of `curl` has no `--` before it. ' +
      'Write `perf-gate import-requests -- curl …`; a file of this name is `./curl`.',
  ]);
  // Only this command runs anything that others wrote.
  assert.deepEqual(read('report -- curl').positionals, ['curl']);
});

test('the flags of `import-requests` are refused by all others, with what to write', () => {
  const use = 'It reads requests of other programs: use `perf-gate import-requests`.';
  for (const command of ['run', 'compare --base main', 'noise', 'validate'])
    assert.deepEqual(faults(`${command} --top 5`), [
      `--top: \`${command.split(' ')[0]}\` does not take it. ${use}`,
    ]);
  assert.deepEqual(faults('run --out x.json'), [
    '--out: `run` does not take it. Write `--json`, `--markdown` or `--html` and a file.',
  ]);
  assert.equal(faults('report a.json --from har').length, 1);
});

test('a missing value and a superfluous word are faults', () => {
  assert.deepEqual(faults('run --warmup'), [
    '--warmup: its value is missing. Write `--warmup VALUE`.',
  ]);
  assert.deepEqual(faults('run --warmup --json'), [
    '--warmup: its value is missing. Write `--warmup VALUE`.',
  ]);
  assert.equal(faults('report').length, 1);
  assert.equal(faults('run a b').length, 2);
  assert.equal(faults('demo --start x').length, 1);
});

test('a fault says where an input that is not a flag belongs, and its value is not a second fault', () => {
  const because = 'there is no such flag. It belongs';
  assert.deepEqual(faults('run --requests x'), [
    `--requests: ${because} in the configuration file.`,
  ]);
  assert.deepEqual(faults('run --mode report'), [
    `--mode: ${because} to the action: write it under \`with:\`.`,
  ]);
  assert.deepEqual(faults('compare --baseline-paths dist'), [
    `--baseline-paths: ${because} to the action: write it under \`with:\`, or in the configuration file.`,
  ]);
  assert.deepEqual(faults('run --comment never'), [
    `--comment: ${because} to the action: write it under \`with:\`, or in the configuration file.`,
  ]);
});

test('a flag that was removed says what to do, and its value is not a second fault', () => {
  for (const flag of ['--baseline-wait 1m', '--engine undici', '--proxy http://127.0.0.1:1']) {
    const [fault = '', ...others] = faults(`run ${flag}`);
    assert.match(fault, /^--[a-z-]+: it is no longer an option\. Remove it: /);
    assert.deepEqual(others, []);
  }
});

test('`--help` and `--version` stand anywhere, and need no other flag', () => {
  assert.equal(read('--help').help, true);
  assert.equal(read('-h').help, true);
  assert.equal(read('run --help').help, true);
  assert.equal(read('--version').version, true);
  assert.deepEqual(faults('report --help'), []);
  for (const words of ['-v', '-V', 'version']) assert.equal(read(words).version, true, words);
});

test('`help` and a command ask what `--help` asks', () => {
  const { command, help, faults: found } = read('help report');
  assert.deepEqual([command, help, found], ['report', true, []]);
  assert.equal(read('help').help, true);
  assert.deepEqual(faults('help comapre'), [
    '`comapre`: there is no such command. Did you mean `compare`?',
  ]);
});

test('after `--` everything is an operand', () => {
  assert.deepEqual(readFlags(['report', '--', '--json']).positionals, ['--json']);
});

test('a flag named like a property of every object is unknown', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    assert.equal(faults(`run --${name}`).length, 1);
    assert.deepEqual(Object.keys(read(`run --${name}`).flags), []);
  }
});

test('`compare` always has a version to compare with, so it takes no `missing-baseline`', () => {
  const { faults } = readFlags(['compare', '--base', 'main', '--missing-baseline', 'fail']);
  assert.deepEqual(
    faults.map(({ place }) => place),
    ['--missing-baseline'],
  );
  assert.deepEqual(readFlags(['run', '--missing-baseline', 'fail']).faults, []);
});
