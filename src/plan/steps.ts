// Requests that are sent once at each start of a server, and what is taken from their answers.

import type { SentRequest } from './request-plan.ts';

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
