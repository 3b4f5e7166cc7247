// The one line of a run that GitHub shows on its page and beside the check.

import type { GateReport } from '../../report/gate-report.ts';
import { headlineOf } from '../../report/headline.ts';
import { visibleText } from '../../report/visible-text.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** One line, in which others may be quoted. */
  readonly title: string;
  /** One line, in which others may be quoted. */
  readonly text: string;
}

/** What the report comes down to: an error where the step fails, a notice where all is well. */
export function annotationOf(report: GateReport): Annotation {
  const { word, sentence } = headlineOf(report);
  const because = isPlain(report) ? '' : ` ${visibleText(report.exit.because)}`;
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${withFullStop(visibleText(sentence))}${because}`,
  };
}

/** The sentence says it all: nobody's policy or word had a part in it. */
const isPlain = ({ verdict, exit }: GateReport): boolean =>
  verdict.kind === 'pass' || (verdict.kind === 'regression' && exit.code !== 0);

function levelOf({ exit, verdict }: GateReport): Annotation['level'] {
  if (exit.code !== 0) return 'error';
  // Undecided is what most runs are where the evidence is thin: no reason to alarm by default.
  return verdict.kind === 'pass' || verdict.kind === 'inconclusive' ? 'notice' : 'warning';
}

/** For texts that end as they like, where more follows. */
export const withFullStop = (sentence: string): string =>
  /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
