// What to do next, in one or two sentences.

import type { InvalidReason } from '../../verdict/verdict.ts';
import type { Reader } from '../document/report-document.ts';
import type { GateReport } from '../gate-report.ts';
import { allowMore, lossesOf } from './allow-more.ts';

/** `undefined`: nothing has to be done. */
export function nextSteps(report: GateReport, reader: Reader): string | undefined {
  const { verdict, acceptance } = report;
  switch (verdict.kind) {
    case 'pass':
      return undefined;
    case 'regression':
      return acceptance === null ? fixOrAccept(report, reader) : undefined;
    case 'inconclusive':
      return afterDoubt(verdict.need, report);
    case 'no-baseline':
      return afterFirst(report, reader);
    case 'invalid-run':
      return isRateLimited(report) ? LIMITED : REMEDIES[verdict.because.code];
  }
}

function fixOrAccept(report: GateReport, reader: Reader): string {
  if (reader.kind === 'workflow') {
    return `fix it; or accept the loss: add the label \`${reader.acceptLabel}\` and run the job again.`;
  }
  const allow = allowMore(report, reader);
  if (allow === undefined) return 'fix it.';
  const intended = lossesOf(report).every(({ metric }) => metric === 'errors')
    ? 'if these failures are expected'
    : 'if the loss is intended';
  return `fix it; or, ${intended}, ${allow}.`;
}

/** What stands beside the verdict says how the base can be run, and that shows more than any number of records. */
function afterDoubt(need: string, report: GateReport): string {
  const isLacking = report.warnings.some(({ code }) => code === 'base-not-run');
  const remedy = withoutReason(need, report);
  return isLacking
    ? `make it possible to run the base, as said above. Without it: ${remedy}`
    : remedy;
}

/** Where the reason says all of it, only what can be done: the clause after the last semicolon. */
function withoutReason(need: string, { comparisons }: GateReport): string {
  const clause = need.slice(1).replace(/\.$/, '');
  const isSaid = comparisons.some(
    ({ outcome, because }) => outcome === 'inconclusive' && because.includes(clause),
  );
  const remedy = need.split('; ').at(-1) ?? need;
  return isSaid ? remedy : need;
}

function afterFirst({ saved, warnings }: GateReport, { kind }: Reader): string | undefined {
  const isWeak = warnings.some(({ code }) => code === 'weak-record');
  switch (kind) {
    case 'workflow':
      if (saved === null) return undefined;
      return isWeak
        ? 'nothing where later runs are measured beside this commit; its numbers alone would decide nothing.'
        : 'nothing: later runs are compared with this one.';
    case 'command':
      return saved === null
        ? 'keep it with `--save FILE`; or compare at once: `perf-gate compare --base main`.'
        : isWeak
          ? 'measure and save it again: as a baseline, this run would decide nothing.'
          : `change something, then compare with it: \`perf-gate run --baseline ${saved.to}\`.`;
    case 'shown-again':
      return undefined;
  }
}

/** RFC 6585, section 4: Too Many Requests. The example of a failed request says what came. */
const isRateLimited = ({ verdict, details }: GateReport): boolean =>
  verdict.kind === 'invalid-run' &&
  verdict.because.code === 'errors' &&
  details.requests.some(({ failures }) =>
    failures.some(
      ({ class: kind, example }) => kind === 'unexpected-status' && /^status 429\b/.test(example),
    ),
  );

const LIMITED =
  'the server limits how many requests it takes (status 429): switch that off where it is measured, in both versions.';

const REMEDIES: Readonly<Record<InvalidReason['code'], string | undefined>> = {
  errors: "see the server's log; check what the requests expect.",
  'server-died': "see the server's log.",
  'rate-not-sustained': 'set a `rate` that the server can hold, or leave it to perf-gate.',
  'generator-limited': 'give the machine more cores, or the server more work.',
  'accounting-broken': 'run it again; if this stays, please report it.',
  'baseline-failed': "see the log of the baseline's server.",
  'ports-exhausted': 'set fewer `connections`, or let the server keep them open.',
  'resources-exhausted': 'raise the limit of open files (`ulimit -n`), or set fewer `connections`.',
  'foreign-answer': 'end the other program that answers on this port.',
  'too-little-data': 'set a larger `budget`; check that the server answers in time.',
};
