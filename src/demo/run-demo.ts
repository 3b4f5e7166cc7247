// The demonstration: gates two builds of a small server, one of them slower.

import { nothingStored } from '../baseline/store.ts';
import { GateError } from '../errors.ts';
import type { GatePorts } from '../gate/ports.ts';
import { type GateOutcome, runGate } from '../gate/run-gate.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Outputs, Plan } from '../plan/plan.ts';

interface DemoOptions {
  /** Flags of the user: `budget`, `seed`, outputs. */
  readonly flags: Readonly<Record<string, string | true>>;
  /** The Node.js that runs perf-gate; it also runs the demo server. */
  readonly node: string;
  readonly cwd: string;
  readonly platform: string;
  readonly randomSeed: string;
}

/** Short enough to watch, long enough for more than three pairs. */
const BUDGET = '40s';

/** Measures the build of main beside that of a pull request. */
function demoPlan({ flags, node, cwd, platform, randomSeed }: DemoOptions): Plan {
  const before = [node, demoServer()].map(quote).join(' ');
  return parsePlan({
    command: 'compare',
    flags: {
      budget: BUDGET,
      warmup: '500ms',
      ...flags,
      name: 'demo',
      start: `${before} --after`,
      'base-start': before,
      url: 'http://127.0.0.1:{port}/shelves/garden',
    },
    environment: {},
    cwd,
    platform,
    randomSeed,
  });
}

/**
 * Gates the slower build against the faster one, side by side.
 * @throws GateError when the gate failed, or did not find the loss
 */
export async function runDemo(
  options: DemoOptions,
  ports: Omit<GatePorts, 'baseline'>,
): Promise<{ readonly outcome: GateOutcome; readonly outputs: Outputs }> {
  const plan = demoPlan(options);
  ports.report({
    kind: 'note',
    text: 'Two builds of a small server, one as on main and one as a pull request changes it, side by side.',
  });
  const outcome = await runGate(plan, { ...ports, baseline: nothingStored });
  if (outcome.verdict.kind !== 'regression') throw demoFailed(outcome);
  return { outcome, outputs: plan.outputs };
}

/** Beside this file under its own name: as source when run from source, as a bundle in `dist/`. */
function demoServer(): string {
  const isSource = import.meta.url.endsWith('.ts');
  const url = new URL(isSource ? './demo-server.ts' : './demo-server.js', import.meta.url);
  return decodeURIComponent(url.pathname);
}

/** For `sh`: POSIX.1-2017, XCU section 2.2.2. */
const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

function demoFailed({ verdict, report }: GateOutcome): GateError {
  return new GateError({
    code: 'demo-failed',
    kind: 'gate',
    message: `The second build answers about a third of the requests of the first, and the verdict was "${verdict.kind}".`,
    remedy:
      'Something else keeps this machine busy: try again when it is quiet, or with a larger --budget.',
    details: report.comparisons.map(({ because }) => because),
  });
}
