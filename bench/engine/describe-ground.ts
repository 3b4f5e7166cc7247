// On what a run stands: the commit, the machine, Node.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeMachine } from '../../src/machine/environment.ts';
import type { Ground } from './setting.ts';

/** @throws Error where this is no checkout */
export async function describeGround(): Promise<Ground> {
  const cwd = import.meta.dirname;
  const git = ['describe', '--always', '--dirty'];
  const { stdout: commit } = await promisify(execFile)('git', git, { cwd });
  const { cpuModel, cores, kernel, node } = describeMachine({ ambient: process.env });
  return { commit: commit.trim(), cpuModel, cores, kernel, node };
}

export const groundText = ({ commit, cpuModel, cores, kernel, node }: Ground): string =>
  `${commit}, ${cores} × ${cpuModel}, Linux ${kernel}, Node ${node}`;
