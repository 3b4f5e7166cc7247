// The plan's requests, made ready to send.

import type { Expectation, RequestPlan, SentRequest } from '../../plan/plan.ts';
import type { CapturePlan } from '../../plan/request-plan.ts';
import type { Milliseconds } from '../../units.ts';
import type { Values } from '../values/drawn-values.ts';
import {
  type TemplateMessage,
  templateMessage,
  templatesOfFlow,
} from '../values/template-message.ts';
import { fitOf, type OutgoingCapture } from './capture.ts';

/** A request of the mix, ready to send. The same object is sent many times. */
export interface OutgoingRequest {
  /** Index in the plan. */
  readonly index: number;
  readonly name: string;
  /** Its share of the mix; that of its flow. */
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
  readonly values?: Values | undefined;
  /** Absent: it is sent by itself. */
  readonly step?: OutgoingStep | undefined;
}

/** The place of a request in a flow. The next step stands behind it in the plan. */
export interface OutgoingStep {
  readonly flow: OutgoingFlow;
  /** From 0 on. */
  readonly position: number;
  readonly isLast: boolean;
  /** How long the user waits before sending it. */
  readonly thinkTime: Milliseconds;
  /** Taken from each answer that is a success. */
  readonly captures: readonly OutgoingCapture[];
}

export interface OutgoingFlow {
  /** Among the flows of the plan. */
  readonly index: number;
  readonly name: string;
}

/** Whether it begins a unit of the mix: by itself, or as the first step of a flow. */
export const beginsUnit = ({ step }: Pick<OutgoingRequest, 'step'>): boolean =>
  step === undefined || step.position === 0;

/** The flows of a plan, with the names of their steps. */
export const flowsOf = (
  requests: readonly Pick<OutgoingRequest, 'name' | 'step'>[],
): readonly (OutgoingFlow & { readonly steps: readonly string[] })[] =>
  requests.flatMap(({ step }) => {
    if (step?.position !== 0) return [];
    const own = requests.filter((other) => other.step?.flow.index === step.flow.index);
    return [{ ...step.flow, steps: own.map(({ name }) => name) }];
  });

/** A request before there is a thread to draw its values. */
export interface PlannedRequest extends Omit<OutgoingRequest, 'values'> {
  readonly template: TemplateMessage | undefined;
}

/** RFC 9110 section 9.2.2. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

type Weighted = SentRequest & Partial<Pick<RequestPlan, 'weight' | 'step'>>;

/** Without a weight, each has the same share. */
export function plannedRequests(requests: readonly Weighted[]): readonly PlannedRequest[] {
  const flows = stepsByFlow(requests);
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
    ...(request.step === undefined
      ? { template: request.template && templateMessage(request.template) }
      : placeIn(flows, request, request.step)),
  }));
}

type PlanStep = NonNullable<Weighted['step']>;
type Step = Weighted & { readonly step: PlanStep };

interface PlannedFlow extends OutgoingFlow {
  readonly steps: readonly Step[];
  readonly templates: readonly (TemplateMessage | undefined)[];
}

function stepsByFlow(requests: readonly Weighted[]): ReadonlyMap<PlanStep['flow'], PlannedFlow> {
  const steps = requests.filter((request): request is Step => request.step !== undefined);
  const flows = new Set(steps.map(({ step }) => step.flow));
  return new Map(
    [...flows].map((flow, index) => {
      const own = steps.filter(({ step }) => step.flow === flow);
      const templates = templatesOfFlow(own.map(({ template }) => template));
      return [flow, { index, name: flow.name, steps: own, templates }] as const;
    }),
  );
}

function placeIn(
  flows: ReadonlyMap<PlanStep['flow'], PlannedFlow>,
  request: Weighted,
  { flow, position, thinkTime, captures }: PlanStep,
): Pick<PlannedRequest, 'step' | 'template'> {
  const planned = flows.get(flow);
  if (planned === undefined) throw new RangeError(`no flow "${flow.name}"`);
  const { index, name, steps, templates } = planned;
  const behind = steps.slice(position + 1);
  return {
    template: templates[position],
    step: {
      flow: { index, name },
      position,
      isLast: request === steps.at(-1),
      thinkTime,
      captures: captures.map((capture) => ({ ...capture, fit: fitOf(capture.name, behind) })),
    },
  };
}

/** Whether the body must be kept: under load that costs time and memory. */
export const looksAtBody = ({ expect, step }: LookedAt): boolean =>
  expect.body !== undefined || expect.json !== undefined || step?.captures.some(isInBody) === true;

/** A request in as far as it says what of the answer is kept. */
interface LookedAt {
  readonly expect: Expectation;
  readonly step?: { readonly captures: readonly Pick<CapturePlan, 'from'>[] } | undefined;
}

const isInBody = ({ from }: Pick<CapturePlan, 'from'>): boolean =>
  from.kind === 'json' || from.kind === 'matches';

function fieldsOf(request: Weighted): ReadonlySet<string> | undefined {
  const { headers, expect, step } = request;
  const names = expect.headers?.map(({ name }) => name) ?? [];
  for (const { from } of step?.captures ?? []) {
    if (from.kind === 'header') names.push(from.header);
    if (from.kind === 'cookie') names.push('set-cookie');
  }
  // Without it, a server compresses nothing: then nobody need know how.
  const mayBeEncoded = headers.some(({ name }) => name.toLowerCase() === 'accept-encoding');
  if (mayBeEncoded && looksAtBody(request)) names.push('content-encoding');
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
