// The part of the Markdown that is not folded: the metrics, the cause, what to do, and what it rests on.

import { type LimitedRows, tellingRows } from '../document/limit-rows.ts';
import type { Line } from '../document/line.ts';
import type { AnswerRow, ReportDocument } from '../document/report-document.ts';
import { escapeMarkdown } from '../escape/markdown.ts';
import { markdownText } from '../markdown-text.ts';
import { visibleText } from '../visible-text.ts';
import { markdownLine, markdownRows } from './section.ts';

/** So many rows are shown whole. */
const FEW_ROWS = 6;
const MOST_ROWS = 30;

export const shownRows = ({ answer }: ReportDocument): LimitedRows =>
  tellingRows(answer.rows, FEW_ROWS, MOST_ROWS);

/** What changes the meaning of a verdict is not folded. */
const MOST_NOTES = 4;

/** Blocks of Markdown, with an empty line after each. */
export function markdownAnswer(document: ReportDocument): readonly string[] {
  const { headline, answer, notice } = document;
  const { shown, others } = shownRows(document);
  const isOpen = headline.kind === 'inconclusive';
  const notes = answer.notes.slice(0, Math.min(MOST_NOTES, Math.max(1, answer.weighty)));
  const more = answer.notes.length - notes.length;
  const left = more === 0 ? '' : ` (${more} more below)`;
  return [
    ...(shown.length === 0 ? [] : [...answerTable(shown), '']),
    ...[...answer.footnotes, ...(others === undefined ? [] : [others])].flatMap((text) =>
      block('', text),
    ),
    ...block(isOpen ? '**Why:** ' : '**Cause:** ', answer.cause),
    ...block('', answer.differs),
    ...block('**To do:** ', answer.next),
    ...notes.flatMap((note, index) =>
      block('**Note:** ', index === notes.length - 1 ? note + left : note),
    ),
    ...(notice === undefined ? [] : [markdownText(notice), '']),
    `<sub>${smallPrint(document).map(markdownLine).join(' ')}</sub>`,
    '',
  ];
}

const block = (term: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`${term}${markdownText(text)}`, ''];

/** Sentences: the name, what the verdict rests on, which run it was, what the check makes of it. */
function smallPrint({ name, headline, answer }: ReportDocument): readonly Line[] {
  const { kind, lead, exit } = headline;
  // Who accepted the loss stands above already.
  const isSaid = kind === 'accepted' && lead.length > 0;
  return [
    [`${visibleText(name, LONGEST_NAME)}:`],
    answer.basis,
    ...(answer.run.length === 0 ? [] : [[...answer.run, '.']]),
    ...(isSaid ? [] : [['Exit code ', ...exit]]),
  ].filter((line) => line.length > 0);
}

/** Of the gate; the shortest version holds it, too. */
const LONGEST_NAME = 60;

/** The words say what the signs mean: some readers hear them, or see no colour. */
const OUTCOMES: Readonly<Record<AnswerRow['outcome'], string>> = {
  regression: '❌ fail',
  pass: '✅ pass',
  inconclusive: '❔ unsure',
  'not-shown': '➖ not shown',
  'not-judged': '⚪ not judged',
};

function answerTable(rows: readonly AnswerRow[]): readonly string[] {
  const hasBefore = rows.some(({ before }) => before !== '');
  const isJudged = rows.some(({ outcome }) => outcome !== 'not-judged');
  const columns: readonly Column[] = [
    ...(isJudged ? [{ title: '', cell: ({ outcome }: AnswerRow) => OUTCOMES[outcome] }] : []),
    { title: '', cell: ({ label }) => escapeMarkdown(label) },
    ...(hasBefore
      ? [{ title: 'before', cell: (row: AnswerRow) => escapeMarkdown(row.before) }]
      : []),
    { title: hasBefore ? 'after' : 'measured', cell: ({ after }) => escapeMarkdown(after) },
    ...(isJudged ? JUDGED : [{ title: '', cell: changeCell }]),
  ];
  return markdownRows(
    columns.map(({ title }) => title),
    columns.map((_, index) => (index <= (isJudged ? 1 : 0) ? 'left' : 'right')),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}

interface Column {
  readonly title: string;
  readonly cell: (row: AnswerRow) => string;
}

/** "**−60.9 %** (−63.5 … −58.3 %)", or why there is none. */
function changeCell({ change, range, note }: AnswerRow): string {
  // That it was not judged stands at the beginning of the row.
  if (note !== undefined) return escapeMarkdown(note.replace(/^not judged(?:: |$)/, ''));
  if (change === '') return '';
  return `**${escapeMarkdown(change)}**${range === '' ? '' : ` (${escapeMarkdown(range)})`}`;
}

const JUDGED: readonly Column[] = [
  { title: 'change', cell: changeCell },
  { title: 'allowed', cell: ({ allowed }) => escapeMarkdown(allowed) },
];

/** What the table's words mean; stands among what is folded. */
export const HOW_TO_READ: readonly string[] = [
  'change: the estimate, and in brackets everything that the evidence allows for.',
  'fail: shown to be worse than allowed.',
  'pass: side by side, a loss of twice what is allowed is ruled out; against stored records, any loss beyond what is allowed.',
  'unsure: it may be either. More evidence would tell.',
  'not shown: no loss beyond what is allowed was shown; that there is none is not shown either.',
  'not judged: too little was measured to compare it.',
];
