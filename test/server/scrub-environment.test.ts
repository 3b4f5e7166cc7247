import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { scrubEnvironment } from '../../src/server/scrub-environment.ts';
import { environmentFor } from '../../src/server/server-process.ts';

describe('the environment of a server', () => {
  const rows: readonly (readonly [name: string, isPassedOn: boolean])[] = [
    ['ACTIONS_RUNTIME_TOKEN', false],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', false],
    ['ACTIONS_CACHE_URL', false],
    ['INPUT_GITHUB-TOKEN', false],
    ['INPUT_START', false],
    ['GITHUB_TOKEN', false],
    ['GH_TOKEN', false],
    ['GITHUB_ENTERPRISE_TOKEN', false],
    ['GH_ENTERPRISE_TOKEN', false],
    ['NODE_AUTH_TOKEN', false],
    ['NPM_TOKEN', false],
    ['GITHUB_ARTIFACTS', false],
    ['GITHUB_ENV', false],
    ['GITHUB_OUTPUT', false],
    ['GITHUB_PATH', false],
    ['GITHUB_STATE', false],
    ['GITHUB_STEP_SUMMARY', false],
    ['GITHUB_SHA', true],
    ['GITHUB_ENVIRONMENT', true],
    ['PATH', true],
    ['HOME', true],
    ['CI', true],
    ['DATABASE_URL', true],
    ['STRIPE_TOKEN', true],
    ['MY_INPUT_X', true],
    ['actions_x', true],
  ];
  for (const [name, isPassedOn] of rows) {
    test(`${name} is ${isPassedOn ? 'passed on' : 'withheld'}`, () => {
      assert.equal(name in scrubEnvironment({ [name]: 'x' }, {}), isPassedOn);
    });
  }

  test('what binds git to one repository is withheld, unless the user adds it, and the rest of git is not', () => {
    const names = execFileSync('git', ['rev-parse', '--local-env-vars'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    assert.ok(names.includes('GIT_INDEX_FILE'));
    const ambient = Object.fromEntries(names.map((name) => [name, 'x']));
    const kept = scrubEnvironment({ ...ambient, GIT_SSH_COMMAND: 'ssh -4' }, {});
    assert.deepEqual(kept, { GIT_SSH_COMMAND: 'ssh -4' });
    const added = { GIT_CONFIG_COUNT: '1' };
    assert.deepEqual(scrubEnvironment({ ...ambient }, added), added);
  });

  test('variables that the user adds win, also for a withheld name', () => {
    const ambient = { NPM_TOKEN: 'gate', HOME: '/root', GONE: undefined };
    const additions = { NPM_TOKEN: 'user', HOME: '/srv' };
    assert.deepEqual(scrubEnvironment(ambient, additions), { NPM_TOKEN: 'user', HOME: '/srv' });
  });

  test('PORT is ours where we assign it, and the user’s where it is fixed', () => {
    const portOf = (choice: 'assigned' | 'fixed', env: Record<string, string>) =>
      environmentFor({ ambient: { PORT: '1' }, place: { kind: 'port', port: 8080, choice }, env })
        .PORT;
    assert.equal(portOf('assigned', {}), '8080');
    assert.equal(portOf('assigned', { PORT: '3000' }), '8080');
    assert.equal(portOf('fixed', {}), '8080');
    assert.equal(portOf('fixed', { PORT: '3000' }), '3000');
  });
});
