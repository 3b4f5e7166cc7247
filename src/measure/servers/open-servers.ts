// The servers of one block: hooks reset what they share, all start at once, and all stop at once.

import type { LoadGenerator } from '../../load/load-generator.ts';
import type { WantedPlace } from '../../server/place.ts';
import type { Ratio } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import type { Coin } from '../coin.ts';
import type { MeasurePorts } from '../ports.ts';
import type { Trial } from '../trial/ask-again.ts';
import type { ArmAnswers } from '../trial/tried.ts';
import type { Versions } from '../versions.ts';
import {
  type ArmServer,
  type ArmVersion,
  named,
  openArm,
  runAfterBlock,
  runBeforeBlock,
} from './arm-server.ts';
import { LoadedServer } from './loaded-server.ts';
import { choosePlaces } from './places.ts';
import { setUp } from './set-up.ts';

interface OpenInput {
  readonly versions: Pick<Versions, 'load' | 'requests' | 'added' | 'secrets'>;
  /** What decides which first answers are asked for again. */
  readonly trial: Trial;
  readonly generator: LoadGenerator;
  /** Deals the ports. */
  readonly coin: Coin;
  /** Of the block. */
  readonly number: number;
  /** Share of the machine that other processes used before. */
  readonly background: Ratio | undefined;
}

/** Disposing of it stops all servers at once, and then runs what is to run after them. */
export interface OpenServers extends AsyncDisposable {
  /** In the order of `arms`. */
  readonly servers: readonly LoadedServer[];
  /** What each answered first, likewise. */
  readonly answers: readonly ArmAnswers[];
}

/**
 * @param arms in the order in which they are started
 * @throws GateError when one does not start, or its hook fails; nothing is left running then
 */
export async function openServers(
  arms: readonly ArmVersion[],
  input: OpenInput,
  ports: MeasurePorts,
): Promise<OpenServers> {
  // One after the other and before any server runs, because both may reset the same database.
  for (const arm of arms) await runBeforeBlock(arm, ports);
  const places = await choosePlaces(arms, input.coin);
  const { aimed, failure } = await startAtOnce(arms, places, input, ports);
  const servers = aimed.map(({ loaded }) => loaded);
  const close = () => closeAll(servers, arms, ports);
  const answers = aimed.map((one) => one.answers);
  if (failure === undefined) return { servers, answers, [Symbol.asyncDispose]: close };
  // The user needs the first error, not one of stopping.
  await close().catch(() => undefined);
  throw failure;
}

interface Starts {
  readonly aimed: readonly Aimed[];
  /** Why the first that failed did. */
  readonly failure: unknown;
}

/**
 * Servers boot side by side. When one fails, the other is given up. None is asked before all are ready: the
 * first answers of one would take longer while another boots.
 */
async function startAtOnce(
  arms: readonly ArmVersion[],
  places: readonly WantedPlace[],
  input: OpenInput,
  ports: MeasurePorts,
): Promise<Starts> {
  const failed = new AbortController();
  const signal = AbortSignal.any([ports.signal, failed.signal]);
  const tried = async <T>(open: () => Promise<T>): Promise<readonly T[]> => {
    try {
      return [await open()];
    } catch (error) {
      // Only the first reason of an abort counts.
      failed.abort(error);
      return [];
    }
  };
  const inner = { ...ports, signal };
  const starts = arms.map((arm, index) => tried(() => startOne(arm, places[index], input, inner)));
  const started = (await Promise.all(starts)).flat();
  const aims = started.map((one) => tried(() => aimAtOne(one, input, inner)));
  return { aimed: (await Promise.all(aims)).flat(), failure: failed.signal.reason };
}

interface Started {
  readonly version: ArmVersion;
  readonly server: ArmServer;
}

async function startOne(
  version: ArmVersion,
  place: WantedPlace | undefined,
  { versions }: OpenInput,
  ports: MeasurePorts,
): Promise<Started> {
  if (place === undefined) throw new RangeError('an arm without a place');
  const server = await openArm({ ...version, http2: versions.load.http2 }, place, ports);
  return { version, server };
}

interface Aimed {
  readonly loaded: LoadedServer;
  readonly answers: ArmAnswers;
}

/** Stops the server where it cannot be aimed at, or where another has failed. */
async function aimAtOne(
  { version, server }: Started,
  { generator, versions, trial, number: block, background }: OpenInput,
  ports: MeasurePorts,
): Promise<Aimed> {
  const { arm } = version;
  const { target, patience } = server;
  const { signal } = ports;
  const tried = { arm, patience, hasExited: () => server.hasExited(), signal };
  const isAlone = true;
  try {
    const turn = `block ${block}`;
    const session = await named(version, () =>
      setUp({ version, server, generator, turn, secrets: versions.secrets, ports }),
    );
    const again = trial.begin({ ...tried, isAlone: false });
    const requests = await named(version, () => session.fill(versions.requests));
    const load = await unlessAborted(signal, () =>
      generator.aimAt(target, requests, { turn, again }),
    );
    const alone = arm === 'candidate' && trial.isFirst ? session.fill(versions.added) : [];
    const added = await unlessAborted(signal, async () =>
      alone.length === 0
        ? []
        : generator.tryOut(target, alone, {
            turn: `${turn}, tried`,
            again: trial.begin({ ...tried, isAlone }),
          }),
    );
    const loaded = new LoadedServer({ arm, server, session, load, signal, block, background });
    const death = await server.causeOfDeath();
    return {
      loaded,
      answers: {
        ...{ arm, setup: session.answers, secrets: session.secrets },
        ...{ answers: load.firstAnswers, added, death },
      },
    };
  } catch (error) {
    // The user needs this error, not one of stopping.
    await Promise.allSettled([server[Symbol.asyncDispose]()]);
    throw error;
  }
}

/** Each is tried, whatever the others do. @throws the first error */
async function closeAll(
  servers: readonly LoadedServer[],
  arms: readonly ArmVersion[],
  ports: MeasurePorts,
): Promise<void> {
  const ends = await Promise.allSettled(servers.map((server) => server[Symbol.asyncDispose]()));
  for (const arm of arms) ends.push(...(await Promise.allSettled([runAfterBlock(arm, ports)])));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
