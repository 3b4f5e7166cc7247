// Neighbours for the length of a gate: bench/noise.ts beside it, ended when disposed of.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Noise } from './scenarios.ts';
import { seeded } from './seeded.ts';

const PROGRAM = join(import.meta.dirname, '../noise.ts');
/** Builds, calibration and stopping come on top of the budget; the noise must outlast them. */
const BEYOND_BUDGET = 120;

export function startNoise(noise: Noise, budgetSeconds: number, seed: string): AsyncDisposable {
  if (noise === 'quiet') return { async [Symbol.asyncDispose]() {} };
  // Somewhere in the middle third.
  const shiftAt = budgetSeconds * (1 + seeded(seed)()) * (1 / 3);
  const child = spawn(
    process.execPath,
    [
      ...[PROGRAM, '--kind', noise, '--seed', seed],
      ...['--for', `${budgetSeconds + BEYOND_BUDGET}`, '--shift-at', `${shiftAt}`],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = once(child, 'exit');
  return {
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
