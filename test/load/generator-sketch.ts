// A generator and its load, in few words.

import type { LoadOptions, SliceLoad } from '../../src/load/load-generator.ts';
import type { NonEmpty } from '../../src/units.ts';
import { milliseconds, minutes, perSecond, seconds } from '../../src/units.ts';
import { type LoadSketch, makeRequest, type RequestSketch } from './slice-run.ts';

export interface Sketch {
  readonly connections?: number;
  readonly cores?: number;
  readonly requests?: NonEmpty<RequestSketch>;
  readonly engine?: LoadOptions['engine'];
}

export const optionsOf = ({
  connections = 7,
  cores = 4,
  requests = [{}],
  engine = 'wire',
}: Sketch = {}): LoadOptions => ({
  requests: requests.map(makeRequest),
  connections,
  cores,
  // Long for a busy machine. A thread that waits for the others looks a hundred times in so long.
  requestTimeout: seconds(20),
  // Every request is recorded, so that those that arrive can be counted.
  patience: minutes(5),
  engine,
});

export const load = ({ rate, settle = 0, window = 100 }: LoadSketch): SliceLoad => ({
  shape: rate === undefined ? { kind: 'closed' } : { kind: 'open', rate: perSecond(rate) },
  settle: milliseconds(settle),
  window: milliseconds(window),
});
