// Writes the sentences of a foreign report anew, from its codes and numbers.

import type { InvalidReason, MetricName, Warning, WarningCode } from '../../verdict/verdict.ts';
import type { GateReport, ReportComparison, ReportVerdict } from '../gate-report.ts';

const LOG_OF_RUN = 'The log and the summary of that run say more.';

export function remakeVerdict(verdict: GateReport['verdict']): ReportVerdict {
  switch (verdict.kind) {
    case 'pass':
    case 'regression':
      return verdict;
    case 'inconclusive':
      return { kind: 'inconclusive', need: LOG_OF_RUN };
    case 'no-baseline':
      return { kind: 'no-baseline', why: `Nothing was there to compare with. ${LOG_OF_RUN}` };
    case 'invalid-run': {
      const { code } = verdict.because;
      return { kind: 'invalid-run', because: { code, text: INVALID_TEXTS[code] } };
    }
  }
}

const INVALID_TEXTS: Readonly<Record<InvalidReason['code'], string>> = {
  errors: 'Too many requests failed.',
  'server-died': 'The server died under load.',
  'rate-not-sustained': 'The server did not keep up with the offered rate.',
  'generator-limited': 'The load generator was the limit, not the server.',
  'baseline-failed': 'The baseline failed while it was measured beside the candidate.',
  'accounting-broken': 'Requests were sent that were not counted.',
  'ports-exhausted': 'The machine ran out of ephemeral ports.',
  'resources-exhausted': 'perf-gate ran out of open files, memory or buffers.',
  'foreign-answer': 'Something answered that perf-gate did not start.',
  'too-little-data': 'Too little was measured.',
};

export function remakeExit({ verdict, exit: { code } }: GateReport): GateReport['exit'] {
  const policy = code === 0 ? 'warn or pass' : 'fail';
  const sentences: Readonly<Record<ReportVerdict['kind'], string>> = {
    pass: 'No loss beyond the tolerances was found.',
    regression: 'A loss beyond a tolerance or limit was shown.',
    inconclusive: `Nothing was decided, and the policy says ${policy}.`,
    'no-baseline': `There was nothing to compare with, and the policy says ${policy}.`,
    'invalid-run': `The run is not worth judging, and the policy says ${policy}.`,
  };
  return { code, because: sentences[verdict.kind] };
}

/** Why a comparison came out as it did; its numbers are shown beside it. */
export function remakeBecause({ metric, outcome }: ReportComparison): string {
  const event = EVENT_TEXTS[metric];
  if (event !== undefined) return event;
  switch (outcome) {
    case 'regression':
      return 'shown to be beyond what is allowed.';
    case 'inconclusive':
      return 'the evidence does not tell whether it stays within what is allowed.';
    case 'pass':
    case 'not-shown':
      return 'not shown to be beyond what is allowed.';
  }
}

const EVENT_TEXTS: Readonly<Partial<Record<MetricName, string>>> = {
  'server-died': 'The server died under load.',
  'rate-not-sustained': 'The server did not keep up with the offered rate.',
};

/** Each known warning once, in our own words; the others are counted. */
export function remakeWarnings(warnings: GateReport['warnings']): readonly Warning[] {
  const codes = [...new Set(warnings.map(({ code }) => code))];
  const known = codes.filter(isKnown).map((code) => ({ code, text: WARNING_TEXTS[code] }));
  const unknown = codes.length - known.length;
  if (unknown === 0) return known;
  const text = `The run gave warnings of ${unknown === 1 ? 'another kind' : `${unknown} other kinds`}. ${LOG_OF_RUN}`;
  return [...known, { code: 'other-warnings', text }];
}

/** A record, so that the compiler finds a missing one. */
const WARNING_TEXTS: Readonly<Record<Exclude<WarningCode, 'other-warnings'>, string>> = {
  'client-gaps': 'The load generator lost time between an answer and the next request.',
  'errors-below-floor': 'Some requests failed, not shown to be more than is allowed.',
  'costly-generator': 'Requests cost the load generator much more CPU time than they should.',
  'failed-in-warm-up': 'Requests failed while the servers were warmed up, before anything counted.',
  'few-samples': 'A metric had too few samples to be judged.',
  'garbage-collection': 'The load generator spent time collecting garbage.',
  'generator-saturated': 'The load generator limited the throughput.',
  'generator-stalled': 'The load generator stood still for a while.',
  'high-generator-share': 'The load generator may have limited the throughput.',
  'late-sends': 'Many requests at the fixed rate were written late.',
  'methods-disagree': 'Two methods of judging a limit disagree: single blocks stray far.',
  'rate-not-sustained': 'The server did not keep up with the offered rate.',
  'running-server': 'The server was running already: there were no fresh processes.',
  'slow-connects':
    'Requests waited long for their connection, which the p99 at capacity does not include.',
  'stale-keep-alive': 'Some requests met a connection that the server had just closed.',
  'still-warming': 'The server was still warming up: a steady loss is larger than it shows here.',
  'stood-still': 'In some blocks, a version answered nothing at capacity.',
  't-instead-of-wilcoxon': 'A limit was judged assuming normal errors.',
  throttled: "The machine's CPU was throttled while measuring.",
  unanswered: 'Some requests were never answered: their times are in no percentile.',
  'fixed-port':
    'The two versions were measured one at a time, on a fixed port, which is less precise.',
  'kept-shares-differ':
    'Different shares of the two versions were disturbed, so the cleaned p99 was not used.',
  'not-cleaned': 'The p99 at the fixed rate could not be cleaned of what the machine did.',
  'unsteady-p99':
    'A p99 differs so much between blocks of the baseline that a pass rules out only a large rise.',
  'uneven-workers': 'Connections fell unevenly on the worker processes of the server.',
  'answers-differ': 'The two versions answer the same request differently.',
  'answers-smaller': "The candidate's answers are smaller than the baseline's.",
  'no-profile': `Nobody looked which functions got slower. ${LOG_OF_RUN}`,
  'new-requests': 'Some requests are new, and the baseline cannot answer them.',
  'other-path-length': 'The two versions ran in directories whose paths differ in length.',
  'requests-changed': 'The two versions define some requests differently.',
  'starts-apart': 'The two versions show in different ways that they are ready.',
  'stored-only': `The baseline could not be measured again. ${LOG_OF_RUN}`,
  'redirect-measured': 'Redirects were measured, and not the pages that they lead to.',
  'base-not-run': `The base could not be run, so a loss of throughput cannot fail this check. ${LOG_OF_RUN}`,
  'baseline-note': `Something was noted while a baseline was looked for. ${LOG_OF_RUN}`,
  'baseline-regressed': 'The newest stored record was itself slower, and is not accepted.',
  'other-machine': 'The stored records are from another machine: only large changes can be shown.',
  'weak-record': 'As a baseline, this run would decide nothing.',
  'prior-only': 'There are too few stored records to know how much runs vary.',
  'acceptance-unknown': 'Whether the loss was accepted could not be looked up.',
  'attempts-apart': 'An earlier attempt could not be added to this one, and was judged by itself.',
  'attempts-pooled': 'It was judged together with earlier attempts, at a part of the usual level.',
  'attempts-unread': 'The records of earlier attempts could not be read.',
  'earlier-regression':
    'An earlier attempt showed this regression; it stands until a later one is shown to pass.',
  'anchor-unknown': `The commit that drift is counted from could not be looked up. ${LOG_OF_RUN}`,
  drift: 'Many small losses in a row came to more than is allowed for one.',
  improvement: 'An improvement was shown.',
  'small-proven-loss': 'A loss was shown that is within what is allowed.',
};

const isKnown = (code: string): code is keyof typeof WARNING_TEXTS =>
  Object.hasOwn(WARNING_TEXTS, code);
