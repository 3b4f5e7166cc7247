import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../src/errors.ts';
import { parseAction, readActionInputs } from '../../src/plan/parse-action.ts';
import { ACTION_INPUTS } from '../../src/plan/table/inputs.ts';
import { actionFaultsOf, actionOf, RAW_ACTION } from './raw-action.ts';
import { planOf } from './raw-inputs.ts';

/** The plan of a step that gates. */
function gateOf(...parameters: Parameters<typeof actionOf>) {
  const action = actionOf(...parameters);
  assert.equal(action.mode, 'gate');
  assert.ok(action.mode === 'gate');
  return action;
}

test('a start command is enough: everything else has a default', () => {
  const { settings } = gateOf({ start: 'node server.js' });
  assert.deepEqual(settings, {
    token: 'ghs_token',
    comment: 'changes',
    watch: 'none',
    acceptLabel: 'perf-accepted',
    retentionDays: 90,
    baselineEvents: ['push'],
    baselineWait: 180_000,
    accept: false,
  });
});

test('the action waits for a run in progress as long as that may measure', () => {
  assert.equal(gateOf({ start: 'a', budget: '1m' }).settings.baselineWait, 60_000);
});

test('the plan of a step is the plan that `validate` finds in the same lines', () => {
  const inputs = { start: 'node server.js', budget: '1m', 'candidate-env': 'A=1\nB=2\n' };
  const { plan } = gateOf(inputs);
  const { secrets, ...rest } = planOf('', { command: 'validate', flags: inputs });
  assert.deepEqual({ ...plan, secrets }, { ...rest, secrets });
});

test('an input wins over the file, the file over the default', () => {
  const file = 'start: a\nbudget: 1m\nconnections: 8\ncomment: never\nretention-days: 30\n';
  const { plan, settings } = gateOf({ connections: '16', 'retention-days': '7' }, file);
  assert.deepEqual([plan.load.connections, plan.load.budget], [16, 60_000]);
  assert.deepEqual([settings.comment, settings.retentionDays], ['never', 7]);
});

test('an input that is not ours may be a variable of the job', () => {
  assert.deepEqual(actionFaultsOf({ start: 'a', file: 'x' }), [
    'with: file: `file` is not known here. Remove it from `with:`. If it is not there, `INPUT_FILE` is a variable of the job: rename that.',
  ]);
  assert.deepEqual(actionFaultsOf({ start: 'a', budgt: '1m' }), [
    'with: budgt: `budgt` is not known here. Did you mean `budget`?',
  ]);
  assert.deepEqual(actionFaultsOf({ start: 'a', file: '' }), []);
});

test('an empty input was not given', () => {
  const { plan, settings } = gateOf(
    { budget: '', comment: ' \n', name: '' },
    'start: a\nname: x\n',
  );
  assert.deepEqual([plan.load.budget, plan.name, settings.comment], [180_000, 'x', 'changes']);
});

test('the line break at the end of a block text is not part of the value', () => {
  const { plan } = gateOf({ start: 'cd app\nnode server.js\n', budget: '1m\n' });
  assert.equal(plan.server.kind === 'started' && plan.server.start, 'cd app\nnode server.js');
});

test('the file is the one that `config` names', () => {
  const named: unknown[] = [];
  const readConfig = (name: string | undefined) => {
    named.push(name);
    return { path: 'other.yml', text: 'start: a\n' };
  };
  gateOf({ config: 'other.yml' }, '', { readConfig });
  gateOf({}, '', { readConfig });
  assert.deepEqual(named, ['other.yml', undefined]);
});

test('baseline events are names with commas, or a list in the file', () => {
  const eventsOf = (text: string, file: string) =>
    gateOf({ start: 'a', 'baseline-events': text }, file).settings.baselineEvents;
  assert.deepEqual(eventsOf('workflow_dispatch,push , push', ''), ['push', 'workflow_dispatch']);
  assert.deepEqual(eventsOf('', 'baseline-events: [push, schedule]'), ['push', 'schedule']);
  assert.deepEqual(eventsOf('', 'baseline-events: push, schedule'), ['push', 'schedule']);
});

test('a run may be accepted by hand where runs by hand store baselines', () => {
  const inputs = { start: 'a', accept: 'true', 'baseline-events': 'push, workflow_dispatch' };
  assert.equal(gateOf(inputs).settings.accept, true);
});

test('the token is a secret of the plan, and faults do not show it', () => {
  const file = `start: a\ncandidate-env: { A: "\${env:LONG}" }`;
  const { plan } = gateOf({}, file, { environment: { LONG: 'longer than the token' } });
  assert.deepEqual(plan.secrets, ['longer than the token', 'ghs_token']);
  const faults = actionFaultsOf({ start: 'a', 'github-token': 'ghs_broken token' });
  assert.equal(faults.length, 1);
  assert.doesNotMatch(faults.join(), /ghs_/);
});

test('the lines of a secret are secrets of the plan, too', () => {
  const file = `start: a\ncandidate-env: { A: "\${env:KEY}" }`;
  const { plan } = gateOf({}, file, { environment: { KEY: '{\n "key": 12\n}' } });
  assert.deepEqual(plan.secrets, ['{\n "key": 12\n}', '"key": 12', 'ghs_token']);
});

test('reports go to files, and may not share one', () => {
  const { plan } = gateOf({ start: 'a', json: 'out/report.json' });
  assert.deepEqual(plan.outputs.json, { kind: 'file', path: '/srv/app/out/report.json' });
  assert.deepEqual(actionFaultsOf({ start: 'a', json: 'report', html: 'report' }), [
    'with: html: `json` goes to report too. Give one of them a file of its own.',
  ]);
});

test('the second stage needs no server, and reads no file', () => {
  const action = actionOf({ mode: 'report', budget: 'anything', comment: 'always' }, '', {
    readConfig: () => assert.fail('it has no checkout'),
    platform: 'win32',
  });
  assert.equal(action.mode, 'report');
  assert.equal(action.settings.comment, 'always');
});

test('Windows is refused before anything else', () => {
  assert.throws(
    () => parseAction({ ...RAW_ACTION, platform: 'win32' }),
    (error) => error instanceof GateError && error.code === 'platform-unsupported',
  );
});

test('an input named like a property of every object is unknown', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const inputs = Object.fromEntries([
      ['start', 'a'],
      [name, 'x'],
    ]);
    assert.equal(actionFaultsOf(inputs).length, 1, name);
  }
});

test('anything under `with:` gives a plan or a list of faults, and no fault repeats the token', () => {
  const input = fc.constantFrom(...Object.keys(ACTION_INPUTS.shape), 'requests', 'budgt');
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('true', '-', '0', '5%', '1m', 'push', 'report'),
  );
  fc.assert(
    fc.property(fc.dictionary(input, value), fc.string(), (inputs, file) => {
      const secret = 'ghs_0123456789 broken';
      const faults = actionFaultsOf({ ...inputs, 'github-token': secret }, file);
      assert.notEqual(faults.length, 0);
      assert.ok(!faults.join().includes('ghs_'));
    }),
  );
});

test('reads the inputs of a step from its environment', () => {
  const environment = {
    'INPUT_GITHUB-TOKEN': 'ghs_token',
    'INPUT_MAX-P99-INCREASE': '15%',
    INPUT_BUDGET: '',
    GITHUB_SHA: 'abc',
    INPUT_UNSET: undefined,
  };
  assert.deepEqual(readActionInputs(environment), {
    'github-token': 'ghs_token',
    'max-p99-increase': '15%',
    budget: '',
  });
});
