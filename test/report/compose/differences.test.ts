import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Program } from '../../../src/record/run-record.ts';
import { reportDifferences } from '../../../src/report/compose/differences.ts';
import { bytes } from '../../../src/units.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecord, type RecordSketch } from '../../support/records.ts';

const program = (arm: Program['arm'], version: string | undefined, size = 100, name = 'node') => ({
  ...{ arm, name, version },
  size: bytes(size * 1_024 ** 2),
});

const wordsOf = ({ differences }: ReturnType<typeof reportDifferences>): readonly string[] =>
  differences.map(({ kind, name, before, after }) =>
    `${kind} ${name}: ${before} → ${after}`.replace(/[\u00a0\u202f]/g, ' '),
  );

const NOTHING = { kind: 'nothing', why: '' } as const;

test('side by side: programs first, then packages, then variables', () => {
  const record = makePairedRecord({
    armDifferences: {
      packages: [{ name: 'express', before: '4.18.2', after: undefined }],
      morePackages: 3,
      variables: ['LEVEL'],
    },
    programs: [program('candidate', '24.4.1'), program('baseline', '22.4.0')],
  });
  const found = reportDifferences(record, 'side-by-side', NOTHING);
  assert.deepEqual(wordsOf(found), [
    'program node: 22.4.0 → 24.4.1',
    'package express: 4.18.2 → null',
    'variable LEVEL: null → null',
  ]);
  assert.equal(found.moreDifferences, 3);
  assert.deepEqual(reportDifferences(makePairedRecord(), 'side-by-side', NOTHING).differences, []);
});

test('programs differ by version, or without one by more than a tenth of their size', () => {
  const between = (before: readonly Program[], after: readonly Program[]) =>
    wordsOf(
      reportDifferences(
        makePairedRecord({ programs: [...before, ...after] }),
        'side-by-side',
        NOTHING,
      ),
    );
  const old = [program('baseline', undefined, 100)];
  assert.deepEqual(between(old, [program('candidate', undefined, 109)]), []);
  assert.deepEqual(between(old, [program('candidate', undefined, 120)]), [
    'program node: 100 MiB → 120 MiB',
  ]);
  assert.deepEqual(between(old, [program('candidate', '1.2.3', 100, 'bun')]), [
    'program node: 100 MiB → null',
    'program bun: null → 1.2.3',
  ]);
  assert.deepEqual(between([program('baseline', '1.2')], [program('candidate', '1.2', 300)]), []);
  assert.deepEqual(between(old, []), []);
});

test('against stored records: from the newest of them, and nothing that one of both does not know', () => {
  const against = (before: RecordSketch, after: RecordSketch = {}) => {
    const records = [makeRecord({ id: 'old', ...before })] as const;
    const stored = { kind: 'comparable', records, sameMachine: true } as const;
    return wordsOf(reportDifferences(makeRecord(after), 'stored', stored));
  };
  assert.deepEqual(against({}), []);
  const other = { machine: 'desk', kernel: '6.1.0', node: '24.0.0', perfGate: '0.0.9' };
  assert.deepEqual(against({ environment: { ...other, memory: bytes(8 * 1_024 ** 3) } }), [
    'machine machine: null → null',
    'kernel kernel: 6.1.0 → 6.8.0',
    'memory memory: 8.00 GiB → 16.0 GiB',
    'node node: 24.0.0 → 24.4.1',
    'perf-gate perf-gate: 0.0.9 → 0.1.0',
  ]);
  const unknown = { machine: undefined, image: 'ubuntu24 1', memory: bytes(16.1 * 1_024 ** 3) };
  assert.deepEqual(against({ environment: unknown }), []);
  assert.deepEqual(
    against(
      { environment: { image: 'ubuntu24 1' }, programs: [program('candidate', '22.4.0')] },
      { environment: { image: 'ubuntu24 2' }, programs: [program('candidate', '24.4.1')] },
    ),
    ['program node: 22.4.0 → 24.4.1', 'image image: ubuntu24 1 → ubuntu24 2'],
  );
});
