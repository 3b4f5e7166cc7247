// The demonstration: gates two builds of a small server, one of them slower.

import { nothingStored } from '../baseline/store.ts';
import type { GatePorts } from '../gate/ports.ts';
import { type GateOutcome, runGate } from '../gate/run-gate.ts';
import { DEMO_BUDGET } from '../plan/commands.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { plainProgress } from './plain-progress.ts';

interface DemoOptions {
  /** Flags of the user: `budget`, `seed`, outputs. */
  readonly flags: Readonly<Record<string, string | true>>;
  /** The Node.js that runs perf-gate; it also runs the demo server. */
  readonly node: string;
  readonly cwd: string;
  readonly platform: string;
  readonly randomSeed: string;
}

/** The demo server is small: soon it is as fast as it gets, and the time is better measured. */
const WARMUP = '300ms';

/** Measures the build of main beside that of a pull request. */
export function demoPlan({ flags, node, cwd, platform, randomSeed }: DemoOptions): Plan {
  const before = [node, demoServer()].map(quote).join(' ');
  return parsePlan({
    command: 'compare',
    flags: {
      budget: DEMO_BUDGET,
      warmup: WARMUP,
      ...flags,
      name: 'demo',
      // What it is about is known, and the time is better measured.
      profile: 'none',
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
 * Gates the slower build against the faster one, side by side. What it shows depends on what else the
 * machine does; that it did not show the loss is no error.
 * @throws GateError when the gate failed
 */
export async function runDemo(
  plan: Plan,
  ports: Omit<GatePorts, 'baseline'>,
): Promise<GateOutcome> {
  ports.report({
    kind: 'note',
    text: 'Two builds of a small server, one as on main and one as a pull request changes it, side by side.',
  });
  const report = plainProgress(ports.report);
  return runGate(plan, { ...ports, report, baseline: nothingStored });
}

/** Beside this file under its own name: as source when run from source, as a bundle in `dist/`. */
function demoServer(): string {
  const isSource = import.meta.url.endsWith('.ts');
  const url = new URL(isSource ? './demo-server.ts' : './demo-server.js', import.meta.url);
  return decodeURIComponent(url.pathname);
}

/** For `sh`: POSIX.1-2017, XCU section 2.2.2. */
const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** For the reader of the report: what to make of it. */
export function explainDemo(verdict: GateOutcome['verdict']['kind']): string {
  return verdict === 'regression'
    ? 'The gate would have exited with 1 and failed the check. The demonstration did what it should: exit 0.'
    : 'Other programs keep this machine too busy to show the loss (the second build answers a quarter of the requests): try again when it is quiet, or with --budget 2m.';
}
