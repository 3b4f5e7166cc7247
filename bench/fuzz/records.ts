// Run records, runs of `noise`, and reports of forks: read, judged and shown, or refused.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { FileStore } from '../../src/baseline/file-store.ts';
import { reportNewest } from '../../src/gate/report-newest.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { encodeRecord } from '../../src/record/codec.ts';
import { decodeRecords, encodeRecords } from '../../src/record/file.ts';
import { decodeNoiseRuns } from '../../src/record/noise-run.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { confirmClaim } from '../../src/report/confirm-claim.ts';
import { readForeignReport } from '../../src/report/foreign-report.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderTally } from '../../src/report/render-noise.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { anyRecord } from '../../test/record/random-record.ts';
import { makePairedRecord } from '../../test/support/paired-records.ts';
import { makeRecord } from '../../test/support/records.ts';
import { REPORT_CASES } from '../../test/support/report-cases.ts';
import type { Chance } from '../parser/chance.ts';
import { damageJson, type Holder } from './damage-json.ts';
import { damageText, type Vocabulary } from './damage-text.ts';
import { openInFolder } from './in-folder.ts';
import { SURROUNDINGS } from './raw-plan.ts';
import { outcomeOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

const READER = { kind: 'command' } as const;
const TERMINAL = { colour: true, width: 80, unicode: true };
const FOREIGN_RUN = { name: 'search', url: 'https://example.com/1', commit: '1f'.repeat(20) };

/** Runs of `noise`, a line each. */
const NOISE_FILE = [1, 2, 3]
  .map((number) => ({
    date: `2026-01-0${number}T00:00:00.000Z`,
    name: 'default',
    machine: null,
    cpuModel: 'cpu',
    perfGate: '0.1.0',
    planHash: 'a',
    pairs: 4 * number,
    spreads: [{ metric: 'throughput', request: null, spread: 0.01 }],
    verdict: number === 2 ? 'regression' : 'pass',
    after: 4,
  }))
  .map((run) => `${JSON.stringify(run)}\n`)
  .join('');

const REPORTS: readonly string[] = Object.values(REPORT_CASES).map(renderJson);
const VOCABULARY: Vocabulary = {
  words: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'null',
    '1e999',
    '-0',
    '\\u0000',
    '\\ud800',
    '__proto__',
  ],
  others: [NOISE_FILE, '{"format":"perf-gate-baseline","version":2,"records":[]}', '\ufeff{}', '['],
};

export const openRecords = (): Promise<Subject> =>
  openInFolder((chance, folder) => drawTrial(chance, join(folder, 'baseline.json')));

function drawTrial(chance: Chance, path: string): Trial {
  const kind = chance.pick(['baseline', 'baseline', 'baseline', 'report', 'noise'] as const);
  const bytes = drawFile(kind, chance);
  return {
    shown: `${kind} file: ${JSON.stringify(bytes.toString('latin1'))}`,
    run: async () => `${kind}: ${await READERS[kind](bytes, path)}`,
  };
}

function drawFile(kind: keyof typeof READERS, chance: Chance): Buffer {
  if (kind === 'noise') return damageText(NOISE_FILE, chance, VOCABULARY);
  const text = kind === 'report' ? chance.pick(REPORTS) : baselineText(chance);
  if (chance.isOnceIn(5)) return damageText(text, chance, VOCABULARY);
  const value: Holder = JSON.parse(text);
  damageJson(value, chance);
  return Buffer.from(JSON.stringify(value));
}

function baselineText(chance: Chance): string {
  const records = chance.list(3, () => drawRecord(chance)).map(encodeRecord);
  return JSON.stringify({ format: 'perf-gate-baseline', version: 1, records });
}

function drawRecord(chance: Chance): RunRecord {
  const seed = chance.below(2 ** 31);
  const blocks = 1 + chance.below(8);
  const throughput = 100 + chance.below(9_000);
  switch (chance.below(3)) {
    case 0:
      return fc.sample(anyRecord, { seed, numRuns: 1 })[0] ?? makeRecord();
    case 1:
      return makeRecord({ blocks, throughput });
    default:
      return makePairedRecord({ pairs: blocks, candidate: { throughput } });
  }
}

const READERS = { baseline: readBaselineFile, report: readReport, noise: readNoise } as const;

/** As `run --baseline` finds it, as `report` shows it, and as `--save` would write it again. */
async function readBaselineFile(bytes: Buffer, path: string): Promise<string> {
  await writeFile(path, bytes);
  const plan = parsePlan({ flags: { start: 's', 'missing-baseline': 'pass' }, ...SURROUNDINGS });
  return await outcomeOf(async () => {
    await new FileStore({ baseline: path, save: path }).find(plan);
    const text = bytes.toString('utf8');
    show(reportNewest({ text, path }, plan));
    const records = decodeRecords(text, path);
    decodeRecords(encodeRecords(records).text, path);
  }, 'shown');
}

async function readReport(bytes: Buffer): Promise<string> {
  const reading = readForeignReport(bytes.toString('utf8'), FOREIGN_RUN);
  if (reading.kind === 'refused') return 'refused';
  show(confirmClaim(reading.claim, { acceptance: undefined, source: undefined }));
  return 'shown';
}

async function readNoise(bytes: Buffer, path: string): Promise<string> {
  const runs = decodeNoiseRuns(bytes.toString('utf8'));
  renderTally(runs, path, TERMINAL);
  return runs.unreadable.length === 0 ? 'read' : 'read, but for some lines';
}

function show(report: Parameters<typeof renderJson>[0]): void {
  renderTerminal(report, { ...TERMINAL, reader: READER });
  renderMarkdown(report, READER);
  renderHtml(report, READER);
  renderJson(report);
}
