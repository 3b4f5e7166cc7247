// The plan's requests, made ready to send.

import type { Expectation, RequestPlan, SentRequest } from '../../plan/plan.ts';
import type { DrawnValues } from '../values/drawn-values.ts';
import { type TemplateMessage, templateMessage } from '../values/template-message.ts';

/** A request of the mix, ready to send. The same object is sent many times. */
export interface OutgoingRequest {
  /** Index in the plan. */
  readonly index: number;
  readonly name: string;
  /** Its share of the mix. */
  readonly weight: number;
  readonly method: string;
  readonly path: string;
  /** Name, value, name, value …, with secrets resolved. */
  readonly headers: readonly string[];
  readonly body: Buffer | undefined;
  readonly expect: Expectation;
  /** Names of the answer's fields that are looked at, in lower case; absent: none, as in most plans. */
  readonly fields?: ReadonlySet<string> | undefined;
  /** May be sent again after a stale keep-alive (RFC 9110 section 9.2.2). */
  readonly idempotent: boolean;
  /** What differs each time, drawn before it is sent; `undefined`: nothing. */
  readonly values?: DrawnValues | undefined;
}

/** A request before there is a thread to draw its values. */
export interface PlannedRequest extends Omit<OutgoingRequest, 'values'> {
  readonly template: TemplateMessage | undefined;
}

/** RFC 9110 section 9.2.2. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

type Weighted = SentRequest & Partial<Pick<RequestPlan, 'weight'>>;

/** Without a weight, each has the same share. */
export function plannedRequests(requests: readonly Weighted[]): readonly PlannedRequest[] {
  return requests.map((request, index) => ({
    index,
    name: request.name,
    weight: request.weight ?? 1,
    method: request.method,
    path: request.path,
    headers: request.headers.flatMap(({ name, value }) => [name, value.value]),
    body: request.body && Buffer.from(request.body.value),
    expect: request.expect,
    fields: fieldsOf(request),
    idempotent: IDEMPOTENT.has(request.method),
    template: request.template && templateMessage(request.template),
  }));
}

/** Whether the body must be kept: under load that costs time and memory. */
export const looksAtBody = ({ body, json }: Expectation): boolean =>
  body !== undefined || json !== undefined;

function fieldsOf({ headers, expect }: SentRequest): ReadonlySet<string> | undefined {
  const names = expect.headers?.map(({ name }) => name) ?? [];
  // Without it, a server compresses nothing: then nobody need know how.
  const mayBeEncoded = headers.some(({ name }) => name.toLowerCase() === 'accept-encoding');
  if (mayBeEncoded && looksAtBody(expect)) names.push('content-encoding');
  return names.length === 0 ? undefined : new Set(names);
}

/** Whether the plan names the host; it then stands before all other fields. */
export const namesHost = ({ headers }: Pick<OutgoingRequest, 'headers'>): boolean =>
  headers[0]?.toLowerCase() === 'host';

/** These methods send a length of 0 when they have no content (RFC 9110 section 8.6). */
const EXPECTS_CONTENT = new Set(['POST', 'PUT', 'PATCH']);

/** `undefined`: the request has no content, and says nothing about it. */
export function contentLengthOf({ method, body }: OutgoingRequest): number | undefined {
  const length = body?.length ?? 0;
  return length > 0 || EXPECTS_CONTENT.has(method) ? length : undefined;
}
