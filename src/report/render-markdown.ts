// The report for a job summary or a pull request comment.

import { composeDocument } from './content/compose-document.ts';
import type { HeadlineKind, Reader, ReportDocument, Section } from './document/report-document.ts';
import { shorterAndShorter } from './document/shorten-document.ts';
import { formatAmount } from './format/number.ts';
import type { GateReport } from './gate-report.ts';
import { HOW_TO_READ, markdownAnswer, shownRows } from './markdown/answer.ts';
import { markdownLine, markdownSection } from './markdown/section.ts';
import { markdownText } from './markdown-text.ts';

export type { Reader };

/** GitHub refuses comments of more than 65 536 characters; callers add some text of their own. */
export const LONGEST_MARKDOWN = 60_000;

const SYMBOLS: Readonly<Record<HeadlineKind, string>> = {
  pass: '✅',
  regression: '❌',
  accepted: '☑️',
  inconclusive: '❔',
  'no-baseline': '⚪',
  'invalid-run': '🚫',
};

/**
 * The longest version of at most `limit` characters.
 * @param limit the shortest version has up to 4000; a smaller limit still gets that version
 */
export function renderMarkdown(
  report: GateReport,
  reader: Reader,
  limit = LONGEST_MARKDOWN,
): string {
  let markdown = '';
  for (const document of shorterAndShorter(composeDocument(report, reader))) {
    markdown = renderDocument(document);
    if (markdown.length <= limit) break;
  }
  return markdown;
}

/** What readers see first: the verdict, the numbers behind it, why, what to do, what it rests on. */
function renderDocument(document: ReportDocument): string {
  const { headline, sections, notice } = document;
  const [first] = sections;
  // The answer has the comparisons, unless it left some out.
  const isWhole = shownRows(document).others === undefined;
  const others = first?.pieces[0]?.kind === 'intervals' && isWhole ? sections.slice(1) : sections;
  const lines = [
    `### ${SYMBOLS[headline.kind]} ${headline.word}: ${markdownText(headline.sentence)}`,
    '',
    ...headline.lead.flatMap((line) => [markdownLine(line), '']),
    ...markdownAnswer(document),
    ...fold(
      titleOf(document),
      others.filter(({ folded }) => !folded),
    ),
    ...fold('Everything that was measured', [
      ...others.filter(({ folded }) => folded),
      ...(notice === undefined ? [HOW_TO_READ_SECTION] : []),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const HOW_TO_READ_SECTION: Section = {
  title: 'How to read this',
  folded: true,
  pieces: [{ kind: 'list', items: HOW_TO_READ }],
};

const titleOf = ({ warnings }: ReportDocument): string =>
  warnings === 0
    ? 'Results and reasons'
    : `Results, reasons and ${formatAmount(warnings, 'warning')}`;

/** The empty lines make GitHub read Markdown, not HTML, between the tags (CommonMark section 4.6). */
function fold(title: string, sections: readonly Section[]): readonly string[] {
  if (sections.length === 0) return [];
  return [
    '<details>',
    `<summary>${title}</summary>`,
    '',
    ...sections.flatMap(markdownSection),
    '</details>',
    '',
  ];
}
