// What the demonstration says below its report. That it shows one is tested end to end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainDemo } from '../../src/demo/run-demo.ts';

test('a loss that is shown is what the gate would have failed the check for', () => {
  assert.match(
    explainDemo('regression'),
    /^The gate would have exited with 1 and failed the check\./,
  );
});

for (const verdict of ['inconclusive', 'invalid-run', 'no-baseline', 'pass'] as const) {
  test(`\`${verdict}\` is explained by the machine, in one line, and with what to do`, () => {
    const line = explainDemo(verdict);
    assert.match(
      line,
      /^Other programs keep this machine too busy to show the loss .*: try again .*/,
    );
    assert.doesNotMatch(line, /\n|failed the check/);
  });
}
