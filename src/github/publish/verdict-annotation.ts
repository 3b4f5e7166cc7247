// The annotation that says what the report comes down to.

import type { GateReport } from '../../report/gate-report.ts';
import { headlineOf, leadWarnings } from '../../report/headline.ts';
import { visibleText } from '../../report/visible-text.ts';
import { type Annotation, withFullStop } from '../job/annotations.ts';

/** An error where the step fails, a notice where all is well. What belongs beside the verdict comes first. */
export function annotationOf(report: GateReport): Annotation {
  const { word, sentence } = headlineOf(report);
  const because = isPlain(report) ? '' : ` ${visibleText(report.exit.because)}`;
  const first = leadWarnings(report).map((text) => `${visibleText(text)} `);
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${first.join('')}${withFullStop(visibleText(sentence))}${because}`,
  };
}

/** Whether the headline needs no reason: neither a policy nor an acceptance set the exit code. */
const isPlain = ({ verdict, exit }: GateReport): boolean =>
  verdict.kind === 'pass' || (verdict.kind === 'regression' && exit.code !== 0);

function levelOf(report: GateReport): Annotation['level'] {
  const { exit, verdict } = report;
  if (exit.code !== 0) return 'error';
  if (leadWarnings(report).length > 0) return 'warning';
  // Where evidence is thin most runs are undecided: that alone is no reason for a warning.
  return verdict.kind === 'pass' || verdict.kind === 'inconclusive' ? 'notice' : 'warning';
}
