// What differs besides the code, in words: the first of it in one line, and a list.

import type { Section } from '../document/report-document.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import type { GateReport, ReportDifference } from '../gate-report.ts';
import { visibleText } from '../visible-text.ts';

/** "express 4.18.2 → 5.1.0, and 3 more packages."; `undefined` where it explains nothing, or nothing differs. */
export function describeDiffers(report: GateReport): string | undefined {
  const { differences, moreDifferences, evidence } = report;
  const [first, ...others] = differences;
  if (first === undefined || !(evidence.kind === 'stored' || isLoss(report))) return undefined;
  const [second] = others;
  if (second !== undefined && others.length + moreDifferences === 1)
    return `Differs: ${describe(first)}; ${describe(second)}.`;
  const more = moreWords(others, moreDifferences);
  return `Differs: ${describe(first)}${more === undefined ? '' : `, and ${more}`}.`;
}

/** A loss was shown, or is likely and not decided. */
const isLoss = ({ verdict, comparisons }: GateReport): boolean =>
  verdict.kind === 'regression' ||
  (verdict.kind === 'inconclusive' &&
    comparisons.some(
      ({ outcome, change, higherIsBetter }) =>
        outcome === 'inconclusive' && change !== null && (higherIsBetter ? change < 0 : change > 0),
    ));

function moreWords(others: readonly ReportDifference[], besides: number): string | undefined {
  const count = others.length + besides;
  if (count === 0) return undefined;
  const arePackages = others.every(({ kind }) => kind === 'package');
  return arePackages ? formatAmount(count, 'more package') : `${formatCount(count)} more`;
}

const MOST_LISTED = 20;

/** `undefined` where nothing differs. */
export function differencesSection({
  differences,
  moreDifferences,
}: GateReport): Section | undefined {
  if (differences.length === 0) return undefined;
  const shown = differences.slice(0, MOST_LISTED);
  const more = moreWords(differences.slice(MOST_LISTED), moreDifferences);
  const items = [...shown.map(describe), ...(more === undefined ? [] : [`and ${more}`])];
  return { title: 'What differs', folded: true, pieces: [{ kind: 'list', items }] };
}

const LONGEST_NAME = 60;
const LONGEST_VALUE = 40;

/** "express 4.18.2 → 5.1.0", "zod 3.23.0 is new", "variable LEVEL is set differently" */
function describe({ kind, name, before, after }: ReportDifference): string {
  const what = `${KINDS[kind]}${visibleText(name, LONGEST_NAME)}`;
  const [old, now] = [before, after].map((each) => each && visibleText(each, LONGEST_VALUE));
  if (old && now) return `${what} ${old} → ${now}`;
  if (now) return `${what} ${now} is new`;
  if (old) return `${what} ${old} is gone`;
  return kind === 'machine' ? 'another machine of the same kind' : `${what} is set differently`;
}

const KINDS: Readonly<Record<ReportDifference['kind'], string>> = {
  program: 'program ',
  package: '',
  variable: 'variable ',
  image: 'runner ',
  kernel: '',
  node: "perf-gate's ",
  'perf-gate': '',
  memory: '',
  machine: '',
};
