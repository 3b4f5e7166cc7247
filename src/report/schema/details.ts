// The part of a report that says what wrk and ab would have printed of the capacity phase, and more.

import * as z from 'zod';
import { FAILURE_CLASSES } from '../../record/failure-class.ts';
import {
  amount,
  BOUNDED_TEXT,
  count,
  list,
  oneOf,
  orNull,
  share,
  text,
  withFacts,
} from './nodes.ts';

/** A plan has at most 64 requests. */
export const MOST_REQUESTS = 64;
const MOST_STEPS = 20;
const MOST_CURVE_STEPS = 40;
const MOST_CURVES = 4;

const withinOneDeviation = () =>
  share('Share of the samples within one standard deviation of the mean.');

const spread = withFacts(
  z.object({
    mean: amount(),
    standardDeviation: amount(),
    max: amount(),
    withinOneDeviation: withinOneDeviation(),
  }),
  { id: 'spread' },
);

const times = withFacts(
  z.object({
    count: count(),
    min: amount(),
    mean: amount(),
    standardDeviation: amount(),
    median: amount(),
    max: amount(),
    withinOneDeviation: withinOneDeviation(),
  }),
  { id: 'times', description: 'Times in µs.' },
);

/** The steps of ab: 0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 1. */
const ladder = (description: string) =>
  list(z.object({ share: share(), time: amount('µs') }), MOST_STEPS, description);

const curve = withFacts(
  z.object({
    arm: oneOf(['candidate', 'baseline']),
    clock: oneOf(
      ['service', 'response'],
      'service: at capacity, from the request to the last byte; response: at the fixed rate, from when it was due.',
    ),
    times: list(
      amount('µs'),
      MOST_CURVE_STEPS,
      'At each of `curveShares`; shorter where fewer than ten requests were slower.',
    ),
  }),
  { id: 'curve' },
);

const failure = z.object({
  class: oneOf(FAILURE_CLASSES),
  count: count(),
  example: text('Text of the server or the system.'),
});

const request = withFacts(
  z.object({
    name: text(undefined, { foreign: BOUNDED_TEXT }),
    // A plan takes no methods but those of its list.
    method: text(undefined, { mask: 'never', foreign: BOUNDED_TEXT }),
    path: text(undefined, { foreign: BOUNDED_TEXT }),
    serverSoftware: orNull(text(), 'The Server header.'),
    documentLength: orNull(amount()),
    sent: count(),
    ok: count(),
    resent: count('Sent a second time after an idle connection was closed.'),
    unsent: count('Due at the fixed rate and never sent.'),
    bodyBytes: amount(),
    failures: list(failure, MOST_STEPS),
    processing: orNull(times, 'Service time: from the request to the last byte.'),
    waiting: orNull(times, 'From the request to the first byte.'),
    total: orNull(times, 'Service time and, where it opened one, the connection.'),
    ladder: ladder('Percentiles of the service time.'),
    responseLadder: ladder('Percentiles of the response time at the fixed rate.'),
    curves: list(curve, MOST_CURVES, 'Percentiles of both versions.'),
  }),
  { id: 'request' },
);

const flowStep = z.object({
  request: text('Its name in `requests`.', { foreign: BOUNDED_TEXT }),
  notSent: count('Runs of the flow that ended before this step.'),
});

const flow = withFacts(
  z.object({
    name: text(undefined, { foreign: BOUNDED_TEXT }),
    steps: list(flowStep, MOST_REQUESTS),
    begun: count('Runs of the flow.'),
    finished: count('Of them, those of which every step was a success.'),
    unsent: count('Due at the fixed rate and never begun.'),
    failures: list(failure, MOST_STEPS, 'What ended the others: the failure of a step.'),
    processing: orNull(times, 'Service time: from the first request to the last byte of the last.'),
    ladder: ladder('Percentiles of the service time.'),
    responseLadder: ladder('Percentiles of the response time at the fixed rate.'),
    curves: list(curve, MOST_CURVES, 'Percentiles of both versions.'),
  }),
  { id: 'flow', description: 'Several requests in order, as one unit of the mix.' },
);

export const details = withFacts(
  z.object({
    requests: list(request, MOST_REQUESTS),
    flows: list(flow, MOST_REQUESTS, 'Their steps are among `requests`.'),
    connectTime: orNull(times),
    threadRate: orNull(
      spread,
      'Requests per second of one generator thread, over slices: "Req/Sec" of wrk.',
    ),
    completeRequests: count(),
    measuredSeconds: amount(),
    bytesReceived: amount(),
    transferRate: amount('Bytes per second.'),
    connectionsOpened: count(),
    serverBusyCores: orNull(amount(), 'Server CPU ÷ wall, in cores.'),
    generatorBusyCores: amount('Generator CPU ÷ wall, in cores.'),
    generatorShare: orNull(
      amount(),
      'Generator CPU ÷ server CPU, both at capacity; the same on a fast machine and on a slow one.',
    ),
    serverProcesses: orNull(count()),
    lag: orNull(times, 'How late requests were written at the fixed rate.'),
    curveShares: list(share(), MOST_CURVE_STEPS, 'The percentiles of all `curves`.'),
  }),
  {
    id: 'details',
    description: 'The capacity phase, as wrk and ab report it.',
  },
);
