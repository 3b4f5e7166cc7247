// The report for a job summary or a pull request comment.

import { composeDocument } from './content/compose-document.ts';
import type { HeadlineKind, ReportDocument, Section } from './content/report-document.ts';
import { shorterAndShorter } from './content/shorten-document.ts';
import { formatAmount } from './format/number.ts';
import type { GateReport } from './gate-report.ts';
import { leadSection, markdownLine, markdownSection, restOfLead } from './markdown/section.ts';
import { markdownText } from './markdown-text.ts';

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

interface MarkdownOptions {
  /** In characters. The shortest version has up to 4000; a smaller limit still gets that version. */
  readonly limit?: number;
}

/** The longest version of at most `limit` characters; default `LONGEST_MARKDOWN`. */
export function renderMarkdown(
  report: GateReport,
  { limit = LONGEST_MARKDOWN }: MarkdownOptions = {},
): string {
  let markdown = '';
  for (const document of shorterAndShorter(composeDocument(report))) {
    markdown = renderDocument(document);
    if (markdown.length <= limit) break;
  }
  return markdown;
}

/** What readers see first: the verdict, the numbers behind it, what they were compared with. */
function renderDocument(document: ReportDocument): string {
  const { headline, baseline, sections, notice } = document;
  const [first, ...others] = sections;
  const notes = [...(baseline === undefined ? [] : [baseline]), ...headline.notes];
  const lines = [
    `### ${SYMBOLS[headline.kind]} ${headline.word}: ${markdownText(headline.sentence)}`,
    '',
    ...headline.lead.flatMap((line) => [markdownLine(line), '']),
    ...(first === undefined ? [] : leadSection(first, notice === undefined)),
    ...notes.map((line) => `${markdownLine(line)}  `),
    '',
    ...(notice === undefined ? [] : [markdownText(notice), '']),
    ...fold(titleOf(document), [...restOfLead(first), ...others.filter(({ folded }) => !folded)]),
    ...fold(
      'Everything that was measured',
      others.filter(({ folded }) => folded),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

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
