// Finds how much of its cost takes 40 % of a server's throughput: by turns of load, outside of any gate.

import { availableParallelism } from 'node:os';
import { PATIENCE, startLoadGenerator } from '../../../src/load/load-generator.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { milliseconds, seconds, toSeconds } from '../../../src/units.ts';
import { getRequest, targetOf } from '../../engine/get-request.ts';
import type { Injected } from './line.ts';
import { CONNECTIONS, type Run } from './run.ts';
import type { ServerEntry } from './server-entry.ts';
import { startVersion } from './start-version.ts';
import { type Version, writeVersion } from './versions.ts';

const WANTED = 0.4;
const NEAR = 0.03;
/** Time for an answer grows by two thirds where throughput falls by 40 %. */
const WANTED_GROWTH = 1 / (1 - WANTED) - 1;
/** A first guess may be wrong by orders of magnitude; noise is not to lead as far. */
const LARGEST_STEP = 6;
const MOST_TRIES = 5;
const TURNS = 6;
const TURN = milliseconds(400);

/** The nearest guess, where none is near enough. @throws GateError where it does not start */
export async function calibrate(entry: ServerEntry, run: Run): Promise<Injected> {
  const found: Injected[] = [];
  let { burn } = entry;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const guess = { burn, loss: await lossOf(entry, run, burn, tries) };
    found.push(guess);
    if (isNear(guess)) break;
    burn = nextGuess(guess);
  }
  return nearestOf(found) ?? { burn, loss: 0 };
}

const distance = ({ loss }: Injected): number => Math.abs(loss - WANTED);

const isNear = (guess: Injected): boolean => distance(guess) < NEAR;

export const nearestOf = (guesses: readonly Injected[]): Injected | undefined =>
  guesses.toSorted((one, other) => distance(one) - distance(other))[0];

/** Time for an answer grows with the cost, once the server and not the load is what takes the time. */
export function nextGuess({ burn, loss }: Injected): number {
  const growth = 1 / (1 - loss) - 1;
  const wanted = growth < 0.05 ? LARGEST_STEP : WANTED_GROWTH / growth;
  const factor = Math.min(LARGEST_STEP, Math.max(1 / LARGEST_STEP, wanted));
  return Math.max(1, Math.round(burn * factor));
}

async function lossOf(entry: ServerEntry, run: Run, burn: number, number: number): Promise<number> {
  const base = await writeVersion(entry, run, `cal-${number}-old`, 0);
  const slow = await writeVersion(entry, run, `cal-${number}-new`, burn);
  await using before = await openLoad(entry, base, run);
  await using after = await openLoad(entry, slow, run);
  const warmup = seconds(entry.warmup ?? 1);
  await before.answersIn(warmup);
  await after.answersIn(warmup);
  let [all, left] = [0, 0];
  for (let turn = 0; turn < TURNS; turn++) {
    all += await before.answersIn(TURN);
    left += await after.answersIn(TURN);
  }
  return 1 - left / all;
}

/** A server and its load; disposing of it ends both. */
async function openLoad(entry: ServerEntry, version: Version, run: Run) {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startVersion(entry, version, run));
  const target = loadTarget(entry, server);
  const generator = resources.use(
    startLoadGenerator({
      patience: PATIENCE,
      requests: [getRequest(new URL('http://127.0.0.1/'))],
      connections: CONNECTIONS,
      requestTimeout: seconds(10),
      engine: 'wire',
      cores: availableParallelism(),
    }),
  );
  const load = resources.use(await generator.aimAt(target));
  const held = resources.move();
  return {
    /** Per second. */
    async answersIn(window: ReturnType<typeof milliseconds>): Promise<number> {
      run.signal.throwIfAborted();
      const settle = milliseconds(50);
      const { result } = await load.run({ shape: { kind: 'closed' }, settle, window });
      return result.completed / toSeconds(result.window);
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function loadTarget({ transport = 'http' }: ServerEntry, { place }: RunningServer) {
  const port = place.kind === 'port' ? place.port : 80;
  const target = targetOf(new URL(`http://127.0.0.1:${port}/`));
  if (place.kind === 'socket') return { ...target, unixSocket: place.path };
  return transport === 'https'
    ? { ...target, protocol: 'https:' as const, hostname: 'localhost', insecure: true }
    : target;
}
