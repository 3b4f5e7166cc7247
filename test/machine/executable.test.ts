import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nameExecutable, readExecutable } from '../../src/machine/executable.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a path tells the name of an executable, and may tell its version', () => {
  const cases: readonly (readonly [path: string, name: string, version: string | undefined])[] = [
    ['/usr/bin/node', 'node', undefined],
    ['/opt/hostedtoolcache/node/22.4.0/x64/bin/node', 'node', '22.4.0'],
    ['/home/me/.nvm/versions/node/v24.4.1/bin/node', 'node', '24.4.1'],
    ['/opt/node-v20.18.1-linux-x64/bin/node', 'node', '20.18.1'],
    ['/nix/store/0abc1-nodejs-22.4.0/bin/node', 'node', '22.4.0'],
    ['/usr/bin/python3.12', 'python', '3.12'],
    ['/opt/hostedtoolcache/Python/3.12.4/x64/bin/python3.12', 'python', '3.12.4'],
    ['/usr/lib/jvm/java-21-openjdk-amd64/bin/java', 'java', '21'],
    ['/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk/21.0.5-11/x64/bin/java', 'java', '21.0.5'],
    ['/srv/shop/server', 'server', undefined],
    ['/srv/3f2a91c80d12/target/release/shop', 'shop', undefined],
    ['/srv/7', '7', undefined],
  ];
  for (const [path, name, version] of cases)
    assert.deepEqual(nameExecutable(path), { name, version });
});

const isLinux = process.platform === 'linux';

test('the kernel knows what a process runs, also when the file is gone', {
  skip: !isLinux,
}, async () => {
  const folder = join(temporaryFolder(), 'sleep', '9.5.1');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sleep');
  copyFileSync('/bin/sleep', file);
  const { size } = statSync(file);
  const child = spawn(file, ['60']);
  await once(child, 'spawn');
  const expected = { name: 'sleep', version: '9.5.1', size };
  assert.deepEqual(readExecutable(child.pid ?? 0), expected);
  rmSync(file);
  assert.deepEqual(readExecutable(child.pid ?? 0), expected);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(readExecutable(child.pid ?? 0), undefined);
});
