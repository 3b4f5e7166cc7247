// Which functions got slower, in words: the first of them in one sentence, and ten in a table.

import { microseconds, ratio } from '../../units.ts';
import type { Section, Table } from '../document/report-document.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportProfile } from '../gate-report.ts';
import { visibleText } from '../visible-text.ts';

export const PROFILE_TITLE = 'Which functions got slower';

type FunctionChange = ReportProfile['functions'][number];

const LONGEST_IN_SENTENCE = 80;
const LONGEST_IN_TABLE = 100;

/** Of the CPU time for an answer: the first function by itself, or it explains little. */
const TELLING = 0.03;

/** "What grew most: JSON.stringify, 12 % → 31 % of the CPU time." */
export function describeGrown({ profile, verdict }: GateReport): string | undefined {
  if (profile === null || verdict.kind !== 'regression') return undefined;
  const [first] = profile.functions;
  if (first === undefined) return `${NONE_GREW}.`;
  if (first.afterShare - first.beforeShare < TELLING) return undefined;
  const name = visibleText(first.name, LONGEST_IN_SENTENCE);
  return `What grew most: ${name}, ${shareOf(first.beforeShare)} → ${shareOf(first.afterShare)} of the CPU time.`;
}

/** Waiting takes no CPU, so that is what to expect of a server that waits longer. */
const NONE_GREW = 'A profiler saw no function that takes more CPU time';

/** The cause, and what grew most. */
export function withGrown(cause: string | undefined, report: GateReport): string | undefined {
  const grown = describeGrown(report);
  const isWait = grown?.startsWith(NONE_GREW) && !cause?.includes('waits');
  if (isWait)
    return [...(cause === undefined ? [] : [cause]), `${NONE_GREW}, so look for waiting.`].join(
      ' ',
    );
  return cause === undefined || grown === undefined ? (cause ?? grown) : `${cause} ${grown}`;
}

const MOST_LISTED = 10;

/** `undefined` where nobody looked. */
export function profileSection({ profile }: GateReport): Section | undefined {
  if (profile === null) return undefined;
  const paragraph = { kind: 'paragraph', text: describeProfile(profile) } as const;
  const table = grownTable(profile);
  return {
    title: PROFILE_TITLE,
    folded: true,
    pieces: [paragraph, ...(table === undefined ? [] : [{ kind: 'table', table } as const])],
  };
}

export function describeProfile(profile: ReportProfile): string {
  const { profiler, before, after, functions } = profile;
  const who = profiler === 'profile' ? 'the command of `profile`' : visibleText(profiler, 40);
  const seen = `Seen by ${who} after the verdict, which it did not change: ${formatAmount(before.samples, 'sample')} of the version before, ${formatCount(after.samples)} of the change.`;
  const what =
    functions.length === 0
      ? 'No function is shown to take more CPU time for an answer by itself.'
      : 'Each row is the time in a function itself, without what it calls; what is part of the runtime stands with its caller.';
  return `${seen} ${what}`;
}

/** `undefined` where none grew. */
export function grownTable({ functions }: ReportProfile): Table | undefined {
  if (functions.length === 0) return undefined;
  const rows = functions.slice(0, MOST_LISTED).map(rowOf);
  return {
    columns: ['function', 'before', 'after', 'per answer'],
    groups: [{ title: undefined, rows }],
  };
}

const rowOf = (each: FunctionChange): readonly string[] => [
  visibleText(each.name, LONGEST_IN_TABLE),
  shareOf(each.beforeShare),
  shareOf(each.afterShare),
  describeCost(each),
];

const shareOf = (share: number): string => formatShare(ratio(share));

type Costs = Pick<FunctionChange, 'beforeMicrosecondsPerAnswer' | 'afterMicrosecondsPerAnswer'>;

/** "120 µs → 620 µs" */
export function describeCost(costs: Costs): string {
  const { beforeMicrosecondsPerAnswer: before, afterMicrosecondsPerAnswer: after } = costs;
  if (before === null || after === null) return 'n/a';
  return `${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
}
