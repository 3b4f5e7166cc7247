// One request, in the mix or once at each start of a server: what is sent, what makes its answer a success, and
// what is taken from it.

import {
  type Bytes,
  type Milliseconds,
  milliseconds,
  type NonEmpty,
  type Ratio,
  ratio,
} from '../units.ts';
import type { RequestTemplate } from './template.ts';

/** What is sent, and what makes its answer a success. */
export interface SentRequest {
  readonly name: string;
  readonly method: string;
  /** Path and query, beginning with `/`. */
  readonly path: string;
  readonly headers: readonly { readonly name: string; readonly value: SecretText }[];
  readonly body: BodyPlan | undefined;
  /** What of it differs each time; absent: nothing. */
  readonly template?: RequestTemplate | undefined;
  readonly expect: Expectation;
}

/** What is allowed of the times of one name, defaults already filled in. */
export interface Judged {
  readonly name: string;
  readonly tolerances: { readonly p99: Ratio };
  readonly limits: { readonly p99: Milliseconds | undefined };
}

/** One named request of the weighted mix: by itself, or as a step of a flow. */
export interface RequestPlan extends SentRequest, Judged {
  /**
   * Share of the mix: weight ÷ sum of the weights of all units; a positive integer. A step has the weight of its
   * flow. See `listUnits`.
   */
  readonly weight: number;
  /** Absent: it is sent by itself. */
  readonly step?: FlowStep | undefined;
}

/** Several requests that one user sends in order, on one connection. Its name is none of a request. */
export interface FlowPlan extends Judged {
  /** How many there are. */
  readonly steps: number;
}

/** The place of a request in a flow. The steps of a flow stand behind each other in the plan. */
export interface FlowStep {
  /** The same object for all its steps. */
  readonly flow: FlowPlan;
  /** From 0 on. */
  readonly position: number;
  /** How long the user waits before sending it; 0 for the first. */
  readonly thinkTime: Milliseconds;
  /** Values that later steps of the flow use. */
  readonly captures: readonly CapturePlan[];
}

/** `Order › Create`: the name of a step in the plan. */
export const nameInFlow = (flow: string, step: string): string => `${flow} › ${step}`;

/** Text that may hold secrets: `template` is safe to show and hash, `value` is what is sent. */
export interface SecretText {
  readonly template: string;
  readonly value: string;
}

/** What a request carries. */
export type BodyPlan = SecretText | BytesBody;

/** Bytes of files, and what stands between them. */
export interface BytesBody {
  /** Safe to show and hash: a file is in it by its SHA-256. */
  readonly template: string;
  readonly value: Uint8Array;
  /** Of what is sent, but with references to secrets as they were written. */
  readonly size: Bytes;
}

/** What makes an answer a success. */
export interface Expectation {
  /** Accepted status codes; `undefined`: any 2xx or 3xx. */
  readonly status: readonly number[] | undefined;
  readonly body:
    | { readonly kind: 'includes'; readonly text: string }
    | { readonly kind: 'matches'; readonly pattern: RegExp }
    | undefined;
  /** Absent: the body is not read as JSON. */
  readonly json?: JsonExpectation;
  /** Absent: no field of the head is looked at. */
  readonly headers?: readonly HeaderCheck[];
}

/** What a field of the head must say: all of it, or what its value must match. */
export interface HeaderCheck {
  /** In lower case. */
  readonly name: string;
  readonly value:
    | { readonly kind: 'is'; readonly text: string }
    | { readonly kind: 'matches'; readonly pattern: RegExp };
}

/** What a JSON Pointer (RFC 6901) must lead to. */
export interface JsonCheck {
  readonly pointer: string;
  readonly expected:
    | { readonly kind: 'exists'; readonly exists: boolean }
    | { readonly kind: 'is'; readonly value: unknown };
}

/** A JSON Schema. */
export interface SchemaFile {
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  /** JSON; whether it is a schema is checked apart. */
  readonly text: string;
}

/** What is looked at in a body that is JSON. */
export interface JsonExpectation {
  readonly values: readonly JsonCheck[];
  /** Absent: it is held against none. */
  readonly schema?: SchemaFile;
  /** Whether `errors` of a GraphQL answer with status 2xx make it none. */
  readonly refusesGraphqlErrors: boolean;
}

/** Sent in order, at each start: once the server is ready, and before it is stopped. */
export interface ServerSteps {
  readonly setup: readonly StepPlan[];
  readonly teardown: readonly StepPlan[];
}

/** One of them. It may use what the steps before it captured. */
export interface StepPlan extends SentRequest {
  readonly captures: readonly CapturePlan[];
}

/** A value that later requests use as `{captured.NAME}`. */
export interface CapturePlan {
  readonly name: string;
  readonly from: CaptureSource;
}

export type CaptureSource =
  /** A JSON pointer (RFC 6901) into the body. */
  | { readonly kind: 'json'; readonly pointer: string }
  /** The first field of this name, which is in lower case. */
  | { readonly kind: 'header'; readonly header: string }
  /** The value of this cookie in `Set-Cookie` (RFC 6265 section 4.1). */
  | { readonly kind: 'cookie'; readonly cookie: string }
  /** The first group of the pattern in the body; without a group, all that matches. */
  | { readonly kind: 'matches'; readonly pattern: RegExp };

export interface CapturedValue {
  readonly text: string;
  /** As JSON: a number stays a number. */
  readonly json: string;
}

/** By name. */
export type CapturedValues = ReadonlyMap<string, CapturedValue>;

/** What is due at once: a request by itself, or a flow as its steps, in order. */
export type Unit = NonEmpty<RequestPlan>;

export function listUnits(requests: readonly RequestPlan[]): readonly Unit[] {
  const units: [RequestPlan, ...RequestPlan[]][] = [];
  for (const request of requests) {
    const last = units.at(-1);
    if (last !== undefined && (request.step?.position ?? 0) > 0) last.push(request);
    else units.push([request]);
  }
  return units;
}

/** Share of the unit that is sent least. */
export function rarestShare(requests: readonly RequestPlan[]): Ratio {
  const weights = listUnits(requests).map(([{ weight }]) => weight);
  return ratio(Math.min(...weights) / weights.reduce((total, weight) => total + weight, 0));
}

/** How many requests a unit is, on average over the mix. */
export const requestsPerUnit = (requests: readonly RequestPlan[]): number =>
  meanOverUnits(requests, ({ length }) => length);

/** How long the user of a unit thinks, on average over the mix. */
export const thinkTimePerUnit = (requests: readonly RequestPlan[]): Milliseconds =>
  milliseconds(
    meanOverUnits(requests, (unit) =>
      unit.reduce((total, { step }) => total + (step?.thinkTime ?? 0), 0),
    ),
  );

function meanOverUnits(requests: readonly RequestPlan[], of: (unit: Unit) => number): number {
  const units = listUnits(requests);
  const inAll = (each: (unit: Unit) => number): number =>
    units.reduce((total, unit) => total + each(unit), 0);
  return inAll((unit) => unit[0].weight * of(unit)) / inAll(([{ weight }]) => weight);
}

export const listFlows = (requests: readonly RequestPlan[]): readonly FlowPlan[] =>
  listUnits(requests).flatMap(([{ step }]) => step?.flow ?? []);

/** Everything of which times are judged: each request, and each flow as a whole behind its steps. */
export const listJudged = (requests: readonly RequestPlan[]): readonly Judged[] =>
  listUnits(requests).flatMap((unit) => [...unit, ...listFlows(unit)]);
