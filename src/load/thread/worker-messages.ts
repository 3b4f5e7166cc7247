// What the generator's main thread and its worker threads say to each other.

import type { ErrorCode } from '../../errors.ts';
import type { Expectation } from '../../plan/plan.ts';
import type { Milliseconds } from '../../units.ts';
import type { EngineName } from '../exchange/connection.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import type { LoadTarget } from '../target.ts';
import type { GeneratorEvidence } from './generator-evidence.ts';
import type { PhaseMessage } from './phase-message.ts';
import type { SliceOrder } from './slice.ts';

/** As `OutgoingRequest`; a Buffer arrives on the other side as a plain byte array. */
export interface RequestMessage extends Omit<OutgoingRequest, 'body'> {
  readonly body: Uint8Array | undefined;
  readonly expect: Expectation;
}

export interface CrowdMessage {
  readonly engine: EngineName;
  readonly target: LoadTarget;
  readonly requests: readonly RequestMessage[];
  readonly connections: number;
  readonly requestTimeout: Milliseconds;
}

/** Commands name a crowd by a number that the main thread gives out. */
export type Command =
  | { readonly kind: 'create'; readonly crowd: number; readonly options: CrowdMessage }
  /** Opens the connections that are not open. */
  | { readonly kind: 'open'; readonly crowd: number }
  /** Closes them all first. */
  | { readonly kind: 'reopen'; readonly crowd: number }
  | { readonly kind: 'run'; readonly crowd: number; readonly order: SliceOrder }
  | { readonly kind: 'dispose'; readonly crowd: number };

export interface CommandMessage {
  readonly id: number;
  readonly command: Command;
}

export interface ReplyMessage {
  readonly id: number;
  readonly reply:
    | { readonly kind: 'done' }
    | {
        readonly kind: 'measured';
        readonly phase: PhaseMessage;
        readonly generator: GeneratorEvidence;
      }
    | {
        readonly kind: 'failed';
        readonly code: ErrorCode;
        readonly message: string;
        readonly remedy: string;
      };
}
