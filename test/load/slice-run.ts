// Load on a server of the test's own, in this thread, and what must hold after every slice of it.

import assert from 'node:assert/strict';
import { sharedNow } from '../../src/load/exchange/clock.ts';
import type { Engine } from '../../src/load/exchange/connection.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import type { Schedule } from '../../src/load/exchange/schedule.ts';
import { drawablesOf, readyToSend } from '../../src/load/ready-to-send.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { ConnectionPool } from '../../src/load/thread/connection-pool.ts';
import { type SliceInput, waitingThreads } from '../../src/load/thread/slice.ts';
import type { ThreadRequest, ThreadSlice } from '../../src/load/thread/thread-slice.ts';
import { UniqueNumbers } from '../../src/load/values/unique-numbers.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import type { RequestPlan } from '../../src/plan/plan.ts';
import { countFailures, type FailureClass } from '../../src/record/failure-class.ts';
import type { NonEmpty } from '../../src/units.ts';
import { milliseconds, minutes, perSecond, ratio } from '../../src/units.ts';

/** A request of the mix; `GET /` that wants a 2xx or 3xx, unless said otherwise. */
export interface RequestSketch extends Partial<Omit<RequestPlan, 'headers' | 'body'>> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function makeRequest({ headers = {}, body, ...rest }: RequestSketch = {}): RequestPlan {
  return {
    name: 'default',
    method: 'GET',
    path: '/',
    headers: Object.entries(headers).map(([name, value]) => ({
      name,
      value: { template: '***', value },
    })),
    body: body === undefined ? undefined : { template: '***', value: body },
    weight: 1,
    expect: { status: undefined, body: undefined },
    tolerances: { p99: ratio(0) },
    limits: { p99: undefined },
    ...rest,
  };
}

interface PoolSketch {
  readonly target: LoadTarget;
  readonly requests?: NonEmpty<RequestSketch>;
  readonly connections?: number;
  /** In milliseconds; by default longer than any test. */
  readonly requestTimeout?: number;
  readonly engine?: Engine;
}

export function makePool(sketch: PoolSketch): ConnectionPool {
  const planned = plannedRequests((sketch.requests ?? [{}]).map(makeRequest));
  return new ConnectionPool({
    engine: sketch.engine ?? wireEngine,
    target: sketch.target,
    requests: planned.map((request) => readyToSend(request, 7)),
    connections: sketch.connections ?? 4,
    requestTimeout: milliseconds(sketch.requestTimeout ?? minutes(5)),
    drawables: drawablesOf(planned, 7),
    drawing: { unique: new UniqueNumbers({ first: 0, stride: 1 }), thread: 0, threads: 1 },
  });
}

/** How long, and in which shape; times in milliseconds. */
export interface LoadSketch {
  /** Arrivals per second; without it the loop is closed. */
  readonly rate?: number;
  readonly settle?: number;
  readonly window?: number;
  /** By default longer than any test: then every request is recorded. */
  readonly patience?: number;
}

export function makeInput({
  rate,
  settle = 0,
  window = 100,
  patience = minutes(5),
}: LoadSketch = {}): SliceInput {
  const schedule: Schedule =
    rate === undefined
      ? { kind: 'closed' }
      : { kind: 'open', rate: perSecond(rate), thread: 0, threads: 1 };
  const startAt = sharedNow();
  return {
    schedule,
    startAt,
    settle: milliseconds(settle),
    window: milliseconds(window),
    patience: milliseconds(patience),
    waiting: waitingThreads(1),
  };
}

/** Exactly `count` arrivals, as close together as the connections allow, all of them recorded. */
export const arrivals = (count: number): LoadSketch => ({ rate: count * 50, window: 20 });

/** One slice of a pool of its own, its accounts checked. */
export async function loadOnce(sketch: PoolSketch, load: LoadSketch = {}): Promise<ThreadSlice> {
  using pool = makePool(sketch);
  return await runSlice(pool, load);
}

export async function runSlice(pool: ConnectionPool, load: LoadSketch = {}): Promise<ThreadSlice> {
  const phase = await pool.run(makeInput(load));
  assertAccounts(phase);
  return phase;
}

/** A slice as one thread or all of them saw it. */
interface Counted<Result extends ThreadRequest = ThreadRequest> {
  readonly requests: ReadonlyMap<string, Result>;
  readonly flows?: ReadonlyMap<string, Result>;
}

/** `sent = ok + all failures`, for every request and flow, and no time recorded that was no success. */
export function assertAccounts({ requests, flows = new Map() }: Counted): void {
  for (const [name, result] of [...requests, ...flows]) {
    assert.equal(result.sent, result.ok + countFailures(result.failures), name);
    assert.equal(result.failureTime.count, countFailures(result.failures), name);
    assert.ok(result.completed <= result.ok, name);
    assert.ok(result.serviceTime.count <= result.ok, name);
  }
}

/** What became of the request of that name. */
export function resultOf<Result extends ThreadRequest>(
  { requests }: Counted<Result>,
  name = 'default',
): Result {
  const result = requests.get(name);
  assert.ok(result, `no request "${name}"`);
  return result;
}

/** Counts of every class that occurred. */
export function failuresOf(phase: Counted, name = 'default') {
  const { failures } = resultOf(phase, name);
  return Object.fromEntries(
    Object.entries(failures).map(([failure, { count }]) => [failure, count]),
  );
}

/** What the first failure of that class said. */
export function exampleOf(phase: Counted, failure: FailureClass): string {
  return resultOf(phase).failures[failure]?.example ?? '';
}
