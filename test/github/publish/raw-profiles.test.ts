// Which of the files beside the logs go into the artifact of the report.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MOST_OF_PROFILES, rawProfiles } from '../../../src/github/publish/raw-profiles.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const mask = (text: string): string => text.replaceAll('hunter2', '***');

test('profiles of both versions, masked, and nothing else', () => {
  const logs = temporaryFolder();
  for (const name of ['profile-baseline.txt', 'profile-candidate-12.cpuprofile', 'server.log']) {
    writeFileSync(join(logs, name), `${name} hunter2`);
  }
  for (const name of [
    'profile-candidate.log',
    'report.json',
    'profile-other.txt',
    'a.cpuprofile',
  ]) {
    writeFileSync(join(logs, name), name);
  }
  mkdirSync(join(logs, 'profile-candidate.txt'));
  assert.deepEqual(rawProfiles(logs, mask), {
    'profile-baseline.txt': 'profile-baseline.txt ***',
    'profile-candidate-12.cpuprofile': 'profile-candidate-12.cpuprofile ***',
  });
});

test('no more than there is room for, and none where the folder is gone', () => {
  const logs = temporaryFolder();
  writeFileSync(join(logs, 'profile-baseline.txt'), 'a'.repeat(MOST_OF_PROFILES + 1));
  writeFileSync(join(logs, 'profile-candidate-1.txt'), 'b'.repeat(MOST_OF_PROFILES - 1));
  writeFileSync(join(logs, 'profile-candidate-2.txt'), 'cc');
  writeFileSync(join(logs, 'profile-candidate-3.txt'), 'd');
  symlinkSync('/nowhere', join(logs, 'profile-candidate.txt'));
  assert.deepEqual(Object.keys(rawProfiles(logs, mask)), [
    'profile-candidate-1.txt',
    'profile-candidate-3.txt',
  ]);
  assert.deepEqual(rawProfiles(join(logs, 'gone'), mask), {});
});
