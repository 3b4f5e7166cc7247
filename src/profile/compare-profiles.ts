// Which functions take more CPU time for an answer than before. Each profile is a sample, so chance is allowed for.

import type { ArmProfile, ProfiledCall, Profiles } from '../record/run-record.ts';
import {
  type Microseconds,
  microseconds,
  nanosecondsToMicroseconds,
  type Ratio,
  ratio,
} from '../units.ts';
import { withoutLine } from './function-name.ts';

/** A function, or a call of one. */
export interface ProfileChange {
  readonly name: string;
  /** Of all CPU time. */
  readonly before: Share;
  readonly after: Share;
}

interface Share {
  readonly share: Ratio;
  /** CPU time for an answer; `undefined` where the server's CPU time is unknown. */
  readonly perAnswer: Microseconds | undefined;
}

export interface CallChange extends ProfileChange {
  /** Index of the caller; `undefined`: it is the outermost. */
  readonly parent: number | undefined;
}

export interface ProfileComparison {
  /** Time in the function itself, of those that are shown to take more; what grew most stands first. */
  readonly grown: readonly ProfileChange[];
  /** Time in the function and in what it calls: the candidate's tree, callers before what they call. */
  readonly calls: readonly CallChange[];
}

/** Standard errors by which a function must have grown: one in forty would by chance. */
const SURE = 2;
/** Of the dearer answer: less is not worth a line. */
const LEAST_GROWTH = 0.005;

export function compareProfiles({ baseline, candidate }: Profiles): ProfileComparison {
  const rename = renamer(baseline, candidate);
  const arms: Arms = {
    before: armOf(baseline, candidate.cpu !== undefined, rename),
    after: armOf(candidate, baseline.cpu !== undefined, rename),
  };
  return { grown: grownIn(arms), calls: callsIn(arms, { baseline, candidate }, rename) };
}

interface ArmOf {
  readonly samples: number;
  /** Of all functions together: CPU time for an answer, or 1 where that is unknown. */
  readonly whole: number;
  readonly isCost: boolean;
  readonly self: ReadonlyMap<string, number>;
}

interface Arms {
  readonly before: ArmOf;
  readonly after: ArmOf;
}

/** Costs are compared only where they are known of both. */
function armOf(
  { samples, answers, cpu, functions }: ArmProfile,
  isOtherKnown: boolean,
  rename: Rename,
): ArmOf {
  const self = new Map<string, number>();
  for (const each of functions) {
    const name = rename(each.name);
    self.set(name, (self.get(name) ?? 0) + each.samples);
  }
  const isCost = isOtherKnown && cpu !== undefined && answers > 0;
  const whole = isCost ? nanosecondsToMicroseconds(cpu) / answers : 1;
  return { samples: Math.max(1, samples), whole, isCost, self };
}

function grownIn(arms: Arms): readonly ProfileChange[] {
  const { before, after } = arms;
  const least = LEAST_GROWTH * Math.max(before.whole, after.whole);
  return [...after.self.keys()]
    .map((name) => {
      const [old, now] = [before.self.get(name) ?? 0, after.self.get(name) ?? 0];
      const growth = costOf(now, after) - costOf(old, before);
      const error = Math.hypot(errorOf(old, before), errorOf(now, after));
      return { name, old, now, growth, isShown: growth >= least && growth > SURE * error };
    })
    .filter(({ isShown }) => isShown)
    .sort((one, other) => other.growth - one.growth || (one.name < other.name ? -1 : 1))
    .map(({ name, old, now }) => changeOf(name, old, now, arms));
}

const costOf = (samples: number, arm: ArmOf): number => (samples / arm.samples) * arm.whole;

/** Counts of samples scatter like Poisson's; where there was none there might have been one. */
const errorOf = (samples: number, arm: ArmOf): number =>
  costOf(Math.sqrt(Math.max(1, samples)), arm);

const changeOf = (name: string, old: number, now: number, { before, after }: Arms) => ({
  name,
  before: shareOf(old, before),
  after: shareOf(now, after),
});

const shareOf = (samples: number, arm: ArmOf): Share => ({
  share: ratio(Math.min(1, samples / arm.samples)),
  perAnswer: arm.isCost ? microseconds(costOf(samples, arm)) : undefined,
});

type Rename = (name: string) => string;

/** Of all samples: a function that has more was surely seen. */
const SEEN = 0.01;

/**
 * Functions without a name are told apart by their line, and a line moves when something is written above it.
 * Where one of a file is seen in one version alone, those of that file count together.
 */
function renamer(baseline: ArmProfile, candidate: ArmProfile): Rename {
  const moved = new Set([...lonely(baseline, candidate), ...lonely(candidate, baseline)]);
  return (name) => {
    const bare = withoutLine(name);
    return bare !== undefined && moved.has(bare) ? bare : name;
  };
}

function lonely(one: ArmProfile, other: ArmProfile): readonly string[] {
  const names = new Set([...other.functions, ...other.calls].map(({ name }) => name));
  return [...one.functions, ...one.calls].flatMap(({ name, samples }) => {
    const bare = withoutLine(name);
    const isLonely = !names.has(name) && samples >= SEEN * one.samples;
    return bare !== undefined && isLonely ? [bare] : [];
  });
}

/** The way from the outermost call to this one. */
const pathKey = (parent: string, name: string): string => `${parent}\n${name}`;

function callsIn(arms: Arms, { baseline, candidate }: Profiles, rename: Rename) {
  const old = samplesByPath(baseline.calls, rename);
  const now = samplesByPath(candidate.calls, rename);
  const places = new Map([...now.keys()].map((path, index) => [path, index]));
  return [...now].map(([path, { name, parent, samples }]): CallChange => {
    const before = old.get(path)?.samples ?? 0;
    return {
      ...changeOf(name, before, samples, arms),
      parent: parent === undefined ? undefined : places.get(parent),
    };
  });
}

interface PathSamples {
  readonly name: string;
  readonly parent: string | undefined;
  readonly samples: number;
}

/** Calls that have one name and one caller become one. */
function samplesByPath(
  calls: readonly ProfiledCall[],
  rename: Rename,
): ReadonlyMap<string, PathSamples> {
  const paths: string[] = [];
  const found = new Map<string, PathSamples>();
  for (const call of calls) {
    const name = rename(call.name);
    const parent = call.parent === undefined ? undefined : paths[call.parent];
    const path = pathKey(parent ?? '', name);
    paths.push(path);
    const samples = (found.get(path)?.samples ?? 0) + call.samples;
    found.set(path, { name, parent, samples });
  }
  return found;
}
