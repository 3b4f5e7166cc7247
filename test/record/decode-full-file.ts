// A program: decodes a baseline file at the size limit that holds as many histograms as fit, and
// prints how many there were and what memory that took, in bytes, as JSON.

import { encodeRecord } from '../../src/record/codec.ts';
import { decodeRecords } from '../../src/record/file.ts';
import type { RequestResult, RunRecord } from '../../src/record/run-record.ts';
import { makeRecord } from '../support/records.ts';
import { histogramOf } from './random-record.ts';

const RECORDS = 20;
const BLOCKS = 25;
const REQUESTS = 50;

/** One sample makes the shortest text of a histogram that is not empty. */
const tiny = histogramOf([1]);

/** Only two blocks are encoded: the first also holds what a record keeps once, and the others are alike. */
function crowdedRecord(): string {
  const stored = JSON.parse(JSON.stringify(encodeRecord(recordOfTwoBlocks())));
  const [first, second] = stored.blocks;
  const others = Array.from({ length: BLOCKS - 1 }, (_, index) => ({
    ...second,
    number: index + 2,
  }));
  return JSON.stringify({ ...stored, blocks: [first, ...others] });
}

function recordOfTwoBlocks(): RunRecord {
  const record = makeRecord({ blocks: 2 });
  const blocks = record.blocks.map((block) => ({
    ...block,
    capacity: { ...block.capacity, lag: tiny, connectTime: tiny, requests: crowd(block.capacity) },
    fixedRate: block.fixedRate && { ...block.fixedRate, requests: crowd(block.fixedRate) },
  }));
  return { ...record, blocks };
}

function crowd({ requests }: RunRecord['blocks'][number]['capacity']) {
  const [sample] = requests.values();
  if (sample === undefined) throw new Error('a phase without a request');
  const shown = { waiting: tiny, total: tiny, failureTime: tiny };
  const judged = { serviceTime: tiny, responseTime: tiny, cleanTime: tiny };
  const result: RequestResult = { ...sample, ...judged, ...shown };
  return new Map(Array.from({ length: REQUESTS }, (_, index) => [`r${index}`, result]));
}

const record = crowdedRecord();
const records = Array.from({ length: RECORDS }, () => record).join(',');
const text = `{"format":"perf-gate-baseline","version":1,"records":[${records}]}`;
const decoded = decodeRecords(text);
const results = decoded.flatMap(({ blocks }) =>
  blocks.flatMap(({ capacity, fixedRate }) =>
    [capacity, fixedRate].flatMap((phase) => [...(phase?.requests.values() ?? [])]),
  ),
);
const histograms = results.flatMap(({ serviceTime, responseTime, cleanTime }) =>
  [serviceTime, responseTime, cleanTime].filter(({ count }) => count === 1),
);
console.log(
  JSON.stringify({
    characters: text.length,
    histograms: histograms.length,
    buffers: process.memoryUsage().arrayBuffers,
    peak: process.resourceUsage().maxRSS * 1_024,
  }),
);
