// Takes secrets out of what a server said, before it is stored, escaped or broken into lines:
// afterwards they could not be recognised any more.

import { maskSecrets } from '../plan/mask.ts';
import type { Block, Failures, PhaseResult } from '../record/run-record.ts';
import type { GateReport } from './gate-report.ts';

type Secrets = readonly string[];

/**
 * What a report says in words of a list, in times and in hashes. A secret as short as `pass` or `32`
 * may be in them by chance; hidden there, the report would have another form and say something else.
 */
const WORDS: ReadonlySet<string> = new Set(
  'kind code offending class metric role unit outcome method processes turns'.split(' '),
);
const STAMPS: ReadonlySet<string> = new Set([
  'measuredAt',
  'newestMeasuredAt',
  'createdAt',
  'at',
  'commit',
  'newestCommit',
]);
const STAMP = /^(?:[0-9a-f]{40,64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** Every text of the report; it is plain JSON, so it comes back as it went. */
export function maskReport(report: GateReport, secrets: Secrets): GateReport {
  if (secrets.length === 0) return report;
  return JSON.parse(JSON.stringify(maskTexts(report, secrets)));
}

function maskTexts(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return maskSecrets(value, secrets);
  if (Array.isArray(value)) return value.map((each: unknown) => maskTexts(each, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const masked = Object.entries(value).map(([key, each]: [string, unknown]) => [
    key,
    isText(key, each) ? maskTexts(each, secrets) : each,
  ]);
  return Object.fromEntries(masked);
}

const isText = (key: string, value: unknown): boolean =>
  !WORDS.has(key) && !(STAMPS.has(key) && typeof value === 'string' && STAMP.test(value));

/** The examples of failures: the only texts of a block that a server can choose. */
export function maskBlock(block: Block, secrets: Secrets): Block {
  if (secrets.length === 0) return block;
  const { capacity, fixedRate, added } = block;
  return {
    ...block,
    capacity: maskPhase(capacity, secrets),
    fixedRate: fixedRate && maskPhase(fixedRate, secrets),
    added: added && maskPhase(added, secrets),
  };
}

function maskPhase(phase: PhaseResult, secrets: Secrets): PhaseResult {
  const requests = [...phase.requests].map(([name, result]) => {
    const failures = maskFailures(result.failures, secrets);
    return [name, { ...result, failures }] as const;
  });
  return { ...phase, requests: new Map(requests) };
}

function maskFailures(failures: Failures, secrets: Secrets): Failures {
  const masked = Object.entries(failures).map(([name, { count, example }]) => [
    name,
    { count, example: maskSecrets(example, secrets) },
  ]);
  return Object.fromEntries(masked);
}
