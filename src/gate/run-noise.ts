// The candidate against itself, for as long as the budget says: how noisy is this machine? Judges at each
// look as a gate does, but does not end there.

import { buildCandidate } from '../arms/build.ts';
import { twinArm } from '../arms/given.ts';
import { hintAtModules } from '../arms/missing-module.ts';
import { GateError } from '../errors.ts';
import { describeMachine } from '../machine/environment.ts';
import {
  type MachineUse,
  markMachine,
  useBetween,
  watchBackground,
} from '../machine/machine-use.ts';
import { ArmNotStarted } from '../measure/arm-not-started.ts';
import type { BaselineArm } from '../measure/baseline-arm.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import { measureLooks, type RunSoFar } from '../measure/run.ts';
import type { Plan } from '../plan/plan.ts';
import { pairsOf } from '../record/pairs.ts';
import {
  composeNoise,
  type GateEnd,
  type Neighbours,
  type NoiseInput,
  type NoiseReport,
} from '../report/noise-report.ts';
import { FEWEST_PAIRS } from '../stats/look-plan.ts';
import {
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Ratio,
  ratio,
  toSeconds,
} from '../units.ts';
import { isDecided } from '../verdict/is-decided.ts';
import { judge } from '../verdict/judge.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { chooseRate } from './arbitrate.ts';
import { lockMachine } from './lock-machine.ts';

/** @throws GateError when nothing could be measured; whatever was started has been stopped */
export async function runNoise(plan: Plan, ports: MeasurePorts): Promise<NoiseReport> {
  const { server } = plan;
  if (server.kind === 'running') throw new Error('unreachable: the plan refuses it');
  await using _machine = await lockMachine(ports);
  await buildCandidate(plan, ports);
  await using twin = twinArm(server, ports);
  const report = await measureTwins(plan, twin, ports).catch((error) => {
    // Both are the same version.
    throw hintAtModules(error instanceof ArmNotStarted ? error.reason : error, plan);
  });
  if (report.metrics.length === 0 || report.pairs < FEWEST_PAIRS) throw tooFewPairs(report);
  return report;
}

async function measureTwins(
  plan: Plan,
  baseline: BaselineArm,
  ports: MeasurePorts,
): Promise<NoiseReport> {
  const machine = describeMachine(ports);
  const { budget } = plan.load;
  const givenRate = chooseRate(plan, [], []);
  const watch = await watchNeighbours();
  const [began, start] = [Date.now(), performance.now()];
  let gate: GateEnd | undefined;
  let last: Omit<NoiseInput, 'neighbours'> | undefined;
  for await (const soFar of measureLooks({ plan, machine, baseline, budget, givenRate }, ports)) {
    const time = milliseconds(performance.now() - start);
    const verdict = judgeNow(soFar);
    if (isDecided(verdict) || soFar.isLast) gate ??= endOf(verdict, soFar, time);
    if (!soFar.isLast || gate === undefined) continue;
    last = { ...soFar, verdict, gate, began, time };
  }
  if (last === undefined) throw new Error('unreachable: every run has a last look');
  ports.report({ kind: 'judging' });
  return composeNoise({ ...last, neighbours: await watch.end() });
}

/** Other processes while nothing of ours runs, and what the host took meanwhile. */
async function watchNeighbours() {
  const before = await watchBackground();
  const mark = markMachine();
  return {
    async end(): Promise<Neighbours> {
      const use = useBetween(mark, markMachine());
      const after = await watchBackground();
      const others =
        before === undefined || after === undefined ? undefined : ratio((before + after) / 2);
      return { others, stolen: use && stolenShare(use, mark?.cores ?? 1) };
    },
  };
}

const stolenShare = ({ stolen, elapsed }: MachineUse, cores: number): Ratio =>
  ratio(stolen / (elapsed * NANOSECONDS_PER_MILLISECOND * cores));

const judgeNow = ({ record, plan, incidents }: RunSoFar): Verdict =>
  judge({ candidate: record, stored: [], plan, incidents });

function endOf(verdict: Verdict, { record }: RunSoFar, time: GateEnd['time']): GateEnd {
  const pairs = pairsOf(record).length;
  return { verdict: verdict.kind, pairs, time, because: explain(verdict) };
}

function explain(verdict: Verdict): string | null {
  switch (verdict.kind) {
    case 'pass':
    case 'no-baseline':
      return null;
    case 'regression':
      return verdict.comparisons
        .filter(({ outcome }) => outcome === 'regression')
        .map(({ because }) => because)
        .join(' ');
    case 'inconclusive':
      return verdict.need;
    case 'invalid-run':
      return verdict.because.text;
  }
}

/** What so few pairs say of the noise would be noise itself. */
function tooFewPairs({ gate, pairs, lead, pairTime }: NoiseReport): GateError {
  const enough = milliseconds(lead + FEWEST_PAIRS * pairTime);
  return new GateError({
    code: 'noise-not-measured',
    kind: 'gate',
    message: `Pairs of blocks that could be compared: ${pairs}. It takes ${FEWEST_PAIRS} to tell how noisy this machine is.`,
    remedy:
      gate.verdict === 'invalid-run'
        ? 'Mend what is named above first.'
        : `Set a \`budget\` of ${Math.ceil(toSeconds(enough))}s or more.`,
    details: gate.because === null ? [] : [gate.because],
  });
}
