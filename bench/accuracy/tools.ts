// A load generator whose report can be compared with the truth.

import type { Loop, Seen } from './seen.ts';

export interface ToolLoad {
  readonly url: string;
  readonly connections: number;
  /** Requests a second; `undefined`: as fast as the connections allow. */
  readonly rate: number | undefined;
  /** Whole seconds. */
  readonly seconds: number;
  /** Lets the server forget what was before; called as late as the tool allows. */
  readonly begin: () => Promise<void>;
  readonly signal: AbortSignal;
}

export interface AccuracyTool {
  readonly name: string;
  /** Empty for ours, which have the version of the project. */
  readonly version: string;
  /** What it makes of a load of that rate. */
  readonly loopOf: (rate: number | undefined) => Loop;
  /** @throws Error when the tool fails or its report cannot be read */
  readonly run: (load: ToolLoad) => Promise<Seen>;
}
