import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  checkDirectory,
  readBaselineConfig,
  readConfig,
  surroundings,
} from '../../src/edge/read-config.ts';
import { InputError } from '../../src/errors.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import { planOf } from '../plan/raw-inputs.ts';

for (const [chance, seed] of [
  [0, '00000000'],
  [0.0001, '00068db8'],
  [1 - 2 ** -53, 'ffffffff'],
] as const) {
  test(`the seed at chance ${chance} has eight digits`, ({ mock }) => {
    mock.method(Math, 'random', () => chance);
    assert.equal(surroundings().randomSeed, seed);
  });
}

test('the configuration of the base is not read through a link that leads out of its checkout', async () => {
  await using folder = await temporaryFolder();
  const [root, cwd] = [folder.join('root'), process.cwd()];
  mkdirSync(root);
  writeFileSync(folder.join('secret.yml'), 'start: secret\n');
  writeFileSync(folder.join('root', 'own.yml'), 'start: own\n');
  const read = (target: string) => {
    rmSync(folder.join('root', 'perf-gate.yml'), { force: true });
    symlinkSync(target, folder.join('root', 'perf-gate.yml'));
    return readBaselineConfig(root, cwd, undefined, root)?.config.text;
  };
  assert.equal(read('own.yml'), 'start: own\n');
  assert.equal(read('../secret.yml'), undefined);
  assert.equal(read(folder.join('secret.yml')), undefined);
  assert.equal(read('/dev/zero'), undefined);
});

test('a configuration that may wait or never ends is a fault at the place that named it', async () => {
  await using folder = await temporaryFolder();
  assert.equal(spawnSync('mkfifo', [folder.join('pipe')]).status, 0);
  symlinkSync('/dev/zero', folder.join('zero'));
  symlinkSync('nothing', folder.join('nowhere'));
  for (const [name, why] of [
    ['pipe', 'it is not a regular file'],
    ['zero', 'it is not a regular file'],
    ['nowhere', 'does not exist'],
  ] as const) {
    assert.throws(
      () => readConfig(folder.join(name), '--config'),
      (error) => {
        assert.ok(error instanceof InputError);
        assert.equal(error.faults[0]?.place, '--config');
        assert.ok(error.faults[0].problem.includes(why), error.faults[0].problem);
        return true;
      },
    );
  }
});

test('a directory that is not there is a fault at the place that named it', async () => {
  await using folder = await temporaryFolder();
  writeFileSync(folder.join('file'), '');
  const faultOf = (cwd: string) => {
    try {
      checkDirectory(planOf(`start: a\ncwd: ${cwd}\n`, { cwd: folder.path }), '--cwd');
      return undefined;
    } catch (error) {
      return error instanceof InputError ? error.faults[0] : error;
    }
  };
  assert.equal(faultOf('.'), undefined);
  const remedy = 'Name the directory in which `start` runs, relative to the working directory.';
  const place = '--cwd';
  const gone = `${folder.join('nowhere')} does not exist.`;
  assert.deepEqual(faultOf('nowhere'), { place, problem: gone, remedy });
  const file = `${folder.join('file')} is not a directory.`;
  assert.deepEqual(faultOf('file'), { place, problem: file, remedy });
  // Of a server that runs already, none of ours is used.
  checkDirectory(planOf('url: http://127.0.0.1:1/\n', { cwd: '/nowhere' }), '--cwd');
});
