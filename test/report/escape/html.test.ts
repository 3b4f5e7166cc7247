// Which words of a sentence become code on the page.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { htmlSentence } from '../../../src/report/escape/html.ts';

it('puts names of inputs and commands into code, and nothing of others', () => {
  assert.equal(
    htmlSentence('Set `max-p99-increase` or `budget`; run `perf-gate run --baseline base.json`.'),
    'Set <code>max-p99-increase</code> or <code>budget</code>; run <code>perf-gate run --baseline base.json</code>.',
  );
  assert.equal(htmlSentence('`<b>` ``` `x`'), '`&lt;b&gt;` ``` `x`');
});
