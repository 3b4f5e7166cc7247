// The annotation that says what the report comes down to.

import type { GateReport } from '../../report/gate-report.ts';
import { headlineOf } from '../../report/headline.ts';
import { visibleText } from '../../report/visible-text.ts';
import { type Annotation, withFullStop } from '../job/annotations.ts';

/** An error where the step fails, a notice where all is well. */
export function annotationOf(report: GateReport): Annotation {
  const { word, sentence } = headlineOf(report);
  const because = isPlain(report) ? '' : ` ${visibleText(report.exit.because)}`;
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${withFullStop(visibleText(sentence))}${because}`,
  };
}

/** Whether the headline needs no reason: neither a policy nor an acceptance set the exit code. */
const isPlain = ({ verdict, exit }: GateReport): boolean =>
  verdict.kind === 'pass' || (verdict.kind === 'regression' && exit.code !== 0);

function levelOf({ exit, verdict }: GateReport): Annotation['level'] {
  if (exit.code !== 0) return 'error';
  // Where evidence is thin most runs are undecided: that alone is no reason for a warning.
  return verdict.kind === 'pass' || verdict.kind === 'inconclusive' ? 'notice' : 'warning';
}
