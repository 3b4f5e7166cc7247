// The report for a job summary or a pull request comment.

import { composeDocument } from './content/compose-document.ts';
import type { Headline, ReportDocument } from './content/report-document.ts';
import { shorterAndShorter } from './content/shorten-document.ts';
import { escapeMarkdown } from './escape/escape-markdown.ts';
import type { GateReport } from './gate-report.ts';
import { markdownSection } from './markdown/markdown-section.ts';

/** GitHub refuses comments of more than 65 536 characters; the rest is for what others add. */
export const LONGEST_MARKDOWN = 60_000;

const VERDICT_SYMBOLS: Readonly<Record<Headline['kind'], string>> = {
  pass: '✅',
  regression: '❌',
  inconclusive: '❔',
  'no-baseline': '⚪',
  'invalid-run': '🚫',
};

/** At most `LONGEST_MARKDOWN` characters, whatever the report holds. */
export function renderMarkdown(report: GateReport): string {
  let markdown = '';
  for (const document of shorterAndShorter(composeDocument(report))) {
    markdown = renderDocument(document);
    if (markdown.length <= LONGEST_MARKDOWN) break;
  }
  return markdown;
}

function renderDocument({ headline, sections }: ReportDocument): string {
  const folded = sections.filter((section) => section.folded);
  const lines = [
    `### ${VERDICT_SYMBOLS[headline.kind]} ${headline.word}: ${escapeMarkdown(headline.sentence)}`,
    '',
    ...headline.notes.map((note) => `${escapeMarkdown(note)}  `),
    '',
    ...sections.filter((section) => !section.folded).flatMap(markdownSection),
    ...(folded.length === 0 ? [] : fold('Details', folded.flatMap(markdownSection))),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The empty lines make GitHub read Markdown, not HTML, between the tags (CommonMark section 4.6). */
const fold = (title: string, lines: readonly string[]): readonly string[] => [
  '<details>',
  `<summary>${title}</summary>`,
  '',
  ...lines,
  '</details>',
];
