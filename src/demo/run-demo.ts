// The demonstration: the gate at work on two builds of a small server, one of them slower.

import type { BaselineStore } from '../baseline/baseline-store.ts';
import { GateError } from '../errors.ts';
import type { GatePorts } from '../gate/ports.ts';
import { type GateOutcome, runGate } from '../gate/run-gate.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Outputs, Plan } from '../plan/plan.ts';

export interface DemoOptions {
  /** Flags of the user: `budget`, `seed`, outputs. */
  readonly flags: Readonly<Record<string, string | true>>;
  /** The Node.js that runs us runs the demo server, too. */
  readonly node: string;
  readonly cwd: string;
  readonly platform: string;
  readonly randomSeed: string;
}

/** Short enough for somebody who only wants to see it, long enough for three blocks and their p99. */
const BUDGET = '16s';

/** The plan of the demonstration, for both builds but for the start command. */
function demoPlan(options: DemoOptions, build: 'before' | 'after'): Plan {
  const { flags, node, cwd, platform, randomSeed } = options;
  const start = [node, demoServer(), ...(build === 'after' ? ['--after'] : [])];
  return parsePlan({
    flags: {
      budget: BUDGET,
      warmup: '1s',
      ...flags,
      name: 'demo',
      start: start.map(quote).join(' '),
      url: 'http://127.0.0.1:{port}/shelves/garden',
    },
    environment: {},
    cwd,
    platform,
    randomSeed,
  });
}

/**
 * Measures the build before, then gates the build after against it.
 * @throws GateError when the gate could not do its work, or did not find the loss
 */
export async function runDemo(
  options: DemoOptions,
  ports: Omit<GatePorts, 'baseline'>,
): Promise<{ readonly outcome: GateOutcome; readonly outputs: Outputs }> {
  const baseline = new MemoryStore();
  ports.report({ kind: 'note', text: 'Build 1 of 2, as it is on main: measured and stored.' });
  await runGate(demoPlan(options, 'before'), {
    ...ports,
    baseline,
    identity: identityOf(ports, 1),
  });
  ports.report({ kind: 'note', text: 'Build 2 of 2, as a pull request changes it: gated.' });
  const after = { ...ports, baseline, identity: identityOf(ports, 2) };
  const plan = demoPlan(options, 'after');
  const outcome = await runGate(plan, after);
  if (outcome.verdict.kind !== 'regression') throw demoFailed(outcome);
  return { outcome, outputs: plan.outputs };
}

class MemoryStore implements BaselineStore {
  readonly #records: Parameters<BaselineStore['store']>[0][] = [];

  async find(): ReturnType<BaselineStore['find']> {
    const why = this.#records.length === 0 ? { why: 'This build is the first one measured.' } : {};
    return { records: [...this.#records], description: 'memory', ...why };
  }

  async store(record: Parameters<BaselineStore['store']>[0]): ReturnType<BaselineStore['store']> {
    this.#records.push(record);
    return { kind: 'not-kept' };
  }
}

const identityOf = ({ identity }: Pick<GatePorts, 'identity'>, build: number) => ({
  ...identity,
  id: `${identity.id}-${build}`,
  commit: undefined,
});

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
    evidence: report.comparisons.map(({ because }) => because),
  });
}
