// Takes secrets out of what a server said, before a run record is stored.

import { maskSecrets } from '../plan/mask.ts';

import type { Block, Failures, PhaseResult } from '../record/run-record.ts';

type Secrets = readonly string[];

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
