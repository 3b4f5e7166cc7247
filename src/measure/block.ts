// One block of every arm: starts fresh servers, warms them up, and lets them take turns in both phases.

import type { LoadGenerator, SliceLoad } from '../load/load-generator.ts';
import { watchBackground } from '../machine/machine-use.ts';
import { mergeSlices } from '../record/merge.ts';
import type { Phase, PhaseResult } from '../record/run-record.ts';
import { sum } from '../record/sum.ts';
import { milliseconds, type PerSecond, type Ratio } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { CALIBRATION, type PhaseScheme } from './block-scheme.ts';
import { closeBlocks, type MeasuredArms, type WarmUpFacts } from './close-blocks.ts';
import type { Coin } from './coin.ts';
import type { MeasurePorts } from './ports.ts';
import { refuseEndless } from './refuse-endless.ts';
import { refuseUnexpected } from './refuse-unexpected.ts';
import type { ArmVersion } from './servers/arm-server.ts';
import type { LoadedServer } from './servers/loaded-server.ts';
import { openServers } from './servers/open-servers.ts';
import { sliceCost } from './slice-scheme.ts';
import { FirstTrial, laterTrial, type Trial } from './trial/ask-again.ts';
import type { ArmAnswers } from './trial/tried.ts';
import { countArms, type Versions } from './versions.ts';
import { type GoalInTurns, type WarmedUp, type WarmUpGoal, warmUp } from './warm-up/warm-up.ts';
import { meanFall } from './warm-up/warmth.ts';

interface ArmsInput {
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly coin: Coin;
  /** Counted from 1. */
  readonly number: number;
  readonly reopens: boolean;
  /** Called when servers are up, for two versions. */
  readonly warmUpGoal: () => GoalInTurns;
  readonly capacity: PhaseScheme;
  /** `undefined`: capacity alone. */
  readonly fixedRate: (PhaseScheme & { readonly rate: PerSecond }) | undefined;
  /** Called when the warm-up begins, and after each round: a slice of every arm. */
  readonly onRound: (phase: Phase | 'warm-up', done: number) => void;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function measureArms(input: ArmsInput, ports: MeasurePorts): Promise<MeasuredArms> {
  const { versions, coin, number } = input;
  const { tried } = versions;
  const trial = tried ? laterTrial(tried) : new FirstTrial(countArms(versions), ports);
  const arms = orderOf(versions, coin);
  const background = arms.length === 1 ? await watchAlone(ports) : undefined;
  const loaded: Loaded[] = [];
  for (const together of versions.turns === 'slices' ? [arms] : arms.map((arm) => [arm])) {
    const goalOf = goalAfter(loaded, input);
    const more = { background, goalOf, trial, before: loaded };
    loaded.push(await measureAtOnce(together, { ...input, ...more }, ports));
  }
  const servers = serversOf(loaded);
  return {
    ...closeBlocks(number, servers),
    warmUp: {
      answers: Math.min(...loaded.map(({ warmedUp }) => warmedUp.answers)),
      took: milliseconds(sum(loaded, ({ warmedUp }) => warmedUp.took) / arms.length),
      isWarm: loaded.every(({ warmedUp }) => warmedUp.isWarm),
      surplus: milliseconds(sum(loaded, ({ surplus }) => surplus)),
      fall: meanFall(servers.map((server) => server.fall())),
      errors: new Map(servers.map(({ arm, warmUpErrors }) => [arm, warmUpErrors])),
    },
  };
}

/** It chooses which arm is started first. It also deals the ports and orders warm-ups and slices. */
function orderOf({ arms, turns, tried }: Versions, coin: Coin): readonly ArmVersion[] {
  const order = coin.shuffle(arms);
  // Nothing of the first block counts. What only the candidate has would be waited for at the baseline.
  return turns === 'slices' || tried !== undefined ? order : arms;
}

/** How much longer than the first version a second one may take for as many answers. */
const CATCHING_UP = 3;

/** @param first where the versions do not run at once: the one that was measured already */
const goalAfter =
  ([first]: readonly Loaded[], { versions, warmUpGoal }: ArmsInput) =>
  (): WarmUpGoal => {
    if (versions.arms.length === 1) return { kind: 'time', limit: versions.load.warmup };
    if (first === undefined) return warmUpGoal();
    const { answers, took } = first.warmedUp;
    return { kind: 'answers', answers, limit: milliseconds(CATCHING_UP * took) };
  };

/** Two versions share what the machine does, so only the block of one has to know. */
const watchAlone = ({ signal }: MeasurePorts): Promise<Ratio | undefined> =>
  unlessAborted(signal, watchBackground);

interface Loaded extends Pick<WarmUpFacts, 'surplus'> {
  readonly warmedUp: WarmedUp;
  /** Each with its block complete. */
  readonly servers: readonly LoadedServer[];
  readonly answers: readonly ArmAnswers[];
}

const serversOf = (loaded: readonly Loaded[]): readonly LoadedServer[] =>
  loaded.flatMap(({ servers }) => servers);

/** What the servers of a block that run at the same time need besides. */
interface GroupInput extends ArmsInput {
  readonly background: Ratio | undefined;
  /** Those of the block that have been measured already. */
  readonly before: readonly Loaded[];
  readonly trial: Trial;
  readonly goalOf: () => WarmUpGoal;
}

async function measureAtOnce(
  arms: readonly ArmVersion[],
  input: GroupInput,
  ports: MeasurePorts,
): Promise<Loaded> {
  const { before, trial, versions } = input;
  await using opened = await openServers(arms, input, ports);
  const vain = trial.takeVain();
  const answers = [...before.flatMap((one) => one.answers), ...opened.answers];
  if (input.number === CALIBRATION) {
    refuseEndless([...serversOf(before), ...opened.servers], versions.arms.length);
  }
  if (trial.isFirst) refuseUnexpected(answers, versions);
  const loaded = await loadAll(opened.servers, input);
  return { ...loaded, answers: opened.answers, surplus: milliseconds(loaded.surplus + vain) };
}

async function loadAll(
  servers: readonly LoadedServer[],
  { versions, generator, coin, number, reopens, goalOf, capacity, fixedRate, onRound }: GroupInput,
): Promise<Omit<Loaded, 'answers'>> {
  onRound('warm-up', 0);
  const began = performance.now();
  const goal = goalOf();
  // Nothing becomes warm by requests that time out, and each of them takes long.
  const isVain = servers.some(isMute);
  const limit = isVain ? milliseconds(0) : goal.limit;
  const warmedUp = await warmUp(servers, { ...goal, limit }, coin);
  const surplus = milliseconds(performance.now() - began - warmedUp.took);
  const turns = { reopens, coin, onRound };
  const closed = { kind: 'closed' } as const;
  await takeTurns(servers, { ...turns, phase: 'capacity', shape: closed, scheme: capacity });
  // A version that answered nothing would show nothing more, and each of its requests may time out.
  if (fixedRate !== undefined && !servers.some((server) => server.isLost('capacity'))) {
    const open = { kind: 'open', rate: fixedRate.rate } as const;
    await takeTurns(servers, { ...turns, phase: 'fixed-rate', shape: open, scheme: fixedRate });
  }
  // Before the added requests: only the candidate gets them, so their memory is not compared.
  for (const server of servers) server.noteEnd();
  for (const server of servers) {
    if (server.arm === 'candidate') {
      await measureAdded(server, { requests: versions.added, number }, generator, capacity);
    }
  }
  return { servers, warmedUp, surplus };
}

/** None of its first answers came in time. */
const isMute = ({ firstAnswers }: LoadedServer): boolean =>
  firstAnswers.length > 0 && firstAnswers.every(({ failure }) => failure?.class === 'timeout');

/** How much longer than planned a phase may take before it is cut short. */
const PATIENCE = 1.5;

interface PhaseInput {
  readonly phase: Phase;
  readonly shape: SliceLoad['shape'];
  readonly scheme: PhaseScheme;
  readonly reopens: boolean;
  readonly coin: Coin;
  readonly onRound: ArmsInput['onRound'];
}

/**
 * The arms take turns, slice by slice, in an order that the coin chooses anew each time. Ends early
 * when a server has died, when a whole slice had no success, and when slices take so long (each may
 * wait for a request that times out) that they would use up the budget.
 */
export async function takeTurns(
  servers: readonly LoadedServer[],
  { phase, shape, scheme, reopens, coin, onRound }: PhaseInput,
): Promise<void> {
  const { slices, settle: least, window, spread = 0 } = scheme;
  const offset = coin.fraction();
  const patience =
    performance.now() + PATIENCE * slices * servers.length * sliceCost(scheme, reopens);
  for (let done = 0; done < slices; done++) {
    if (servers.some((server) => server.isLost(phase)) || performance.now() >= patience) return;
    // The same for every arm, so that chance affects their windows alike.
    const settle = milliseconds(least + spread * ((offset + done / slices) % 1));
    for (const server of coin.shuffle(servers)) {
      await server.runSlice({ phase, shape, settle, window, reopens });
    }
    onRound(phase, done + 1);
  }
}

/** Enough to show what new requests are like. They decide nothing. */
export const ADDED_SLICES = 4;

/** Requests that the baseline cannot answer yet, measured after everything that is judged. */
async function measureAdded(
  server: LoadedServer,
  { requests, number }: { readonly requests: Versions['added']; readonly number: number },
  generator: LoadGenerator,
  { settle, window }: PhaseScheme,
): Promise<void> {
  if (requests.length === 0 || server.isLost('capacity')) return;
  const turn = `block ${number}, added`;
  await using load = await generator.aimAt(server.target, server.session.fill(requests), { turn });
  const slices: PhaseResult[] = [];
  while (slices.length < ADDED_SLICES) {
    const slice = { shape: { kind: 'closed' }, settle, window } as const;
    const { result } = await load.run({ ...slice, turn: `${turn} ${slices.length}` });
    slices.push(result);
  }
  server.noteAdded(mergeSlices(slices));
}
