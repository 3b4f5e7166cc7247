// The facts about this machine that make two measurements comparable.

import { createHash } from 'node:crypto';
import { arch, cpus, hostname, platform, release, totalmem } from 'node:os';
import { type Bytes, bytes } from '../units.ts';
import { readCpuQuota } from './cgroup.ts';
import { readProcFile } from './proc-file.ts';

/** The environment variables of perf-gate's own process. */
export type Ambient = Readonly<Record<string, string | undefined>>;

/** The machine's part of a run record's `Environment`. */
export interface MachineFacts {
  readonly cpuModel: string;
  readonly cores: number;
  readonly memory: Bytes;
  readonly architecture: string;
  readonly platform: string;
  readonly kernel: string;
  readonly node: string;
  readonly machine: string | undefined;
  readonly cpuQuota: number | undefined;
  /** "ubuntu24 20241201.1.0"; `undefined` where the runner does not say. */
  readonly image: string | undefined;
}

export function describeMachine({ ambient }: { readonly ambient: Ambient }): MachineFacts {
  const processors = cpus();
  return {
    cpuModel: processors[0]?.model.trim() ?? 'unknown',
    // Not availableParallelism(): newer versions of Node count the quota into it, older ones do not.
    cores: processors.length,
    memory: bytes(totalmem()),
    architecture: arch(),
    platform: platform(),
    kernel: release(),
    node: process.versions.node,
    machine: identifyMachine({
      ambient,
      machineId: readProcFile('/etc/machine-id')?.trim(),
      hostname: hostname(),
    }),
    cpuQuota: readCpuQuota(),
    image: imageOf(ambient),
  };
}

/** What GitHub's runners call their image; its version names every program in it. */
function imageOf({ ImageOS: system = '', ImageVersion: version = '' }: Ambient) {
  const isNamed = [system, version].every((word) => /^[\w.-]{1,60}$/.test(word));
  return isNamed ? `${system} ${version}` : undefined;
}

/**
 * A stable name for this machine. It is hashed, because machine-id(5) asks not to expose the id itself.
 * `undefined` for a hosted runner, which is a new machine every time, and for a container without an id,
 * whose host name is new every time.
 */
export function identifyMachine(facts: {
  readonly ambient: Ambient;
  readonly machineId: string | undefined;
  readonly hostname: string;
}): string | undefined {
  const { RUNNER_ENVIRONMENT: kind, RUNNER_NAME: runner } = facts.ambient;
  if (kind === 'github-hosted') return undefined;
  const namedRunner = kind === 'self-hosted' && runner ? runner : undefined;
  const stable = facts.machineId || namedRunner || (platform() === 'darwin' && facts.hostname);
  if (!stable) return undefined;
  // A runner's name is enough. In the containers of its jobs the host name is new every time.
  const parts =
    namedRunner === undefined
      ? ['perf-gate', facts.machineId ?? '', facts.hostname, '']
      : ['perf-gate', namedRunner];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
