// Stacks become what is kept of them: samples of each function by itself, and the heaviest part of the tree.

import {
  type ArmProfile,
  MOST_CALLS,
  MOST_FUNCTIONS,
  type ProfiledCall,
} from '../record/run-record.ts';
import { sum } from '../record/sum.ts';
import type { Stack } from './stack.ts';

export type FoldedProfile = Pick<ArmProfile, 'samples' | 'functions' | 'calls'>;

export function foldProfile(stacks: readonly Stack[]): FoldedProfile {
  return {
    samples: sum(stacks, ({ samples }) => samples),
    functions: functionsOf(stacks),
    calls: heaviest(treeOf(stacks)),
  };
}

/** Equal ones in the order of their names, so that the same stacks always fold to the same. */
function functionsOf(stacks: readonly Stack[]): FoldedProfile['functions'] {
  const self = new Map<string, number>();
  for (const { frames, samples, self: named } of stacks) {
    const name = named ?? frames.at(-1) ?? '';
    self.set(name, (self.get(name) ?? 0) + samples);
  }
  return [...self]
    .map(([name, samples]) => ({ name, samples }))
    .sort((one, other) => other.samples - one.samples || compareNames(one.name, other.name))
    .slice(0, MOST_FUNCTIONS);
}

const compareNames = (one: string, other: string): number => (one < other ? -1 : 1);

interface Branch {
  readonly name: string;
  readonly parent: Branch | undefined;
  readonly depth: number;
  readonly children: Map<string, Branch>;
  samples: number;
}

function treeOf(stacks: readonly Stack[]): readonly Branch[] {
  const all: Branch[] = [];
  const roots = new Map<string, Branch>();
  for (const { frames, samples } of stacks) {
    let parent: Branch | undefined;
    for (const name of frames) {
      const siblings: Map<string, Branch> = parent?.children ?? roots;
      let branch = siblings.get(name);
      if (branch === undefined) {
        const depth: number = parent === undefined ? 0 : parent.depth + 1;
        branch = { name, parent, depth, children: new Map(), samples: 0 };
        siblings.set(name, branch);
        all.push(branch);
      }
      branch.samples += samples;
      parent = branch;
    }
  }
  return all;
}

/** A caller has at least the samples of what it calls, so none loses its caller. */
function heaviest(branches: readonly Branch[]): readonly ProfiledCall[] {
  const kept = [...branches]
    .sort(
      (one, other) =>
        other.samples - one.samples ||
        one.depth - other.depth ||
        compareNames(one.name, other.name),
    )
    .slice(0, MOST_CALLS);
  const places = new Map(kept.map((branch, index) => [branch, index]));
  return kept.map(({ name, parent, samples }) => ({
    name,
    parent: parent && places.get(parent),
    samples,
  }));
}
