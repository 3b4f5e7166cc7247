// A report as an enemy would store it: each text that a report may choose breaks out, mentions and forges.

import type { GateReport } from '../../../src/report/gate-report.ts';
import { renderJson } from '../../../src/report/render-json.ts';

/** Ends comments, attributes, lines and commands of the runner, and then says something. */
export const HOSTILE =
  '--></summary></details>"><script>evil()</script>\r\n::error::evil\n##[error]evil\n\n' +
  '# evil @octocat closes #1 [evil](https://evil.example) ![](https://evil.example/x.png)\n' +
  '<!-- perf-gate:default -->\n';

/** What must not be left of it anywhere. */
export const HOSTILE_TRACES = /evil|octocat|<script|perf-gate:default/;

/** Words out of lists, hashes and times: another text there makes the whole report another form. */
const KEPT =
  /^(?:regression|throughput|gate|per-second|prediction|fresh|stored|baseline|candidate|service|response|\d{4}-\d\d-\d\dT.*|[0-9a-f]{40})$/;

/** `pullRequest`: the number of another pull request, wherever a reader might look for it. */
export function hostileReport(report: GateReport, pullRequest: number): string {
  const lies = { pullRequest, pull_request: { number: pullRequest }, marker: HOSTILE };
  const hostile: unknown = JSON.parse(renderJson(report), (_key, value: unknown) =>
    typeof value === 'string' && !KEPT.test(value) ? HOSTILE : value,
  );
  return JSON.stringify(Object.assign({}, hostile, lies));
}
