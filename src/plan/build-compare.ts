// The part of the Plan that says what the candidate is compared with.

import { resolve } from 'node:path';
import type { BasePlan, ComparePlan } from './plan.ts';
import { type Environment, resolveTexts } from './secrets.ts';
import type { Inputs } from './table/inputs.ts';

export function buildCompare(
  inputs: Inputs,
  mode: ComparePlan['mode'],
  { environment, cwd }: { readonly environment: Environment; readonly cwd: string },
): ComparePlan {
  return {
    mode,
    base: buildBase(inputs, cwd),
    env: resolveTexts(inputs['baseline-env'] ?? inputs['candidate-env'] ?? {}, environment),
    paths: inputs['baseline-paths'] ?? [],
    gateCpu: inputs['gate-cpu'],
  };
}

/** The rules allow at most one of them. */
function buildBase(inputs: Inputs, cwd: string): BasePlan {
  const { base: ref, 'base-dir': directory, 'base-start': start } = inputs;
  if (ref !== undefined) return { kind: 'ref', ref };
  if (directory !== undefined) return { kind: 'directory', directory: resolve(cwd, directory) };
  return start === undefined ? { kind: 'baseline' } : { kind: 'command', start };
}
