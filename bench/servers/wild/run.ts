// What all work on one server shares.

export interface Run {
  /** A folder of this run's own. */
  readonly root: string;
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Of every load: that of a calibration, of a gate and of wrk. */
export const CONNECTIONS = 32;
