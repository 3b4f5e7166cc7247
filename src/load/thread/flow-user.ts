// A user in a flow: which step comes next, with which values, and what became of the flow.

import { maskSecrets, SHORTEST_CAPTURED, withoutTokens } from '../../mask.ts';
import type { CapturedValue } from '../../plan/request-plan.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { OutgoingFlow, OutgoingRequest, OutgoingStep } from '../exchange/outgoing-request.ts';
import { type Draw, DrawnValues, StepValues } from '../values/drawn-values.ts';
import type { Drawable } from '../values/template-message.ts';

/** The values of a flow, before there is a user; `undefined` where nothing of its steps differs. */
export type FlowDrawable = (Drawable & { readonly seed: number }) | undefined;

/** How a flow went, in the instants of its exchanges. Everything is of the flow, from its first step on. */
export interface FlowEnd
  extends Pick<
    Exchange,
    | 'intendedAt'
    | 'startedAt'
    | 'firstByteAt'
    | 'endedAt'
    | 'connecting'
    | 'bodyBytes'
    | 'failure'
    | 'message'
    | 'resent'
  > {
  readonly flow: OutgoingFlow;
  /** A text of the step that failed, as it may be shown. Masking takes time: do it only to what is kept. */
  readonly hide: (text: string) => string;
}

/** One for each connection, because a user has one: reused for flow after flow. */
export class FlowUser {
  readonly #drawables: readonly FlowDrawable[];
  /** By the index of the flow. */
  readonly #drawn: (DrawnValues | undefined)[] = [];
  #values: DrawnValues | undefined;
  /** Replaced by a longer one, never changed: what masks a list is made once for it. */
  #captured: readonly string[] = [];
  #first: Pick<Exchange, 'intendedAt' | 'startedAt' | 'firstByteAt' | 'connecting'> = NOTHING;

  /** @param drawables by the index of the flow */
  constructor(drawables: readonly FlowDrawable[]) {
    this.#drawables = drawables;
  }

  /** Begins a flow, and makes its first step ready to be sent. @returns as `DrawnValues.draw` */
  begin(first: OutgoingRequest, draw: () => Draw): string | undefined {
    this.#captured = [];
    this.#values = first.step && this.#valuesOf(first.step.flow);
    const exhausted = this.#values?.draw(draw());
    this.makeReady(first);
    return exhausted;
  }

  /** Call it just before a later step is sent: other users may have sent it meanwhile. */
  makeReady({ values }: OutgoingRequest): void {
    if (values instanceof StepValues) values.useThoseOf(this.#values);
  }

  /**
   * Notes the answer to a step.
   * @returns what became of the flow; `undefined`: it goes on with the next step
   */
  note(exchange: Exchange, step: OutgoingStep): FlowEnd | undefined {
    if (step.position === 0) {
      const { intendedAt, startedAt, firstByteAt, connecting } = exchange;
      this.#first = { intendedAt, startedAt, firstByteAt, connecting };
    }
    if (exchange.failure === undefined) {
      this.take(exchange.captured, step);
      if (!step.isLast) return undefined;
    }
    const { endedAt, failure, message } = exchange;
    const whole = { bodyBytes: 0, resent: false } as const;
    const hide = (text: string): string => this.hide(text, step);
    return { flow: step.flow, hide, ...this.#first, endedAt, failure, message, ...whole };
  }

  /** Takes what was captured from the answer to a step. */
  take(captured: readonly CapturedValue[], { captures }: OutgoingStep): void {
    captures.forEach(({ name }, index) => {
      const value = captured[index];
      if (value === undefined) return;
      this.#values?.capture(name, value);
      if (value.text.length >= SHORTEST_CAPTURED) {
        this.#captured = [...this.#captured, value.text];
      }
    });
  }

  /** What a failed step says, without what the flow has captured so far, or should have. */
  hide(text: string, { captures }: OutgoingStep): string {
    const masked = this.#captured.length === 0 ? text : maskSecrets(text, this.#captured);
    return captures.length === 0 ? masked : withoutTokens(masked);
  }

  #valuesOf({ index, name }: OutgoingFlow): DrawnValues | undefined {
    const drawable = this.#drawables[index];
    this.#drawn[index] ??= drawable && new DrawnValues(drawable, drawable.seed, name);
    return this.#drawn[index];
  }
}

const NOTHING = { intendedAt: 0, startedAt: 0, firstByteAt: 0, connecting: 0 } as const;
