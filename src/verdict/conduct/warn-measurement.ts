// Warnings about the measurement itself: what a reader should know before trusting the numbers.

import { countErrors } from '../../record/failure-class.ts';
import { unitRateOf } from '../../record/held-rate.ts';
import { Histogram } from '../../record/histogram.ts';
import type { Incident } from '../../record/incident.ts';
import { blocksOf, phasesOf, resultsOf } from '../../record/metrics.ts';
import { unitsIn } from '../../record/phase-result.ts';
import type { Block, RequestResult, RunRecord } from '../../record/run-record.ts';
import { milliseconds, toMicroseconds, toMilliseconds, toSeconds } from '../../units.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';
import { countOf } from './validity.ts';
import { warnOfAnswers } from './warn-answers.ts';
import { warnOfConnects } from './warn-connects.ts';
import { warnOfGenerator } from './warn-generator.ts';
import { warnOfRedirects } from './warn-redirects.ts';

/** Where more than this share timed out, the 99th percentile is among them. */
const BEYOND_P99 = 0.01;

/** Stale connections are normal now and then; above this share they change the times. */
const NOTABLE_STALE_SHARE = 0.001;

/** Little's law gives 1 for a generator that sends its next request at once; wrk has been seen at 0.8. */
const LEAST_OCCUPANCY = 0.9;

/** fortio's rule: more than 5 % of the requests written more than 1 ms late. */
const LATE_SHARE = 0.05;
const LATE = toMicroseconds(milliseconds(1));

export function warnOfMeasurement(evidence: Evidence): Finding {
  const ofCandidate = warnOfRecord(evidence.candidate);
  const codes = ofCandidate.map(({ code }) => code);
  const ofBaseline = evidence.kind === 'stored' ? [] : warnOfRecord(evidence.baselineArm);
  return {
    warnings: [
      ...warnOfThrottling(evidence.incidents),
      ...warnOfRedirects(evidence),
      ...warnOfAnswers(evidence),
      ...ofCandidate,
      // Says once what both arms show. What the baseline alone shows may explain a difference.
      ...ofBaseline
        .filter(({ code }) => !codes.includes(code))
        .map(({ code, text }) => ({ code, text: `While the baseline was measured: ${text}` })),
      ...warnOfTurns(evidence),
    ],
  };
}

function warnOfRecord(record: RunRecord): readonly Warning[] {
  const warnings = [
    warnOfStandstill(record),
    warnOfUnanswered(record),
    warnOfStaleConnections(record),
    warnOfConnects(record),
    ...warnOfGenerator(record),
    warnOfClientGaps(record),
    warnOfLateSends(record),
    warnOfRunningServer(record),
  ];
  return warnings.filter((warning) => warning !== undefined);
}

/** A record of nothing else is refused: `too-little-data`. */
export function warnOfStandstill(record: RunRecord): Warning | undefined {
  const blocks = blocksOf(record);
  const silent = blocks.filter(isSilent);
  if (silent.length === 0) return undefined;
  const seconds = silent.reduce((sum, { capacity }) => sum + toSeconds(capacity.window), 0);
  return {
    code: 'stood-still',
    text: `In ${silent.length} of ${blocks.length} blocks not one request was answered at capacity, in ${seconds.toFixed(1)} s of load: the server stood still, or others took the machine.`,
  };
}

/** No answer, and no failure either, which is told by itself. */
const isSilent = ({ capacity }: Block): boolean =>
  capacity.completed === 0 &&
  [...capacity.requests.values()].every(({ failures }) => countErrors(failures) === 0);

/**
 * Requests that timed out have no time, so no percentile holds them. They took at least the request
 * timeout; how much more is unknown (right-censored).
 */
export function warnOfUnanswered(record: RunRecord): Warning | undefined {
  const results = phasesOf(record).flatMap(({ requests }) => [...requests.values()]);
  const share = Math.max(0, ...results.map(unansweredShare));
  if (share <= BEYOND_P99) return undefined;
  return {
    code: 'unanswered',
    text: `Up to ${percent(share)} of the requests of one name were not answered within \`request-timeout\`, so their 99th percentile is at least that; the times that are shown are those of the others.`,
  };
}

function unansweredShare({ ok, failures }: RequestResult): number {
  const unanswered = failures.timeout?.count ?? 0;
  return unanswered === 0 ? 0 : unanswered / (ok + unanswered);
}

/** RFC 9112 section 9.3.1 allows a server to close an idle connection while a request is on its way. */
function warnOfStaleConnections(record: RunRecord): Warning | undefined {
  const results = resultsOf(phasesOf(record), undefined);
  const sent = results.reduce((sum, result) => sum + result.sent, 0);
  const resent = results.reduce((sum, result) => sum + result.resent, 0);
  const share = (resent + countOf(results, 'stale-keep-alive')) / Math.max(sent, 1);
  if (share <= NOTABLE_STALE_SHARE) return undefined;
  return {
    code: 'stale-keep-alive',
    text: `${percent(share)} of the requests met a connection that the server had just closed; a longer keep-alive timeout of the server would avoid that.`,
  };
}

/**
 * Little's law at capacity: answers per second × time per answer ÷ connections. Below 1, connections
 * stood idle between an answer and the next request. Says nothing where they are opened anew.
 */
function warnOfClientGaps(record: RunRecord): Warning | undefined {
  const phases = blocksOf(record).map((block) => block.capacity);
  // Between two steps of a flow, a user may think.
  const times = Histogram.merged(phases.flatMap(unitsIn).map(({ total }) => total));
  const opened = phases.reduce((sum, phase) => sum + phase.connectionsOpened, 0);
  const throughput = unitRateOf(record);
  if (times.mean === undefined || throughput === undefined) return undefined;
  if (opened > times.count / 2) return undefined;
  const busy = throughput * toSeconds(toMilliseconds(times.mean));
  const occupancy = busy / record.load.connections;
  if (occupancy >= LEAST_OCCUPANCY) return undefined;
  return {
    code: 'client-gaps',
    text: `Connections were waiting for an answer only ${percent(occupancy)} of the time: the load generator lost the rest between an answer and the next request, so throughput is a lower bound.`,
  };
}

/** Late although connections were free: with most of them busy the server is the one that delays. */
function warnOfLateSends(record: RunRecord): Warning | undefined {
  const phases = blocksOf(record).flatMap((block) => block.fixedRate ?? []);
  const lag = Histogram.merged(phases.map((phase) => phase.lag));
  const late = lag.supportedQuantile(1 - LATE_SHARE);
  const times = Histogram.merged(phases.flatMap(unitsIn).map(({ total }) => total));
  const rate = record.load.offeredRate;
  if (late === undefined || late <= LATE || times.mean === undefined || rate === undefined) {
    return undefined;
  }
  const busy = rate * toSeconds(toMilliseconds(times.mean));
  if (busy > record.load.connections / 2) return undefined;
  return {
    code: 'late-sends',
    text: `More than ${percent(LATE_SHARE)} of the requests at the fixed rate were written more than 1 ms late: this machine is too busy, or the rate too high for the load generator; response times include that.`,
  };
}

function warnOfThrottling(incidents: readonly Incident[]): readonly Warning[] {
  return incidents
    .filter(({ kind }) => kind === 'throttled')
    .map(({ text }) => ({ code: 'throttled', text }));
}

/** Alternating slices of 50 ms see the same machine; whole blocks one after the other do not. */
function warnOfTurns({ kind, candidate }: Evidence): readonly Warning[] {
  if (kind === 'stored' || candidate.load.turns === 'slices') return [];
  return [
    {
      code: 'fixed-port',
      text: 'The two versions were measured one at a time, because the server listens on a fixed port: what the machine did meanwhile is in the difference, so the bounds are wider. Let the server listen on `{port}` or `PORT` to measure both at once.',
    },
  ];
}

function warnOfRunningServer(record: RunRecord): Warning | undefined {
  if (record.load.processes === 'fresh') return undefined;
  return {
    code: 'running-server',
    text: 'The server was running already, so all blocks met the same processes; how much fresh processes of the same code differ is not in the bounds. Give `start` to have them started afresh.',
  };
}
