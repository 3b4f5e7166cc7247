// One more block of each version, under a profiler: it finds out where time goes once a loss was shown. Nothing of
// it is judged, and a profiler never runs in a block that is.

import { engineFor } from '../load/engines.ts';
import { type LoadGenerator, PATIENCE, startLoadGenerator } from '../load/load-generator.ts';
import type { MachineFacts } from '../machine/environment.ts';
import { maskSecrets } from '../mask.ts';
import type { Plan } from '../plan/plan.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import type { Arm, ArmProfile, Profiles, ServerUse } from '../record/run-record.ts';
import { type Milliseconds, milliseconds, nanoseconds, seconds } from '../units.ts';
import type { BaselineArm } from './baseline-arm.ts';
import { Coin } from './coin.ts';
import type { MeasurePorts } from './ports.ts';
import { ArmProfiler, type Seen } from './profilers/arm-profiler.ts';
import { loadFor } from './profilers/load-while.ts';
import { NoProfile } from './profilers/why-none.ts';
import type { ArmVersion } from './servers/arm-server.ts';
import { openServers } from './servers/open-servers.ts';
import { laterTrial } from './trial/ask-again.ts';
import { planVersions, type Versions } from './versions.ts';
import { type WarmedUp, type WarmUpGoal, warmUp } from './warm-up/warm-up.ts';

export { NoProfile } from './profilers/why-none.ts';

export interface ProfileInput {
  /** With the requests that every version answers. */
  readonly plan: Plan;
  readonly machine: MachineFacts;
  readonly baseline: BaselineArm;
  /** How long a profiler looks at each version. */
  readonly time?: Milliseconds;
}

/** Some thousand samples. */
const TIME: Milliseconds = seconds(4);
/** Under load it shows which of its processes do the work. */
const SHORT: Milliseconds = milliseconds(200);
const LONGEST_WARM_UP: Milliseconds = seconds(2);
/** How much longer than the first version the second may take for as many answers. */
const CATCHING_UP = 3;

/**
 * One version after the other, so that what looks at one of them disturbs no other. Both are warmed with as many
 * answers. A profile is divided by its answers, so these need not be as many.
 * @throws NoProfile where there is none; GateError where a server or a command fails
 */
export async function profileArms(
  { plan, machine, baseline, time = TIME }: ProfileInput,
  ports: MeasurePorts,
): Promise<Profiles> {
  const versions = planVersions(plan, baseline);
  if (versions === undefined) throw new NoProfile('The versions have no request in common.');
  const { requests } = versions;
  await using generator = startLoadGenerator({
    ...plan.load,
    engine: engineFor(plan.load),
    requests,
    cores: machine.cores,
    patience: PATIENCE,
    seed: plan.seed,
  });
  const coin = new Coin(`${plan.seed} profile`);
  const profiles = new Map<Arm, ArmProfile>();
  let first: WarmedUp | undefined;
  for (const version of coin.shuffle(versions.arms)) {
    ports.report({ kind: 'profiling', arm: version.arm });
    const { profile, warmedUp } = await profileArm(
      version,
      { plan, versions, generator, coin, time, first },
      ports,
    );
    first ??= warmedUp;
    profiles.set(version.arm, maskNames(profile, plan.secrets));
  }
  const [before, after] = [profiles.get('baseline'), profiles.get('candidate')];
  if (before === undefined || after === undefined) throw new RangeError('an arm without a profile');
  return { baseline: before, candidate: after };
}

interface ArmInput {
  readonly plan: Plan;
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly coin: Coin;
  readonly time: Milliseconds;
  /** How the version before it was warmed up. */
  readonly first: WarmedUp | undefined;
}

async function profileArm(
  version: ArmVersion,
  { plan, versions, generator, coin, time, first }: ArmInput,
  ports: MeasurePorts,
): Promise<{ readonly profile: ArmProfile; readonly warmedUp: WarmedUp }> {
  const { arm, server } = version;
  if (server.kind === 'running') {
    throw new NoProfile('A server that perf-gate did not start is not profiled.');
  }
  using profiler = new ArmProfiler({ plan: plan.profile, arm, server, time }, ports);
  const started = { ...version, server: { ...server, env: profiler.environment } };
  const trial = laterTrial(new Map());
  const opening = { versions, trial, generator, coin, number: 1, background: undefined };
  await using opened = await openServers([started], opening, { ...ports, logs: profiler.folder });
  const [loaded] = opened.servers;
  if (loaded === undefined) throw new RangeError('no server was opened');
  const warmedUp = await warmUp(opened.servers, goalAfter(first, plan), coin);
  await loadFor(loaded, SHORT);
  const before = loaded.use();
  const seen = await profiler.profile(loaded);
  return { profile: describe(seen, before, loaded.use()), warmedUp };
}

function goalAfter(first: WarmedUp | undefined, { load }: Pick<Plan, 'load'>): WarmUpGoal {
  const limit = milliseconds(Math.min(load.warmup, LONGEST_WARM_UP));
  if (first === undefined) return { kind: 'time', limit };
  return { kind: 'answers', answers: first.answers, limit: milliseconds(CATCHING_UP * limit) };
}

function describe({ profiler, stacks }: Seen, before: ServerUse, after: ServerUse): ArmProfile {
  const isKnown = before.cpu !== undefined && after.cpu !== undefined;
  return {
    profiler,
    answers: after.answers - before.answers,
    cpu: isKnown ? nanoseconds(after.cpu - before.cpu) : undefined,
    ...foldProfile(stacks),
  };
}

function maskNames(profile: ArmProfile, secrets: readonly string[]): ArmProfile {
  const masked = <Named extends { readonly name: string }>(all: readonly Named[]) =>
    all.map((each): Named => ({ ...each, name: maskSecrets(each.name, secrets) }));
  return { ...profile, functions: masked(profile.functions), calls: masked(profile.calls) };
}
