// Loads fresh servers in turns until their rates are flat. Nothing of it counts.

import type { Milliseconds, PerSecond } from '../units.ts';
import { milliseconds } from '../units.ts';
import type { Coin } from './coin.ts';
import type { LoadedServer } from './loaded-server.ts';

/** Short, so that a server that is warm at once costs a pair little. */
const SLICE = milliseconds(50);

type Warmed = Pick<LoadedServer, 'warmUp' | 'isLost'>;

/**
 * Until the rates of all are flat, so that no arm gets more load than the other: one that has answered
 * more requests has, for example, a larger heap. A server by itself is compared with those of other
 * runs, and always gets all of its warm-up.
 * @param limit for each server
 * @returns whether a rate was still changing at the limit
 */
export async function warmUp(
  servers: readonly Warmed[],
  limit: Milliseconds,
  coin: Coin,
): Promise<boolean> {
  const [alone, ...others] = servers;
  if (limit === 0 || alone === undefined) return false;
  if (others.length === 0) {
    await alone.warmUp(limit);
    return false;
  }
  return await warmInTurns(servers, limit, coin);
}

async function warmInTurns(
  servers: readonly Warmed[],
  limit: Milliseconds,
  coin: Coin,
): Promise<boolean> {
  const rates = new Map(servers.map((server) => [server, [] as PerSecond[]]));
  const until = performance.now() + limit * servers.length;
  for (let left: number = limit; left > 0; left = (until - performance.now()) / servers.length) {
    for (const server of coin.shuffle(servers)) {
      rates.get(server)?.push(await server.warmUp(milliseconds(Math.min(SLICE, Math.ceil(left)))));
    }
    if (servers.some((server) => server.isLost('capacity'))) return false;
    if ([...rates.values()].every(isFlat)) return false;
  }
  // With fewer slices nobody can tell.
  return [...rates.values()].every(({ length }) => length >= 2 * FEWEST);
}

/** Slices on each side of the comparison. */
const FEWEST = 3;
/** What is flat must be flat for longer after a longer warm-up: a slow one has a small slope. */
const SHARE = 1 / 4;
/** A smaller change is not worth more load. */
const LEAST = 0.01;

/**
 * Whether the mean of the last slices lies within one standard error of that of as many slices before.
 * The scatter comes from the differences between neighbours (von Neumann 1941), because a rate that
 * rises all the time would make its own standard deviation large enough to hide in.
 * @param rates oldest first
 */
export function isFlat(rates: readonly PerSecond[]): boolean {
  const count = Math.max(FEWEST, Math.floor(rates.length * SHARE));
  if (rates.length < 2 * count) return false;
  const late = mean(rates.slice(-count));
  const early = mean(rates.slice(-2 * count, -count));
  const squares = rates.slice(1 - 2 * count).map((rate, index) => {
    const before = rates.at(index - 2 * count) ?? rate;
    return (rate - before) ** 2;
  });
  const error = Math.sqrt(mean(squares) / count);
  return Math.abs(late - early) <= Math.max(LEAST * late, error);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
