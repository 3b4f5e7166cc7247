// What a load generator without headroom does to the verdict: it may hide a loss, or look like one.

import { generatorLoadOf } from '../../record/generator-load.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Ratio } from '../../units.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { type ServerDemand, serverDemandOf } from '../metrics/server-demand.ts';
import type { Comparison, MetricName } from '../verdict.ts';
import { percent } from '../words/phrase.ts';

/** Metrics that a generator without headroom changes; the others are the server's own. */
const OF_CAPACITY: ReadonlySet<MetricName> = new Set([
  'throughput',
  'p99',
  'min-throughput',
  'p99-limit',
]);

/** From this share of the time on the busiest thread had work nearly always. */
const ALWAYS_WANTED = 0.95;

interface Saturation extends Pick<ServerDemand, 'serverCores' | 'coresLeft'> {
  /** Share of the time for which the busiest thread had work. */
  readonly demand: Ratio;
}

interface Limited {
  readonly whose: 'candidate' | 'baseline' | 'stored';
  readonly saturation: Saturation;
}

/**
 * Throughput that the generator limits is a lower bound. A pass then shows nothing, so the run is
 * invalid. A regression stands where a metric shows it that the generator cannot have changed; the limit
 * is then a warning.
 */
export function judgeGenerator(evidence: Evidence, comparisons: readonly Comparison[]): Finding {
  const limited = findLimited(evidence);
  if (limited === undefined) return {};
  const losses = comparisons.filter(({ outcome }) => outcome === 'regression');
  const stands = losses.some((loss) => isServers(loss, limited));
  const text = describe(limited);
  if (stands || (losses.length === 0 && !couldHide(evidence))) {
    return { warnings: [{ code: 'generator-saturated', text: `${text} ${REMEDY}` }] };
  }
  return { invalid: { code: 'generator-limited', text: `${text} ${REMEDY}` } };
}

/** The candidate first, then what it is compared with. */
function findLimited(evidence: Evidence): Limited | undefined {
  const own = findSaturation(evidence.candidate);
  if (own !== undefined) return { whose: 'candidate', saturation: own };
  if (evidence.kind === 'paired') {
    const other = findSaturation(evidence.baselineArm);
    return other && { whose: 'baseline', saturation: other };
  }
  if (evidence.baseline.kind === 'nothing') return undefined;
  const stored = findSaturation(evidence.baseline.records[0]);
  return stored && { whose: 'stored', saturation: stored };
}

/**
 * A baseline that was held back makes a loss look smaller than it is. A candidate that was held back may
 * have lost nothing at all: its answers may only cost the generator more to read.
 */
const isServers = ({ metric }: Comparison, { whose }: Limited): boolean =>
  whose !== 'candidate' || !OF_CAPACITY.has(metric);

/** Where CPU time per request must pass, a pass does not rest on throughput. */
function couldHide(evidence: Evidence): boolean {
  if (evidence.kind === 'paired') return evidence.plan.compare.gateCpu !== 'always';
  return evidence.baseline.kind !== 'nothing';
}

const REMEDY =
  'Use a machine with more cores, load a request that costs the server more, or set `gate-cpu: always` so that CPU time per request must pass, too.';

const WHOSE = {
  baseline: 'While the baseline was measured: ',
  stored: 'When the newest stored record was measured: ',
} as const;

function describe({ whose, saturation }: Limited): string {
  const { demand, serverCores, coresLeft } = saturation;
  const busy = percent(Math.min(1, demand));
  const text = `the load generator, not the server, was the limit at capacity: its busiest thread had work for ${busy} of the time, while the server wanted no more than ${cores(serverCores)} of the ${cores(coresLeft)} cores that were left to it. Throughput is a lower bound, and a loss may be hidden.`;
  return whose === 'candidate' ? capitalised(text) : `${WHOSE[whose]}${text}`;
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const cores = (value: number): string => value.toFixed(2);

/**
 * Set where throughput is a lower bound of what the server can do. In a closed loop the generator and the
 * server are two queues in a row, and the connections gather in the slower one. While that is the
 * generator, a server that gets slower does not show. A generator that waits for a CPU because the
 * server takes all of them has no headroom either, but then the machine is full and a slower server
 * shows. So all CPU time that may have been the server's counts as the server's. `undefined` also where
 * the server's CPU time is unknown.
 */
export function findSaturation(record: RunRecord): Saturation | undefined {
  const load = generatorLoadOf(record);
  const server = serverDemandOf(record);
  if (load === undefined || server === undefined || load.demand < ALWAYS_WANTED) return undefined;
  if (server.isFull) return undefined;
  const { serverCores, coresLeft } = server;
  return { demand: load.demand, serverCores, coresLeft };
}
