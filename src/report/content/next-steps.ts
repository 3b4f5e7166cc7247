// What to do next, in one or two sentences.

import type { InvalidReason, MetricName } from '../../verdict/verdict.ts';
import type { Reader } from '../document/report-document.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { heldAgainstThroughput, ownTolerance } from '../rows/held-against.ts';
import { isNotSureEnough } from '../rows/interval-rows.ts';

/** `undefined`: nothing has to be done. */
export function nextSteps(report: GateReport, reader: Reader): string | undefined {
  const { verdict, acceptance } = report;
  switch (verdict.kind) {
    case 'pass':
      return undefined;
    case 'regression':
      return acceptance === null ? mendOrAccept(report, verdict.offending, reader) : undefined;
    case 'inconclusive':
      return afterDoubt(verdict.need, report);
    case 'no-baseline':
      return afterFirst(report, reader);
    case 'invalid-run':
      return REMEDIES[verdict.because.code];
  }
}

/** The input that allows more of it. */
const ALLOWED_BY: Readonly<Record<MetricName, string | undefined>> = {
  throughput: 'max-throughput-drop',
  p99: 'max-p99-increase',
  'response-p99': 'max-p99-increase',
  'clean-response-p99': 'max-p99-increase',
  cpu: 'max-cpu-increase',
  memory: 'max-memory-increase',
  'start-time': 'max-start-increase',
  'first-answers': 'max-start-increase',
  errors: 'max-error-rate',
  'p99-limit': 'p99-limit',
  'min-throughput': 'min-throughput',
  // A server that cannot hold a rate that was set needs another rate, and a death is never allowed.
  'rate-not-sustained': undefined,
  'server-died': undefined,
};

function mendOrAccept(
  report: GateReport,
  offending: readonly MetricName[],
  reader: Reader,
): string {
  if (reader.kind === 'workflow') {
    return `mend it; or accept the loss: add the label \`${reader.acceptLabel}\` and run the job again.`;
  }
  const metrics = [
    ...offending.flatMap((metric) => heldAgainst(report, metric)),
    ...report.comparisons.filter(isNext).map(({ metric }) => metric),
  ];
  const inputs = [...new Set(metrics.flatMap((metric) => ALLOWED_BY[metric] ?? []))];
  if (inputs.length === 0) return 'mend it.';
  const more = inputs.length === 1 ? 'allow more' : 'allow more of each';
  const allowMore =
    reader.kind === 'command'
      ? `${more}: ${inputs.map((input) => `\`--${input}\``).join(', ')}.`
      : `set ${inputs.map((input) => `\`${input}\``).join(', ')} in \`perf-gate.yml\`.`;
  const wanted = metrics.every((metric) => metric === 'errors')
    ? 'if these failures are expected'
    : 'if the loss is wanted';
  return `mend it; or, ${wanted}, ${allowMore}`;
}

/** What stands beside the verdict says how the base can be run, and that shows more than any number of records. */
function afterDoubt(need: string, report: GateReport): string {
  const isLacking = report.warnings.some(({ code }) => code === 'base-not-run');
  const remedy = withoutReason(need, report);
  return isLacking ? `let the base be run, as said above. Without it: ${remedy}` : remedy;
}

/** By what a red metric is judged: CPU per request by throughput, too, and beyond its own tolerance by both. */
function heldAgainst(report: GateReport, metric: MetricName): readonly MetricName[] {
  const cpu = report.comparisons.find(
    (comparison) => metric === 'cpu' && heldAgainstThroughput(report, comparison) !== undefined,
  );
  if (cpu === undefined) return [metric];
  const { best } = cpu.interval;
  return best !== null && best > ownTolerance(cpu) ? ['throughput', 'cpu'] : ['throughput'];
}

/** It is beyond what is allowed by its size, and would be red as soon as it is sure enough. */
const isNext = (comparison: ReportComparison): boolean =>
  isNotSureEnough(comparison) && comparison.metric !== 'errors';

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
      return saved === null ? undefined : 'nothing: later runs are compared with this one.';
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
