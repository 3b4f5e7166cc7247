import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderBadge } from '../../src/report/render-badge.ts';
import { assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';
import { REPORT_CASES } from '../support/report-cases.ts';
import { makeReport } from '../support/report-parts.ts';

const VERDICTS = ['pass', 'regression', 'accepted', 'inconclusive', 'no-baseline', 'invalid-run'];

for (const name of [...VERDICTS, 'hostile']) {
  test(`the badge of the report "${name}"`, () => {
    const { svg, endpoint } = renderBadge(REPORT_CASES[name] ?? assert.fail());
    assertGolden(`report/${name}/badge.svg`, svg);
    assertGolden(`report/${name}/badge.json`, endpoint);
  });
}

test('the message says all that the colour says, and both forms say the same', () => {
  const texts = VERDICTS.map((name) => {
    const { svg, endpoint } = renderBadge(REPORT_CASES[name] ?? assert.fail());
    const { label, message, schemaVersion } = JSON.parse(endpoint);
    assert.equal(schemaVersion, 1);
    assert.ok(svg.includes(`<title>${label}: ${message}</title>`), svg);
    return message.split(' · ')[0];
  });
  assert.equal(new Set(texts).size, VERDICTS.length);
});

test('numbers of an invalid run are not shown', () => {
  const { endpoint } = renderBadge(REPORT_CASES['invalid-run'] ?? assert.fail());
  assert.equal(JSON.parse(endpoint).message, 'invalid run');
});

test('a hostile name stays text, and short', () => {
  fc.assert(
    fc.property(hostileText, (name) => {
      const { svg, endpoint } = renderBadge(makeReport({ name }));
      assert.ok(svg.length < 3_000);
      assert.doesNotMatch(svg, /<(?!\/?(?:svg|title|rect|g|text)\b)|[\p{Cc}\u202e](?!$)/u);
      assert.ok([...JSON.parse(endpoint).label].length <= 40);
    }),
  );
});
