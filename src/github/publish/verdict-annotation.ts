// The annotation that says what the report comes down to.

import type { GateReport } from '../../report/gate-report.ts';
import { baseNotRun, headlineOf } from '../../report/headline.ts';
import { visibleText } from '../../report/visible-text.ts';
import { type Annotation, withFullStop } from '../job/annotations.ts';

/** An error where the step fails, a notice where all is well. A base that could not be run comes first. */
export function annotationOf(report: GateReport): Annotation {
  const { word, sentence } = headlineOf(report);
  const because = isPlain(report) ? '' : ` ${visibleText(report.exit.because)}`;
  const notRun = baseNotRun(report);
  const first = notRun === undefined ? '' : `${visibleText(notRun)} `;
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${first}${withFullStop(visibleText(sentence))}${because}`,
  };
}

/** Whether the headline needs no reason: neither a policy nor an acceptance set the exit code. */
const isPlain = ({ verdict, exit }: GateReport): boolean =>
  verdict.kind === 'pass' || (verdict.kind === 'regression' && exit.code !== 0);

function levelOf(report: GateReport): Annotation['level'] {
  const { exit, verdict } = report;
  if (exit.code !== 0) return 'error';
  if (baseNotRun(report) !== undefined) return 'warning';
  // Where evidence is thin most runs are undecided: that alone is no reason for a warning.
  return verdict.kind === 'pass' || verdict.kind === 'inconclusive' ? 'notice' : 'warning';
}
