// One phase of a block: the arms take turns, slice by slice, in an order that the coin chooses anew each time.

import type { SliceLoad } from '../load/load-generator.ts';
import type { Phase } from '../record/run-record.ts';
import { milliseconds } from '../units.ts';
import type { PhaseScheme } from './block-scheme.ts';
import type { Coin } from './coin.ts';
import type { LoadedServer } from './loaded-server.ts';
import { sliceCost } from './slice-scheme.ts';

/** How much longer than planned a phase may take before it is cut short. */
const PATIENCE = 1.5;

export interface TurnsOrder {
  readonly phase: Phase;
  readonly shape: SliceLoad['shape'];
  readonly scheme: PhaseScheme;
  /** Open connections anew before each slice. */
  readonly reopens: boolean;
  readonly coin: Coin;
  /** Told after each round: a slice of every arm. */
  readonly onRound: (done: number) => void;
}

/**
 * Ends early when a server has died, when a whole slice went by without one success, and when
 * slices take so long (each may have to wait for a request that times out) that the budget would go.
 */
export async function takeTurns(
  servers: readonly LoadedServer[],
  { phase, shape, scheme, reopens, coin, onRound }: TurnsOrder,
): Promise<void> {
  const { slices, settle: least, window, spread = 0 } = scheme;
  const offset = coin.fraction();
  const patience =
    performance.now() + PATIENCE * slices * servers.length * sliceCost(scheme, reopens);
  for (let done = 0; done < slices; done++) {
    if (servers.some((server) => server.isLost(phase)) || performance.now() >= patience) return;
    // The same for every arm: what a window holds by chance, it holds of both.
    const settle = milliseconds(least + spread * ((offset + done / slices) % 1));
    for (const server of coin.shuffle(servers)) {
      await server.runSlice({ phase, shape, settle, window, reopens });
    }
    onRound(done + 1);
  }
}
