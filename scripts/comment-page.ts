// Comments on a pull request as a page, for a picture: their Markdown as GitHub renders it, plainly styled.

import { marked } from 'marked';
import type { GateReport } from '../src/report/gate-report.ts';
import { renderMarkdown } from '../src/report/render-markdown.ts';

const READER = { kind: 'workflow', acceptLabel: 'perf-accepted' } as const;
const RUN = 'https://github.com/octo/shop/actions/runs/4711';

const STYLE = `
body { margin: 0; padding: 14px; font: 14px/1.5 "Liberation Sans", Arial, sans-serif; color: #1f2328; }
article { border: 1px solid #d1d9e0; border-radius: 6px; }
article + article { margin-top: 14px; }
header { padding: 8px 16px; border-bottom: 1px solid #d1d9e0; background: #f6f8fa; color: #59636e; }
header b { color: #1f2328; }
header span { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; margin: 0 4px; font-size: 12px; }
section { padding: 16px; }
section > :first-child { margin-top: 0; }
section > :last-child { margin-bottom: 0; }
h3 { margin: 0 0 16px; font-size: 17.5px; line-height: 1.25; }
p, table, details { margin: 0 0 16px; }
details + details { margin-top: -12px; }
table { border-collapse: collapse; }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; }
tr:nth-child(2n) td { background: #f6f8fa; }
code { padding: 0.2em 0.4em; border-radius: 6px; background: #eff1f3; font: 85% "Liberation Mono", monospace; }
sub { font-size: 12px; vertical-align: baseline; }
a { color: #0969da; }
`;

/** One after the other, each as the first attempt of a run in a workflow. */
export const commentPage = (reports: readonly GateReport[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Comments</title>
<style>${STYLE}</style>
${reports.map(comment).join('\n')}
</html>
`;

function comment(report: GateReport): string {
  const inWorkflow = { ...report, run: { ...report.run, url: RUN } };
  const body = marked.parse(renderMarkdown(inWorkflow, READER), { gfm: true, async: false });
  return `<article><header><b>github-actions</b> <span>bot</span> commented</header>\n<section>${body}</section></article>`;
}
