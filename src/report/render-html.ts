// The report as one page that needs nothing else: no scripts, no fonts, no images.

import { composeDocument } from './content/compose-document.ts';
import { escapeHtml } from './escape/html.ts';
import type { GateReport } from './gate-report.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import { htmlLine, htmlSection } from './html/section.ts';

/**
 * Text of others is escaped. If an escape fails, this policy still keeps the text from running,
 * loading or sending anything (Content Security Policy Level 3).
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function renderHtml(report: GateReport): string {
  const { name, headline, sections } = composeDocument(report);
  const { kind, word, sentence, lead, notes } = headline;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word}: ${escapeHtml(name)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header class="${kind}">
<h1><b>${word}</b> ${escapeHtml(sentence)}</h1>
${[...lead, ...notes].map((line) => `<p>${htmlLine(line)}</p>`).join('\n')}
</header>
${sections.map(htmlSection).join('\n')}
</body>
</html>
`;
}
