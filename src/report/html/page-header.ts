// The head of the page: what was measured where, and the verdict.

import { describeAttempt } from '../content/run-facts.ts';
import { describeCandidate, type Line, linkRepository, textOf } from '../document/line.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { htmlSentence } from '../escape/html.ts';
import type { GateReport } from '../gate-report.ts';
import { htmlLine } from './section.ts';

export function pageHeader(report: GateReport, { headline, answer }: ReportDocument): string {
  const { kind, word, sentence, lead, exit } = headline;
  const facts = aboutRun(report).map((line) => `<li>${htmlLine(line)}</li>`);
  const paragraphs = [
    ...lead.map((line) => `<p class="lead">${htmlLine(line)}</p>`),
    ...said(kind === 'inconclusive' ? 'Why' : 'Cause', answer.cause),
    ...said('To do', answer.next),
    `<p>${htmlLine(answer.basis)}</p>`,
    // Who accepted the loss stands above already, beside the exit code.
    ...(kind === 'accepted' ? [] : [`<p>Exit code ${htmlSentence(textOf(exit))}</p>`]),
  ];
  return `<header class="${kind}">
<ul class="about">${facts.join('')}</ul>
<h1><b>${word}</b> ${htmlSentence(capitalised(sentence))}</h1>
${paragraphs.join('\n')}
</header>`;
}

const said = (term: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`<p class="said"><b>${term}:</b> ${htmlSentence(text)}</p>`];

/** A terminal puts the sentence behind a word; here it stands by itself. "p99" stays as it is. */
const capitalised = (sentence: string): string =>
  sentence.replace(/^[a-z](?=[a-z])/, (letter) => letter.toUpperCase());

/** Repository, name, request, run, commit and time, as far as they are known. */
function aboutRun({ name, run, details }: GateReport): readonly Line[] {
  const repository = linkRepository(run.url);
  const [request, ...others] = details.requests;
  const attempt = describeAttempt(run);
  const candidate = describeCandidate(run);
  return [
    ...(repository === undefined ? [] : [[repository]]),
    [name],
    ...(request === undefined || others.length > 0
      ? [[`${details.requests.length} requests`]]
      : [[`${request.method} ${request.path}`]]),
    ...(attempt.length === 0 ? [] : [attempt]),
    ...(candidate.length === 0 ? [] : [candidate]),
    [timeOf(run.measuredAt)],
  ];
}

/** "2026-03-03 14:05 UTC"; as it is written where it is no time. */
function timeOf(measuredAt: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(measuredAt);
  return match === null ? measuredAt : `${match[1]} ${match[2]} UTC`;
}
