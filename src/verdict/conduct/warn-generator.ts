// Warnings about the load generator: what it used, and whether it stood still.

import {
  findStandstill,
  type GeneratorLoad,
  generatorCoresOf,
  generatorLoadOf,
  standstillOf,
} from '../../record/generator-load.ts';
import { busyCoresOf, throughputOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { toMilliseconds, toSeconds } from '../../units.ts';
import type { Warning } from '../verdict.ts';
import { describeValue, percent } from '../words/phrase.ts';

/** Above this share of its threads' time the generator may be what limits throughput. */
const HIGH_SHARE = 0.85;

/** The same, as a share of the rate that it could send to a server that does nothing. */
const NEAR_ITS_LIMIT = 0.8;

/** Above this share of the time, garbage collection lowers throughput visibly. */
const NOTABLE_PAUSES = 0.02;

/** A standstill of this length deserves a warning even where it changed no percentile. */
const LONG_STANDSTILL_MS = 100;

/**
 * Neighbours alone can double the CPU time of the same work, so only more than three times as much counts.
 * At a low rate a request costs more, too, because a thread wakes up for each: so the generator must
 * have been busy for half of its time.
 */
const COSTLY = 3;
const BUSY = 0.5;

/**
 * In multiples of a trivial request. Opening and closing a connection was measured at 7, reading 16 KiB
 * at 0.7 (undici, on the machine of docs/method.md).
 */
const COSTS_PER_CONNECTION = 10;
const COSTS_PER_BYTE = 1 / (16 * 1_024);

export function warnOfGenerator(record: RunRecord): readonly Warning[] {
  const warnings = [
    warnOfShare(record),
    warnOfCost(record),
    warnOfCollections(record),
    warnOfStandstill(record),
  ];
  return warnings.filter((warning) => warning !== undefined);
}

/** Where the server's CPU time is known, too, `findSaturation` compares the two instead. */
function warnOfShare(record: RunRecord): Warning | undefined {
  const load = generatorLoadOf(record);
  if (load !== undefined && busyCoresOf(record) !== undefined) return undefined;
  const share = load?.busy ?? generatorCoresOf(record) / record.load.threads;
  if (share <= HIGH_SHARE && shareOfLimit(record) < NEAR_ITS_LIMIT) return undefined;
  return {
    code: 'high-generator-share',
    text: `The load generator's threads were ${percent(share)} busy at capacity: throughput may be limited by the generator, and a loss of the server be hidden.`,
  };
}

/** Throughput ÷ what its threads could send at the cost of a trivial request. */
function shareOfLimit(record: RunRecord): number {
  const { load } = record;
  const throughput = throughputOf(record);
  if (load.generatorCost === undefined || throughput === undefined) return 0;
  return (throughput * toSeconds(toMilliseconds(load.generatorCost))) / load.threads;
}

function warnOfCost(record: RunRecord): Warning | undefined {
  const load = generatorLoadOf(record);
  const { generatorCost } = record.load;
  if (load === undefined || generatorCost === undefined || load.busy < BUSY) return undefined;
  const expected = generatorCost * expectedCosts(load);
  if (load.cost <= COSTLY * expected) return undefined;
  return {
    code: 'costly-generator',
    text: `A request cost the load generator ${describeValue('microseconds', load.cost)} of CPU time; just before, it cost ${describeValue('microseconds', generatorCost)} against a server that does nothing. TLS, checks of long bodies or a busy machine take that much. The server had that much less of the machine.`,
  };
}

const expectedCosts = ({ bytesReceived, connectionsOpened }: GeneratorLoad): number =>
  1 + COSTS_PER_CONNECTION * connectionsOpened + COSTS_PER_BYTE * bytesReceived;

function warnOfCollections(record: RunRecord): Warning | undefined {
  const load = generatorLoadOf(record);
  if (load === undefined || load.paused <= NOTABLE_PAUSES) return undefined;
  return {
    code: 'garbage-collection',
    text: `The load generator collected garbage for ${percent(load.paused)} of the time at capacity, for up to ${milliseconds(load.longestPause)} at once: throughput is lower by that, and the times include it. Large answers whose bodies are checked make garbage.`,
  };
}

function warnOfStandstill(record: RunRecord): Warning | undefined {
  const seen = standstillOf(record);
  if (seen === undefined) return undefined;
  const rules = findStandstill(record) !== undefined;
  if (!rules && seen.longest < LONG_STANDSTILL_MS) return undefined;
  const whatOfIt = rules
    ? "So the uncleaned p99 is as much its doing as the server's, and is not judged."
    : 'The slowest response times include that.';
  return {
    code: 'generator-stalled',
    text: `The load generator stood still for up to ${milliseconds(seen.longest)} at the fixed rate (${percent(seen.share)} of the time), and wrote requests late. No wait for a CPU explains it: perhaps the virtual machine was stopped. ${whatOfIt}`,
  };
}

const milliseconds = (time: number): string => `${Number(time.toPrecision(2))} ms`;
