// Run records as plain JSON and back, strictly: what does not fit the schema is refused, not repaired.

import { GateError } from '../errors.ts';
import { condenseRecord } from './condense.ts';
import type { Failures } from './failure-class.ts';
import type { Histogram } from './histogram.ts';
import type { Block, PhaseResult, RequestFacts, RequestResult, RunRecord } from './run-record.ts';
import {
  LONGEST_EXAMPLE,
  LONGEST_TEXT,
  MOST_THREAD_RATES,
  RECORD_SCHEMA,
  type StoredPhase,
  type StoredRecord,
  type StoredResult,
} from './schema.ts';

/**
 * Plain JSON values. Three things are made smaller, none of which is judged: histograms that are
 * only shown are merged over the blocks (`condenseRecord`), thread rates are rounded to a tenth,
 * and what a server or a machine says of itself is cut to the length that `decodeRecord` accepts.
 */
export function encodeRecord(record: RunRecord): unknown {
  const { environment, load, requests, baselineArm, look, blocks, ...rest } =
    condenseRecord(record);
  const stored: StoredRecord = {
    ...rest,
    commit: record.commit ?? null,
    environment: {
      ...environment,
      cpuModel: environment.cpuModel.slice(0, LONGEST_TEXT),
      machine: environment.machine ?? null,
      cpuQuota: environment.cpuQuota ?? null,
    },
    load: {
      ...load,
      generatorCost: load.generatorCost ?? null,
      offeredRate: load.offeredRate ?? null,
    },
    requests: requests.map(encodeFacts),
    baselineArm:
      baselineArm === undefined ? null : { ...baselineArm, commit: baselineArm.commit ?? null },
    look: look ?? null,
    blocks: blocks.map(encodeBlock),
  };
  return stored;
}

function encodeFacts(facts: RequestFacts): StoredRecord['requests'][number] {
  return {
    ...facts,
    serverSoftware: facts.serverSoftware?.slice(0, LONGEST_TEXT) ?? null,
    documentLength: facts.documentLength ?? null,
    status: facts.status ?? null,
  };
}

function encodeBlock(block: Block): StoredRecord['blocks'][number] {
  const { server } = block;
  return {
    ...block,
    boot: block.boot ?? null,
    capacity: encodePhase(block.capacity),
    fixedRate: block.fixedRate === undefined ? null : encodePhase(block.fixedRate),
    added: block.added === undefined ? null : encodePhase(block.added),
    server: {
      ...server,
      cpu: server.cpu ?? null,
      waited: server.waited ?? null,
      peakMemory: server.peakMemory ?? null,
      processes: server.processes ?? null,
      placement: server.placement ?? null,
    },
  };
}

function encodePhase(phase: PhaseResult): StoredPhase {
  return {
    ...phase,
    threadRates: phase.threadRates.slice(0, MOST_THREAD_RATES).map(toTenth),
    generatorUse: encodeUse(phase.generatorUse),
    cleaning: phase.cleaning ?? null,
    lag: encodeHistogram(phase.lag),
    connectTime: encodeHistogram(phase.connectTime),
    requests: [...phase.requests].map(([name, result]) => encodeResult(name, result)),
  };
}

const encodeUse = (use: PhaseResult['generatorUse']): StoredPhase['generatorUse'] =>
  use === undefined ? null : { ...use, demand: use.demand ?? null };

const toTenth = (value: number): number => Math.round(value * 10) / 10;

function encodeResult(name: string, result: RequestResult): StoredResult {
  return {
    name,
    ...result,
    failures: encodeFailures(result.failures),
    serviceTime: encodeHistogram(result.serviceTime),
    responseTime: encodeHistogram(result.responseTime),
    cleanTime: encodeHistogram(result.cleanTime),
    waiting: encodeHistogram(result.waiting),
    total: encodeHistogram(result.total),
    failureTime: encodeHistogram(result.failureTime),
  };
}

function encodeFailures(failures: Failures): Failures {
  return Object.fromEntries(
    Object.entries(failures).map(([name, { count, example }]) => [
      name,
      { count, example: example.slice(0, LONGEST_EXAMPLE) },
    ]),
  );
}

/** `undefined` is left out by `JSON.stringify`: an absent histogram is an empty one. */
function encodeHistogram(histogram: Histogram): string | undefined {
  return histogram.isEmpty ? undefined : histogram.encode();
}

const MOST_EVIDENCE = 5;

/** @throws GateError `record-unreadable`. */
export function decodeRecord(json: unknown): RunRecord {
  const { data, error } = RECORD_SCHEMA.safeParse(json);
  if (data !== undefined) return data;
  const evidence = error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
  throw recordUnreadable(
    'A run record is not as perf-gate writes it.',
    evidence.slice(0, MOST_EVIDENCE),
  );
}

export function recordUnreadable(
  message: string,
  evidence: readonly string[] = [],
  remedy = REMEDY,
) {
  return new GateError({ code: 'record-unreadable', kind: 'gate', message, remedy, evidence });
}

const REMEDY = 'Nothing was changed. Restore the file, or move it away and save a new baseline.';
