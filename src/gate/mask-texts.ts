// Takes secrets out of what a server said, before it is stored, escaped or broken into lines:
// afterwards they could not be recognised any more.

import type { Failures } from '../measure/failure-class.ts';
import type { Block, PhaseResult } from '../measure/run-record.ts';
import { maskSecrets } from '../plan/mask.ts';
import type { GateReport } from '../report/gate-report.ts';

type Secrets = readonly string[];

/** Every text of the report; it is plain JSON, so it comes back as it went. */
export function maskReport(report: GateReport, secrets: Secrets): GateReport {
  if (secrets.length === 0) return report;
  return JSON.parse(
    JSON.stringify(report, (_, value: unknown) =>
      typeof value === 'string' ? maskSecrets(value, secrets) : value,
    ),
  );
}

/** The examples of failures: the only texts of a block that a server can choose. */
export function maskBlock(block: Block, secrets: Secrets): Block {
  if (secrets.length === 0) return block;
  const { capacity, fixedRate } = block;
  return {
    ...block,
    capacity: maskPhase(capacity, secrets),
    fixedRate: fixedRate && maskPhase(fixedRate, secrets),
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
