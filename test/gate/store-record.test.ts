import assert from 'node:assert/strict';
import test from 'node:test';
import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import { GateError } from '../../src/errors.ts';
import type { GatePorts } from '../../src/gate/ports.ts';
import { storeRecord } from '../../src/gate/store-record.ts';
import type { RunRecord } from '../../src/measure/run-record.ts';
import type { Progress } from '../../src/report/progress.ts';
import { makeRecord } from '../support/records.ts';

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

test('a record is stored as it is, and where is said', async () => {
  for (const accepted of [true, false]) {
    const { ports, stored, said } = recordingPorts(keep);
    const record = makeRecord({ accepted });
    assert.equal(await storeRecord(record, ports), undefined);
    assert.deepEqual(stored, [record]);
    assert.deepEqual(said, [{ kind: 'saved', path: 'base.json', records: 3 }]);
  }
});

test('a store that fails gives its error back, so that the verdict can still be told', async () => {
  const full = new GateError({
    code: 'baseline-not-written',
    kind: 'gate',
    message: '',
    remedy: '',
  });
  const { ports, said } = recordingPorts(() => Promise.reject(full));
  assert.equal(await storeRecord(makeRecord(), ports), full);
  assert.deepEqual(said, []);
});

test('a cancellation ends the run', async () => {
  const cancelled = new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: '',
    remedy: '',
  });
  const { ports } = recordingPorts(() => Promise.reject(cancelled));
  await assert.rejects(storeRecord(makeRecord(), ports), cancelled);
});

test('a fault of our own is not mistaken for one of the store', async () => {
  const { ports } = recordingPorts(() => Promise.reject(new TypeError('ours')));
  await assert.rejects(storeRecord(makeRecord(), ports), TypeError);
});
