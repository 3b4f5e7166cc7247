// The messages between the generator's main thread and its worker threads.

import type { ErrorCode, GateErrorKind } from '../../errors.ts';
import { type Cells, Histogram } from '../../record/histogram.ts';
import type { Milliseconds } from '../../units.ts';
import type { EngineName } from '../exchange/connection.ts';
import type { PlannedRequest } from '../exchange/outgoing-request.ts';
import type { LoadTarget } from '../target.ts';
import type { UniqueShare } from '../values/unique-numbers.ts';
import type { Drawing } from './draws.ts';
import type { SliceInput } from './slice.ts';
import type { ThreadRequest, ThreadSlice } from './thread-slice.ts';

/** A Buffer arrives in the other thread as a plain byte array. */
interface RequestMessage extends Omit<PlannedRequest, 'body'> {
  readonly body: Uint8Array | undefined;
}

export interface PoolMessage {
  readonly engine: EngineName;
  readonly target: LoadTarget;
  readonly requests: readonly RequestMessage[];
  readonly connections: number;
  readonly requestTimeout: Milliseconds;
  readonly drawing: DrawingMessage;
}

/** How this thread draws values. */
export interface DrawingMessage extends Pick<Drawing, 'thread' | 'threads'> {
  readonly unique: UniqueShare;
  /** Decides what is drawn at random. */
  readonly seed: number;
}

/** Commands name a pool by a number that the main thread chooses. */
export type Command =
  | { readonly kind: 'create'; readonly pool: number; readonly options: PoolMessage }
  /** Opens the connections that are not open. */
  | { readonly kind: 'open'; readonly pool: number }
  /** Closes all connections first. */
  | { readonly kind: 'reopen'; readonly pool: number }
  | { readonly kind: 'run'; readonly pool: number; readonly input: SliceInput }
  | { readonly kind: 'dispose'; readonly pool: number };

export interface CommandMessage {
  readonly id: number;
  readonly command: Command;
}

export interface ReplyMessage {
  readonly id: number;
  readonly reply:
    | { readonly kind: 'done' }
    | { readonly kind: 'measured'; readonly slice: SliceMessage }
    | {
        readonly kind: 'failed';
        readonly errorKind: GateErrorKind;
        readonly code: ErrorCode;
        readonly message: string;
        readonly remedy: string;
      };
}

/** A slice between threads: histograms do not survive structured cloning, their cells do. */
type Encoded<T> = {
  readonly [Key in keyof T]: T[Key] extends Histogram
    ? Cells
    : T[Key] extends ReadonlyMap<string, infer Result extends ThreadRequest>
      ? ReadonlyMap<string, Encoded<Result>>
      : T[Key];
};

type SliceMessage = Encoded<ThreadSlice>;

export function encodeSlice(slice: ThreadSlice): SliceMessage {
  return {
    ...slice,
    lag: encode(slice.lag),
    connectTime: encode(slice.connectTime),
    requests: mapValues(slice.requests, encodeRequest),
    flows: mapValues(slice.flows, (flow) => ({ ...encodeRequest(flow), steps: flow.steps })),
  };
}

export function decodeSlice(message: SliceMessage): ThreadSlice {
  return {
    ...message,
    lag: decode(message.lag),
    connectTime: decode(message.connectTime),
    requests: mapValues(message.requests, decodeRequest),
    flows: mapValues(message.flows, (flow) => ({ ...decodeRequest(flow), steps: flow.steps })),
  };
}

const mapValues = <From, To>(
  all: ReadonlyMap<string, From>,
  convert: (value: From) => To,
): ReadonlyMap<string, To> => new Map([...all].map(([name, value]) => [name, convert(value)]));

function encodeRequest(request: ThreadRequest): Encoded<ThreadRequest> {
  return {
    ...request,
    serviceTime: encode(request.serviceTime),
    responseTime: encode(request.responseTime),
    waiting: encode(request.waiting),
    total: encode(request.total),
    failureTime: encode(request.failureTime),
  };
}

function decodeRequest(request: Encoded<ThreadRequest>): ThreadRequest {
  return {
    ...request,
    serviceTime: decode(request.serviceTime),
    responseTime: decode(request.responseTime),
    waiting: decode(request.waiting),
    total: decode(request.total),
    failureTime: decode(request.failureTime),
  };
}

/**
 * The parts of a message that can be moved to the other thread instead of being copied. The slice that
 * was encoded is empty after that. Empty histograms share one array, which is not moved.
 */
export function buffersOf(slice: SliceMessage): readonly ArrayBuffer[] {
  const { lag, connectTime, requests, flows } = slice;
  const ofRequests = [...requests.values(), ...flows.values()].flatMap((request) => [
    request.serviceTime,
    request.responseTime,
    request.waiting,
    request.total,
    request.failureTime,
  ]);
  const filled = [lag, connectTime, ...ofRequests].filter(({ length }) => length > 0);
  return [...new Set(filled.map(({ buffer }) => buffer))];
}

const encode = (histogram: Histogram): Cells => histogram.cells;
const decode = (cells: Cells): Histogram => Histogram.ofCells(cells);
