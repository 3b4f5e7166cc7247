import assert from 'node:assert/strict';
import test from 'node:test';
import { COMMANDS, FLAGS_OF } from '../../src/plan/commands.ts';
import { readFlags } from '../../src/plan/flags.ts';
import { commandHelp, generalHelp } from '../../src/plan/help.ts';
import { assertGolden } from '../support/golden.ts';

test('the general help', () => assertGolden('help/general.txt', generalHelp()));

for (const command of COMMANDS) {
  test(`the help of ${command}`, () => {
    const help = commandHelp(command);
    assertGolden(`help/${command}.txt`, help);
    for (const flag of FLAGS_OF[command]) assert.match(help, new RegExp(`^  --${flag}\\b`, 'm'));
  });
}

test('no line is wider than 80 columns', () => {
  for (const help of [generalHelp(), ...COMMANDS.map(commandHelp)]) {
    for (const line of help.split('\n')) assert.ok(line.length <= 80, line);
  }
});

test('the examples in the help have no faults', () => {
  const examples = COMMANDS.flatMap(
    (command) => commandHelp(command).match(/^ {2}perf-gate .*$/gm) ?? [],
  );
  assert.ok(examples.length >= COMMANDS.length);
  for (const example of examples) {
    const words = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    assert.deepEqual(readFlags(words.slice(1)).faults, [], example);
  }
});
