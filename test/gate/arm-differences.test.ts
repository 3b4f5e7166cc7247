import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findArmDifferences } from '../../src/gate/arm-differences.ts';
import type { Progress } from '../../src/progress.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { gatePlan } from './gate-plan.ts';

const plan = gatePlan({ start: 'true', url: 'http://127.0.0.1:{port}/' });
const { server } = plan;
assert.ok(server.kind === 'started');

const silent = { report: () => undefined };

function folderWith(pins: readonly string[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'requirements.txt'), pins.join('\n'));
  return folder;
}

test('packages and variables of both versions are compared; secrets are masked, values never shown', () => {
  const candidate = { ...server, cwd: folderWith(['hunter2==2.0']), env: { LEVEL: 'b', ONE: '1' } };
  const baseline = {
    ...server,
    cwd: folderWith(['hunter2==1.0']),
    env: { LEVEL: 'a', ONE: '1', OLD: '' },
  };
  assert.deepEqual(
    findArmDifferences(
      { server: candidate, secrets: ['hunter2'] },
      { server: baseline, plan: undefined },
      silent,
    ),
    {
      packages: [{ name: '***', before: '1.0', after: '2.0' }],
      morePackages: 0,
      variables: ['LEVEL', 'OLD'],
    },
  );
});

test('of many packages a hundred are named, and the others counted', () => {
  const pins = (version: string) => Array.from({ length: 130 }, (_, at) => `p${at}==${version}`);
  const found = findArmDifferences(
    { server: { ...server, cwd: folderWith(pins('2')) }, secrets: [] },
    { server: { ...server, cwd: folderWith(pins('1')) }, plan: undefined },
    silent,
  );
  assert.deepEqual([found?.packages.length, found?.morePackages], [100, 30]);
});

test('a lockfile that cannot be read costs nothing but its packages, and a note says so', () => {
  const candidate = { ...server, cwd: folderWith(['a==2']), env: { LEVEL: 'b' } };
  const baseline = { ...server, cwd: folderWith(['a==1', 'x'.repeat(100_000)]), env: {} };
  const notes: Progress[] = [];
  const found = findArmDifferences(
    { server: candidate, secrets: [] },
    { server: baseline, plan: undefined },
    { report: (progress) => notes.push(progress) },
  );
  assert.deepEqual(found, { packages: [], morePackages: 0, variables: ['LEVEL'] });
  const why =
    'requirements.txt of the baseline was not read: line 2 has more than 32768 characters';
  assert.deepEqual(notes, [{ kind: 'note', text: `packages are not compared: ${why}` }]);
});
