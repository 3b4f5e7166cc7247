// The CPU quota that a container or runner sets for us, and how often it stopped us.

import { dirname, join } from 'node:path';
import { readProcFile } from './proc-file.ts';

/** Where the kernel shows cgroups. Tests use other files. */
export interface CgroupFiles {
  /** Lines `id:controllers:path`, cgroups(7). */
  readonly membership: string;
  readonly mount: string;
}

const KERNEL: CgroupFiles = { membership: '/proc/self/cgroup', mount: '/sys/fs/cgroup' };

/** Enforcement periods that passed, and how many of them used up the quota. */
export interface Throttling {
  readonly periods: number;
  readonly throttled: number;
}

/** Cores that the tightest quota above us allows, `undefined` where there is none. */
export function readCpuQuota(files: CgroupFiles = KERNEL): number | undefined {
  const quotas = listCpuGroups(files).flatMap((directory) => readQuota(directory) ?? []);
  return quotas.length === 0 ? undefined : Math.min(...quotas);
}

/**
 * Sums over all cgroups above us that have a quota; `undefined` where there is none. The counts only grow:
 * if `throttled` differs between two readings, the quota stopped a process meanwhile.
 */
export function readThrottling(files: CgroupFiles = KERNEL): Throttling | undefined {
  const counts = listCpuGroups(files).flatMap((directory) => readCounts(directory) ?? []);
  if (counts.length === 0) return undefined;
  return {
    periods: counts.reduce((sum, { periods }) => sum + periods, 0),
    throttled: counts.reduce((sum, { throttled }) => sum + throttled, 0),
  };
}

/**
 * Our own cgroup and all above it, for each hierarchy that may hold the cpu controller.
 * In a container the path is often that of the host and does not exist below the mount. The walk upwards
 * then ends at the mount itself, which is the container's own cgroup.
 */
function listCpuGroups({ membership, mount }: CgroupFiles): readonly string[] {
  const lines = (readProcFile(membership) ?? '').trim().split('\n');
  return lines.flatMap((line) => {
    const [, controllers = '', path = '/'] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === '') return listUpwards(mount, path);
    return controllers.split(',').includes('cpu') ? listUpwards(join(mount, 'cpu'), path) : [];
  });
}

function listUpwards(mount: string, path: string): readonly string[] {
  const inside = join('/', path);
  if (inside === '/') return [mount];
  return [join(mount, inside), ...listUpwards(mount, dirname(inside))];
}

function readQuota(directory: string): number | undefined {
  // Version 2: `max 100000` or `150000 100000`. Version 1 says -1 for no quota.
  const [quota, period] =
    readProcFile(join(directory, 'cpu.max'))?.split(/\s+/) ??
    ['cpu.cfs_quota_us', 'cpu.cfs_period_us'].map((name) => readProcFile(join(directory, name)));
  const cores = Number(quota) / Number(period);
  return cores > 0 && Number.isFinite(cores) ? cores : undefined;
}

function readCounts(directory: string): Throttling | undefined {
  const text = readProcFile(join(directory, 'cpu.stat')) ?? '';
  const count = (name: string): number =>
    Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
  const [periods, throttled] = [count('nr_periods'), count('nr_throttled')];
  return periods > 0 ? { periods, throttled } : undefined;
}
