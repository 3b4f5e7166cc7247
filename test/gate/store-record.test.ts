import assert from 'node:assert/strict';
import test from 'node:test';
import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import { GateError } from '../../src/errors.ts';
import type { GatePorts } from '../../src/gate/ports.ts';
import { storeRecord } from '../../src/gate/store-record.ts';
import type { RunRecord } from '../../src/measure/run-record.ts';
import type { Progress } from '../../src/report/progress.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { makeRecord } from '../support/records.ts';

const EMPTY = { warnings: [], comparisons: [] };
const PASS: Verdict = { kind: 'pass', ...EMPTY };
const REGRESSION: Verdict = { kind: 'regression', offending: ['p99'], ...EMPTY };
const INVALID: Verdict = {
  kind: 'invalid-run',
  because: { code: 'errors', text: 'It failed.' },
  ...EMPTY,
};

function recordingPorts(store: BaselineStore['store']) {
  const stored: RunRecord[] = [];
  const said: Progress[] = [];
  const ports: GatePorts = {
    baseline: {
      find: async () => ({ records: [], description: 'nowhere' }),
      store: async (record) => {
        stored.push(record);
        return store(record);
      },
    },
    report: (progress) => said.push(progress),
    signal: new AbortController().signal,
    ambient: {},
    logs: '/nowhere',
    identity: { id: 'id', attempt: 1, commit: undefined, perfGate: '0.0.0' },
  };
  return { ports, stored, said };
}

const keep: BaselineStore['store'] = async () => ({
  kind: 'stored',
  description: 'base.json',
  records: 3,
});

test('a pass is stored as accepted, and where is said', async () => {
  const { ports, stored, said } = recordingPorts(keep);
  assert.equal(await storeRecord(makeRecord({ accepted: false }), PASS, ports), undefined);
  assert.deepEqual(
    stored.map(({ accepted }) => accepted),
    [true],
  );
  assert.deepEqual(said, [{ kind: 'saved', path: 'base.json', records: 3 }]);
});

test('a regression is stored and not accepted', async () => {
  const { ports, stored } = recordingPorts(keep);
  await storeRecord(makeRecord(), REGRESSION, ports);
  assert.deepEqual(
    stored.map(({ accepted }) => accepted),
    [false],
  );
});

test('an invalid run is not stored', async () => {
  const { ports, stored, said } = recordingPorts(keep);
  await storeRecord(makeRecord(), INVALID, ports);
  assert.deepEqual([stored, said], [[], []]);
});

test('a store that fails gives its error back, so that the verdict can still be told', async () => {
  const full = new GateError({
    code: 'baseline-not-written',
    kind: 'gate',
    message: '',
    remedy: '',
  });
  const { ports, said } = recordingPorts(() => Promise.reject(full));
  assert.equal(await storeRecord(makeRecord(), PASS, ports), full);
  assert.deepEqual(said, []);
});

test('a fault of our own is not mistaken for one of the store', async () => {
  const { ports } = recordingPorts(() => Promise.reject(new TypeError('ours')));
  await assert.rejects(storeRecord(makeRecord(), PASS, ports), TypeError);
});
