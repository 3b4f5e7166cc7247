// Where and how the tools take their turns, and what one of them showed in its turn.

import type { ServerName } from './servers.ts';

/**
 * `pinned`: the server has one core and the tool another; `shared`: both have the same one;
 * `unpinned`: as the kernel likes.
 */
export const PLACEMENTS = ['pinned', 'shared', 'unpinned'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export interface Setting {
  readonly server: ServerName;
  readonly placement: Placement;
  readonly connections: number;
}

/** All tools after one another, in a setting, on one server. */
export interface Round {
  readonly schema: 1;
  readonly setting: Setting;
  /** Counted from 1. */
  readonly number: number;
  /** ISO 8601. */
  readonly date: string;
  readonly seconds: number;
  readonly ground: Ground;
  /** In the order in which they were taken. */
  readonly turns: readonly Turn[];
}

/** What must be the same for rounds to be put together. */
export interface Ground {
  readonly commit: string;
  readonly cpuModel: string;
  readonly cores: number;
  readonly kernel: string;
  readonly node: string;
}

export interface Turn {
  readonly tool: string;
  readonly version: string;
  readonly outcome: Measured | { readonly kind: 'trouble'; readonly message: string };
}

/** A run of `seconds` more than a second less a run of a second: what only the beginning costs is in neither. */
export interface Measured {
  readonly kind: 'measured';
  readonly requests: number;
  readonly seconds: number;
  /** CPU seconds of the tool. */
  readonly cpu: number;
  /** CPU seconds of the server meanwhile. */
  readonly serverCpu: number;
  /** Bytes, of the longer run. */
  readonly peakMemory: number;
  /** The failures of both runs, in the tool's own words. */
  readonly failures: string;
}

export const keyOf = ({ server, placement, connections }: Setting): string =>
  `${server}, ${connections} ${connections === 1 ? 'connection' : 'connections'}, ${placement}`;
