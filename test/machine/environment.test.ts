import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMachine, identifyMachine } from '../../src/machine/environment.ts';

const laptop = { ambient: {}, machineId: 'abc123', hostname: 'lap' };

test('a machine has one stable identity, which does not contain its id', () => {
  const identity = identifyMachine(laptop);
  assert.match(identity ?? '', /^[0-9a-f]{64}$/);
  assert.equal(identity, identifyMachine({ ...laptop }));
});

test('another id, host name or runner is another machine', () => {
  const selfHosted = { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_NAME: 'r1' };
  const identities = [
    laptop,
    { ...laptop, machineId: 'abc124' },
    { ...laptop, hostname: 'other' },
    { ...laptop, ambient: selfHosted },
    { ...laptop, ambient: { ...selfHosted, RUNNER_NAME: 'r2' } },
  ].map(identifyMachine);
  assert.equal(new Set(identities).size, identities.length);
  assert.ok(!identities.includes(undefined));
});

test('a hosted runner has no identity', () => {
  const ambient = { RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_NAME: 'GitHub Actions 4' };
  assert.equal(identifyMachine({ ...laptop, ambient }), undefined);
});

test('a container without an id has no identity, but a named runner in it has one', () => {
  const skip = process.platform === 'darwin';
  const container = { ambient: {}, machineId: undefined, hostname: 'f00ba4' };
  if (!skip) assert.equal(identifyMachine(container), undefined);
  const ambient = { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_NAME: 'r1' };
  const identity = identifyMachine({ ...container, ambient });
  assert.notEqual(identity, undefined);
  assert.equal(identifyMachine({ ...container, hostname: 'ba2f00', ambient }), identity);
});

test('describes this machine', () => {
  const facts = describeMachine({ ambient: { RUNNER_ENVIRONMENT: 'github-hosted' } });
  assert.ok(facts.cores >= 1);
  assert.ok(facts.memory > 0);
  assert.equal(facts.node, process.versions.node);
  assert.equal(facts.machine, undefined);
});

test("a runner's image is known by both of its words, where they are words", () => {
  const imageOf = (ambient: Readonly<Record<string, string>>) => describeMachine({ ambient }).image;
  const ubuntu = { ImageOS: 'ubuntu24', ImageVersion: '20250301.1.0' };
  assert.equal(imageOf(ubuntu), 'ubuntu24 20250301.1.0');
  assert.equal(imageOf({}), undefined);
  assert.equal(imageOf({ ImageOS: 'ubuntu24' }), undefined);
  assert.equal(imageOf({ ...ubuntu, ImageVersion: '1\n::error::2' }), undefined);
  assert.equal(imageOf({ ...ubuntu, ImageOS: 'u'.repeat(61) }), undefined);
});
