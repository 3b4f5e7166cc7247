// A phase result between threads: histograms do not survive structured cloning, their cells do.

import { type Cells, Histogram } from '../../record/histogram.ts';
import type { PhaseResult, RequestResult } from '../../record/run-record.ts';

type Encoded<T> = {
  readonly [Key in keyof T]: T[Key] extends Histogram
    ? Cells
    : T[Key] extends ReadonlyMap<string, RequestResult>
      ? ReadonlyMap<string, Encoded<RequestResult>>
      : T[Key];
};

export type PhaseMessage = Encoded<PhaseResult>;

export function encodePhase(phase: PhaseResult): PhaseMessage {
  return {
    ...phase,
    lag: encode(phase.lag),
    connectTime: encode(phase.connectTime),
    requests: new Map([...phase.requests].map(([name, request]) => [name, encodeRequest(request)])),
  };
}

export function decodePhase(message: PhaseMessage): PhaseResult {
  return {
    ...message,
    lag: decode(message.lag),
    connectTime: decode(message.connectTime),
    requests: new Map(
      [...message.requests].map(([name, request]) => [name, decodeRequest(request)]),
    ),
  };
}

function encodeRequest(request: RequestResult): Encoded<RequestResult> {
  return {
    ...request,
    serviceTime: encode(request.serviceTime),
    responseTime: encode(request.responseTime),
    cleanTime: encode(request.cleanTime),
    waiting: encode(request.waiting),
    total: encode(request.total),
    failureTime: encode(request.failureTime),
  };
}

function decodeRequest(request: Encoded<RequestResult>): RequestResult {
  return {
    ...request,
    serviceTime: decode(request.serviceTime),
    responseTime: decode(request.responseTime),
    cleanTime: decode(request.cleanTime),
    waiting: decode(request.waiting),
    total: decode(request.total),
    failureTime: decode(request.failureTime),
  };
}

/**
 * What a message is made of that can be moved to the other thread instead of being copied: after that
 * the phase that was encoded holds nothing any more. Empty histograms share one array, which stays.
 */
export function buffersOf({ lag, connectTime, requests }: PhaseMessage): readonly ArrayBuffer[] {
  const ofRequests = [...requests.values()].flatMap((request) => [
    request.serviceTime,
    request.responseTime,
    request.cleanTime,
    request.waiting,
    request.total,
    request.failureTime,
  ]);
  const filled = [lag, connectTime, ...ofRequests].filter(({ length }) => length > 0);
  return [...new Set(filled.map(({ buffer }) => buffer))];
}

const encode = (histogram: Histogram): Cells => histogram.cells;
const decode = (cells: Cells): Histogram => Histogram.ofCells(cells);
