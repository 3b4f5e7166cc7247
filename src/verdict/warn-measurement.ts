// Warnings about the measurement itself: what a reader should know before trusting the numbers.

import { blocksOf, phasesOf, resultsOf } from '../measure/metrics.ts';
import type { RunRecord } from '../measure/run-record.ts';
import { NANOSECONDS_PER_MILLISECOND } from '../units.ts';
import type { Case, Finding } from './finding.ts';
import { countOf } from './judge-validity.ts';
import { percent } from './phrase.ts';
import type { Warning } from './verdict.ts';

/** Above this share of its threads' time the generator may be what limits throughput. */
const HIGH_GENERATOR_SHARE = 0.85;

/** Lapsed connections are normal now and then; above this share they colour the times. */
const NOTABLE_STALE_SHARE = 0.001;

export function warnOfMeasurement({ candidate }: Case): Finding {
  const warnings = [
    warnOfStaleConnections(candidate),
    warnOfBusyGenerator(candidate),
    warnOfRunningServer(candidate),
  ];
  return { warnings: warnings.filter((warning) => warning !== undefined) };
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

function warnOfBusyGenerator(record: RunRecord): Warning | undefined {
  const share = generatorShare(record);
  if (share === undefined || share <= HIGH_GENERATOR_SHARE) return undefined;
  return {
    code: 'high-generator-share',
    text: `The load generator's threads were ${percent(share)} busy at capacity: throughput may be limited by the generator, and a loss of the server be hidden.`,
  };
}

/** CPU time ÷ wall time of the generator's threads at capacity. */
function generatorShare(record: RunRecord): number | undefined {
  const phases = blocksOf(record).map((block) => block.capacity);
  const cpu = phases.reduce((sum, phase) => sum + phase.generatorCpu, 0);
  const elapsed = phases.reduce((sum, phase) => sum + phase.elapsed, 0);
  if (elapsed === 0) return undefined;
  return cpu / (elapsed * NANOSECONDS_PER_MILLISECOND * record.load.threads);
}

function warnOfRunningServer(record: RunRecord): Warning | undefined {
  if (record.load.processes === 'fresh') return undefined;
  return {
    code: 'running-server',
    text: 'The server was running already, so all blocks met the same processes; how much fresh processes of the same code differ is not in the bounds. Give `start` to have them started afresh.',
  };
}
