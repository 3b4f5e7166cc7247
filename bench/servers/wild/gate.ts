// A whole gate of two versions of a server, as a user starts it.

import { z } from 'zod';
import type { GateLine } from './line.ts';
import type { Run } from './run.ts';
import { runPerfGate } from './run-perf-gate.ts';
import type { ServerEntry } from './server-entry.ts';
import type { Version } from './versions.ts';

/** What is read of a report. */
const REPORT = z.object({
  verdict: z.looseObject({
    kind: z.string(),
    offending: z.array(z.string()).default([]),
    need: z.string().optional(),
    because: z.object({ text: z.string() }).optional(),
  }),
  warnings: z.array(z.object({ code: z.string() })),
  comparisons: z.array(
    z.object({
      metric: z.string(),
      request: z.string().nullable(),
      change: z.number().nullable(),
      interval: z.object({ best: z.number().nullable(), worst: z.number().nullable() }),
      samples: z.number(),
    }),
  ),
});

export interface GateSettings {
  readonly budget: string;
  readonly seed: string;
}

export async function runGateOn(
  entry: ServerEntry,
  versions: { readonly baseline: Version; readonly candidate: Version },
  settings: GateSettings,
  run: Run,
): Promise<GateLine> {
  const words = [
    ...[
      'compare',
      '--base-start',
      versions.baseline.command,
      '--start',
      versions.candidate.command,
    ],
    ...['--budget', settings.budget, '--seed', settings.seed, '--ready-timeout', '120s'],
    ...(entry.transport === 'https' ? ['--url', 'https://localhost:{port}/', '--insecure'] : []),
  ];
  const began = performance.now();
  const { code, stderr, report } = await runPerfGate(words, REPORT, run);
  const seconds = Math.round((performance.now() - began) / 1_000);
  if (report === undefined) return noReport(code, stderr, seconds);
  const { verdict, warnings, comparisons } = report;
  const found = comparisons.find(({ metric, request }) => metric === 'throughput' && !request);
  return {
    verdict: verdict.kind,
    exitCode: code,
    throughput: found === undefined ? null : { estimate: found.change, ...found.interval },
    offending: verdict.offending,
    warnings: [...new Set(warnings.map((warning) => warning.code))],
    why: verdict.because?.text ?? verdict.need ?? '',
    pairs: found?.samples ?? 0,
    seconds,
  };
}

function noReport(exitCode: number, stderr: string, seconds: number): GateLine {
  const at = stderr.lastIndexOf('error:');
  const why = stderr.slice(Math.max(0, at)).trim().slice(0, 2_000);
  const none = { throughput: null, offending: [], warnings: [], pairs: 0 };
  return { ...none, verdict: 'error', exitCode, why, seconds };
}
