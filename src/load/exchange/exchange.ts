// One request and its answer: both clocks, the status, the failure.

import type { CapturedValue } from '../../plan/request-plan.ts';
import { type FailureClass, isOwnLimit } from '../../record/failure-class.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/**
 * One request and what became of it. Each connection reuses a single object, so read it within `ended`
 * and keep no reference. Instants are `performance.now()` of this thread.
 */
export interface Exchange {
  request: OutgoingRequest;
  /** When the request was due; equal to `startedAt` in a closed loop. */
  intendedAt: number;
  /** Just before its bytes were handed to the socket; the first time, if it was sent again. */
  startedAt: number;
  firstByteAt: number;
  /** When the newest piece of a body that is not whole came; 0 until one has. */
  lastPieceAt: number;
  endedAt: number;
  /** Time to open the connection for this request; 0 on one that was already open. */
  connecting: number;
  status: number;
  bodyBytes: number;
  failure: FailureClass | undefined;
  /** What the system reported, or what the server answered. */
  message: string;
  resent: boolean;
  /** What a step of a flow captures, in the order of its captures; none where it failed. */
  captured: readonly CapturedValue[];
  /** The `Server` header of the connection's first answer; '' if it had none. */
  serverSoftware: string | undefined;
}

/** Resets the connection's exchange for its next request. */
export function beginExchange(
  reused: Exchange | undefined,
  request: OutgoingRequest,
  intendedAt: number,
): Exchange {
  const exchange = reused ?? emptyExchange(request);
  exchange.request = request;
  exchange.intendedAt = intendedAt;
  exchange.startedAt = intendedAt;
  exchange.firstByteAt = 0;
  exchange.lastPieceAt = 0;
  exchange.endedAt = 0;
  exchange.connecting = 0;
  exchange.status = 0;
  exchange.bodyBytes = 0;
  exchange.failure = undefined;
  exchange.message = '';
  exchange.resent = false;
  exchange.captured = NOTHING;
  return exchange;
}

const NOTHING: readonly CapturedValue[] = [];

function emptyExchange(request: OutgoingRequest): Exchange {
  return {
    request,
    intendedAt: 0,
    startedAt: 0,
    firstByteAt: 0,
    lastPieceAt: 0,
    endedAt: 0,
    connecting: 0,
    status: 0,
    bodyBytes: 0,
    failure: undefined,
    message: '',
    resent: false,
    captured: NOTHING,
    serverSoftware: undefined,
  };
}

/** Whether no connection could be opened for it. */
export const hasNoConnection = ({ failure }: Pick<Exchange, 'failure'>): boolean =>
  failure !== undefined && (isOwnLimit(failure) || failure.startsWith('connect-'));
