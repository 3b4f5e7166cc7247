import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type CgroupFiles, readCpuQuota, readThrottling } from '../../src/machine/cgroup.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'perf-gate-cgroup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Files below the mount, and the lines of /proc/self/cgroup. */
function cgroups(membership: string, files: Readonly<Record<string, string>>): CgroupFiles {
  const layout = { mount: join(root, 'mount'), membership: join(root, 'membership') };
  writeFileSync(layout.membership, membership);
  for (const [name, text] of Object.entries(files)) {
    const path = join(layout.mount, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return layout;
}

test('version 2: the tightest quota above us', () => {
  const files = cgroups('0::/slice/job\n', {
    'slice/job/cpu.max': '400000 100000\n',
    'slice/cpu.max': '150000 100000\n',
  });
  assert.equal(readCpuQuota(files), 1.5);
});

test('version 2: no quota', () => {
  const files = cgroups('0::/job\n', { 'job/cpu.max': 'max 100000\n' });
  assert.equal(readCpuQuota(files), undefined);
});

test('version 2 in a container: the path is not ours, the mount is', () => {
  const files = cgroups('0::/../../host/path\n', { 'cpu.max': '50000 100000\n' });
  assert.equal(readCpuQuota(files), 0.5);
});

test('version 1: a quota and the absence of one', () => {
  const files = cgroups('4:memory:/job\n3:cpu,cpuacct:/job\n', {
    'cpu/job/cpu.cfs_quota_us': '200000\n',
    'cpu/job/cpu.cfs_period_us': '100000\n',
    'cpu/cpu.cfs_quota_us': '-1\n',
    'cpu/cpu.cfs_period_us': '100000\n',
  });
  assert.equal(readCpuQuota(files), 2);
});

test('no cgroups at all', () => {
  const nowhere = { membership: join(root, 'none'), mount: join(root, 'none') };
  assert.equal(readCpuQuota(nowhere), undefined);
  assert.equal(readThrottling(nowhere), undefined);
});

test('throttling is summed over the groups that enforce a quota', () => {
  const files = cgroups('0::/slice/job\n', {
    'slice/job/cpu.stat': 'usage_usec 9\nnr_periods 100\nnr_throttled 7\nthrottled_usec 5\n',
    'slice/cpu.stat': 'nr_periods 50\nnr_throttled 1\n',
    'cpu.stat': 'usage_usec 9\n',
  });
  assert.deepEqual(readThrottling(files), { periods: 150, throttled: 8 });
});

test('without enforced periods the throttling is unknown', () => {
  const files = cgroups('0::/\n', { 'cpu.stat': 'nr_periods 0\nnr_throttled 0\n' });
  assert.equal(readThrottling(files), undefined);
});
