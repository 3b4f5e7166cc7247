import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainEvidence } from '../../../src/report/content/explain-evidence.ts';
import type { GateReport, ReportSideBySide } from '../../../src/report/gate-report.ts';
import { makeReport } from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

const WHY =
  'The nine stored records could not show less than 14 %, so both versions were measured.';

/** The sentences besides the one for the choice of evidence. */
function said(sides: Partial<ReportSideBySide>, report: Partial<GateReport> = {}) {
  const sentences = explainEvidence(makeSideBySideReport(sides, report));
  assert.equal(sentences[0], WHY);
  return sentences.slice(1).map((text) => text.replaceAll('\u202f', ' '));
}

const placement = (baselineImbalance: number, reopens = false) => ({
  workers: 2,
  baselineImbalance,
  candidateImbalance: 0.08,
  reopens,
});

describe('explainEvidence', () => {
  it('is empty if there was no choice', () => {
    assert.deepEqual(explainEvidence(makeReport()), []);
    assert.deepEqual(explainEvidence(makeReport({ baseline: null })), []);
  });

  it('says why the verdict rests on this evidence', () => {
    const because = 'They were enough to pass it: no loss above 3 % is likely.';
    const evidence = { kind: 'stored', because, sideBySide: null } as const;
    assert.deepEqual(explainEvidence(makeReport({ evidence })), [because]);
  });

  it('repeats no warning', () => {
    const because = 'The baseline could not be measured beside the candidate. It did not start.';
    const evidence = { kind: 'none', because, sideBySide: null } as const;
    const warnings = [{ code: 'stored-only', text: because }] as const;
    assert.deepEqual(explainEvidence(makeReport({ evidence, warnings })), []);
    const uneven = [{ code: 'uneven-workers', text: 'Connections fell unevenly.' }] as const;
    assert.deepEqual(
      said({ cleaning: null, placement: placement(0.31) }, { warnings: uneven }),
      [],
    );
  });

  it('names the p99 before it was cleaned, too', () => {
    assert.deepEqual(said({}), [
      'The cleaned p99 at the fixed rate is of the 84 % (baseline) and 83 % (candidate) of slices in which neither server nor generator had to wait for a CPU; as it came it was 2.87 ms → 2.87 ms.',
    ]);
    const kept = { slices: 100, kept: 30 };
    const cleaning = { baseline: kept, candidate: kept, isJudged: false };
    assert.match(said({ cleaning })[0] ?? '', /30 % .* The cleaned one was not judged\.$/);
    assert.deepEqual(said({ cleaning: null }), []);
  });

  it('says what a fixed port costs, once', () => {
    const sides = { turns: 'one-arm-at-a-time', cleaning: null } as const;
    assert.match(said(sides)[0] ?? '', /one at a time, because the port is fixed/);
    const warnings = [{ code: 'fixed-port', text: 'The port is fixed.' }] as const;
    assert.deepEqual(said(sides, { warnings }), []);
  });

  it('says how unevenly connections fell on the workers, where they did', () => {
    assert.deepEqual(said({ cleaning: null, placement: placement(0.09) }), []);
    assert.deepEqual(said({ cleaning: null, placement: placement(0.31) }), [
      'Connections fell unevenly on the 2 worker processes: the busiest had 31 % (baseline) and 8 % (candidate) more than an even share.',
    ]);
    const reopened = said({ cleaning: null, placement: placement(0.31, true) });
    assert.match(reopened[0] ?? '', /although they were opened anew before each slice\.$/);
  });
});
