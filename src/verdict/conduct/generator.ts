// What a load generator without headroom does to the verdict: it may hide a loss, and be taken for one.

import type { Case, Finding } from '../finding.ts';
import type { Comparison, MetricName } from '../verdict.ts';
import { percent } from '../words/phrase.ts';
import { findSaturation, type Saturation } from './saturation.ts';

/** What a generator without headroom changes; the rest is the server's own whatever limits it. */
const OF_CAPACITY: ReadonlySet<MetricName> = new Set([
  'throughput',
  'p99',
  'min-throughput',
  'p99-limit',
]);

interface Limited {
  readonly whose: 'candidate' | 'baseline' | 'stored';
  readonly saturation: Saturation;
}

/**
 * Throughput that the generator limits is a lower bound. A pass by it is no evidence, so the run is
 * invalid; a regression stands where something shows it that the generator cannot have made, and what
 * can be believed of the rest is said.
 */
export function judgeGenerator(input: Case, comparisons: readonly Comparison[]): Finding {
  const limited = findLimited(input);
  if (limited === undefined) return {};
  const losses = comparisons.filter(({ outcome }) => outcome === 'regression');
  const stands = losses.some((loss) => isServers(loss, limited));
  const text = describe(limited);
  if (stands || (losses.length === 0 && !couldHide(input))) {
    return { warnings: [{ code: 'generator-saturated', text: `${text} ${REMEDY}` }] };
  }
  return { invalid: { code: 'generator-limited', text: `${text} ${REMEDY}` } };
}

/** The candidate before what it is compared with. */
function findLimited(input: Case): Limited | undefined {
  const own = findSaturation(input.candidate);
  if (own !== undefined) return { whose: 'candidate', saturation: own };
  if (input.evidence === 'side-by-side') {
    const other = findSaturation(input.baselineArm);
    return other && { whose: 'baseline', saturation: other };
  }
  if (input.baseline.kind === 'nothing') return undefined;
  const stored = findSaturation(input.baseline.records[0]);
  return stored && { whose: 'stored', saturation: stored };
}

/**
 * A baseline that was held back makes a loss look smaller than it is. A candidate that was held back may
 * have lost nothing at all: its answers may have become dearer to read.
 */
const isServers = ({ metric }: Comparison, { whose }: Limited): boolean =>
  whose !== 'candidate' || !OF_CAPACITY.has(metric);

/** Where CPU time per request must be shown to be within tolerance, a pass does not rest on throughput. */
function couldHide(input: Case): boolean {
  if (input.evidence === 'side-by-side') return input.plan.compare.gateCpu !== 'always';
  return input.baseline.kind !== 'nothing';
}

const REMEDY =
  'Use a machine with more cores, load a request that costs the server more, or set `gate-cpu: always` so that CPU time per request must be shown to be within tolerance, too.';

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
