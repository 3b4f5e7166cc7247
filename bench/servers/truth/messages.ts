// What a truth server's process and the one that started it say to each other.

import type { Script } from './script.ts';

export type Order =
  /** Forget what was, and follow this script from now on. */
  { readonly kind: 'begin'; readonly script: Script } | { readonly kind: 'report' };

export type Word =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'begun' }
  | { readonly kind: 'report'; readonly report: TruthReport };

/** What came and went since `begin`; instants in milliseconds of the machine's monotonic clock. */
export interface TruthReport {
  /** One for each request, in order of arrival. */
  readonly arrivedAt: Float64Array;
  /** Just before the last byte was handed to the kernel; not a number where that never happened. */
  readonly answeredAt: Float64Array;
  /** Connections accepted. */
  readonly accepted: number;
  /** Connections that are open now, older ones too. */
  readonly open: number;
}
