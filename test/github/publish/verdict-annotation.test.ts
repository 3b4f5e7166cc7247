import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { annotationOf } from '../../../src/github/publish/verdict-annotation.ts';
import { assertGolden } from '../../support/golden.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../../support/report-cases.ts';

describe('annotationOf', () => {
  it('says each outcome in one line', () => {
    const lines = Object.entries(REPORT_CASES).map(([name, report]) => {
      const { level, title, text } = annotationOf(report);
      return `# ${name}\n${level}: ${title}\n  ${text}\n`;
    });
    assertGolden('github/annotations.txt', lines.join('\n'));
  });

  it('is an error exactly where the step fails', () => {
    for (const report of Object.values(REPORT_CASES)) {
      assert.equal(annotationOf(report).level === 'error', report.exit.code !== 0);
    }
  });

  it('is one line whatever others wrote', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const { title, text } = annotationOf(makeHostileReport(hostile));
        for (const line of [title, text]) assert.doesNotMatch(line, /[\p{Cc}\u2028\u202e]/u);
      }),
    );
  });
});
