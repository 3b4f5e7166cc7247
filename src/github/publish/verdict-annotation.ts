// The annotation that says what the report comes down to.

import type { GateReport } from '../../report/gate-report.ts';
import { headlineOf, isPlainExit, leadWarnings } from '../../report/headline.ts';
import { visibleText } from '../../report/visible-text.ts';
import { type Annotation, withFullStop } from '../job/annotations.ts';

/** An error where the step fails, a notice where all is well. What belongs beside the verdict comes first. */
export function annotationOf(report: GateReport): Annotation {
  const { word, sentence } = headlineOf(report);
  const because = isPlainExit(report) ? '' : ` ${visibleText(report.exit.because)}`;
  const first = leadWarnings(report).map((text) => `${visibleText(text)} `);
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${first.join('')}${withFullStop(visibleText(sentence))}${because}`,
  };
}

function levelOf(report: GateReport): Annotation['level'] {
  const { exit, verdict, saved } = report;
  if (exit.code !== 0) return 'error';
  if (leadWarnings(report).length > 0) return 'warning';
  // Saving a first baseline is what was asked for.
  if (verdict.kind === 'no-baseline' && saved !== null) return 'notice';
  // Where evidence is thin most runs are undecided: that alone is no reason for a warning.
  return verdict.kind === 'pass' || verdict.kind === 'inconclusive' ? 'notice' : 'warning';
}
