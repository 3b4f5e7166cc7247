// Our own generator, with either engine, under the load of a case.

import { type LoadOptions, PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { countFailures } from '../../src/record/failure-class.ts';
import type { Histogram } from '../../src/record/histogram.ts';
import {
  milliseconds,
  perSecond,
  seconds,
  toMicroseconds,
  toMilliseconds,
  toSeconds,
} from '../../src/units.ts';
import { getRequest, targetOf } from '../engine/get-request.ts';
import type { Seen } from './seen.ts';
import type { AccuracyTool, ToolLoad } from './tools.ts';
import { PUNCTUAL_MS } from './truth.ts';

/** One thread: two cores. */
const CORES = 2;
const PUNCTUAL = toMicroseconds(milliseconds(PUNCTUAL_MS));

const ENGINES: readonly LoadOptions['engine'][] = ['wire', 'undici'];

export const OURS: readonly AccuracyTool[] = ENGINES.map((engine) => ({
  name: engine,
  version: '',
  loopOf: (rate) => (rate === undefined ? 'closed' : 'open'),
  run: (load) => runOurs(engine, load),
}));

async function runOurs(engine: LoadOptions['engine'], load: ToolLoad): Promise<Seen> {
  const url = new URL(load.url);
  await using generator = startLoadGenerator({
    patience: PATIENCE,
    requests: [getRequest(url)],
    connections: load.connections,
    requestTimeout: seconds(10),
    engine,
    cores: CORES,
  });
  await using pool = await generator.aimAt(targetOf(url));
  await load.begin();
  const { rate } = load;
  const { result } = await pool.run({
    shape: rate === undefined ? { kind: 'closed' } : { kind: 'open', rate: perSecond(rate) },
    settle: milliseconds(0),
    window: seconds(load.seconds),
  });
  const [request] = result.requests.values();
  if (request === undefined) throw new Error('a result without its request');
  const times = rate === undefined ? request.serviceTime : request.responseTime;
  const quantile = (q: number): number | undefined => {
    const time = times.quantile(q);
    return time === undefined ? undefined : toMilliseconds(time);
  };
  const failed = countFailures(request.failures) + request.unsent;
  return {
    loop: rate === undefined ? 'closed' : 'open',
    p50: quantile(0.5),
    p90: quantile(0.9),
    p99: quantile(0.99),
    throughput: result.completed / toSeconds(result.window),
    failures: failed === 0 ? '' : `${failed} failed or unsent`,
    punctualShare: shareUpTo(result.lag, PUNCTUAL),
  };
}

/** Share of the samples that are not longer, by halving: the histogram tells quantiles only. */
function shareUpTo(histogram: Histogram, time: number): number {
  let [low, high] = [0, 1];
  if ((histogram.max ?? 0) <= time) return 1;
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if ((histogram.quantile(middle) ?? 0) <= time) low = middle;
    else high = middle;
  }
  return low;
}
