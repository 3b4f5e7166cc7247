import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  commentBodies,
  isMarked,
  isSameBody,
  LONGEST_COMMENT,
  markerOf,
} from '../../../src/github/publish/comment-body.ts';
import {
  HERE,
  makeComparison,
  makeDetails,
  makeReport,
  makeRequestDetails,
  makeValues,
} from '../../support/report-parts.ts';

describe('commentBodies', () => {
  it('each body begins with our preface and ends with the marker', () => {
    for (const body of commentBodies(makeReport({ name: 'a b' }), HERE, '> Ours.')) {
      assert.match(body(), /^> Ours\.\n\n### /);
      assert.equal(isMarked(body(), 'a b'), true);
    }
  });

  it('the bodies get shorter, and GitHub accepts the length of each', () => {
    const lengths = commentBodies(longReport(), HERE, 'x'.repeat(1_000)).map(
      (body) => body().length,
    );
    assert.deepEqual(
      lengths,
      lengths.toSorted((a, b) => b - a),
    );
    assert.ok(Math.max(...lengths) <= LONGEST_COMMENT);
    assert.ok(Math.min(...lengths) <= 6_000, `${lengths}`);
  });
});

describe('isMarked', () => {
  it('wants the marker of this very name, alone in the last line', () => {
    const marker = markerOf('api');
    assert.equal(isMarked(`text\n${marker}`, 'api'), true);
    assert.equal(isMarked(`text\r\n${marker}\r\n`, 'api'), true);
    assert.equal(isMarked(`text\n${marker}\nmore`, 'api'), false);
    assert.equal(isMarked(`text ${marker}`, 'api'), false);
    assert.equal(isMarked(`text\n${markerOf('api v2')}`, 'api'), false);
  });
});

describe('isSameBody', () => {
  it('ignores the line ends that GitHub changes', () => {
    assert.equal(isSameBody('a\nb\n', 'a\r\nb'), true);
    assert.equal(isSameBody('a\nb', 'a b'), false);
  });
});

function longReport() {
  const names = Array.from({ length: 200 }, (_, index) => `${index} ${'long '.repeat(20)}`);
  return makeReport({
    comparisons: names.map((request) => makeComparison({ request })),
    warnings: names.map((text) => ({ code: 'baseline-note', text })),
    rows: [null, ...names].map((request) => ({
      isNew: false,
      request,
      candidate: makeValues(),
      baseline: makeValues(),
    })),
    details: makeDetails({ requests: names.map((name) => makeRequestDetails({ name })) }),
  });
}
