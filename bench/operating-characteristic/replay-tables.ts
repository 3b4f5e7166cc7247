// Replayed gates: many more than were run, from the pairs that were; and the power against losses of any size.

import type { Plan } from '../../src/plan/plan.ts';
import { nonEmpty } from '../../src/stats/spread.ts';
import type { MetricName, Verdict } from '../../src/verdict/verdict.ts';
import { counted, percent, table } from './markdown.ts';
import { proportion } from './proportion.ts';
import { judgeReplay, type RecordedPair, scaleCandidate, swapVersions } from './replay.ts';
import { type ScenarioGroup, titleOf } from './scenario-groups.ts';
import { drawDistinct, seeded } from './seeded.ts';

export interface ReplayOptions {
  /** Pairs in a gate. */
  readonly pairs: number;
  /** Gates that are drawn. */
  readonly gates: number;
  readonly seed: string;
}

/** A scenario's pairs, and the plan by which they are judged. */
export interface ReplaySource {
  readonly group: ScenarioGroup;
  readonly pairs: readonly RecordedPair[];
  readonly plan: Plan;
  /** How many times as much a request of the candidate costs. Default 1. */
  readonly factor?: number;
}

export function replayTable(sources: readonly ReplaySource[], options: ReplayOptions): string {
  const head = [
    'server, loss, neighbours; recorded at',
    'pairs recorded',
    'disjoint gates: regression',
    'inconclusive',
    `${options.gates} drawn gates: regression`,
    'inconclusive',
    'pass',
    'invalid',
  ];
  return table(
    head,
    sources.map((source) => {
      const disjoint = splitUp(source, options).map(
        (pairs) => judgeReplay(pairs, source.plan).verdict,
      );
      const drawn = draw(source, options).map((pairs) => judgeReplay(pairs, source.plan).verdict);
      const exact = (kind: Verdict['kind']) =>
        counted(proportion(countKind(disjoint, kind), disjoint.length));
      const share = (kind: Verdict['kind']) => percent(countKind(drawn, kind) / drawn.length);
      return [
        titleOf(source.group),
        `${source.pairs.length}`,
        exact('regression'),
        exact('inconclusive'),
        share('regression'),
        share('inconclusive'),
        share('pass'),
        share('invalid-run'),
      ];
    }),
  );
}

const countKind = (verdicts: readonly Verdict[], kind: Verdict['kind']): number =>
  verdicts.filter((verdict) => verdict.kind === kind).length;

/** Each pair in one gate: as independent as runs are, and so with bounds. */
function splitUp({ group, pairs }: ReplaySource, options: ReplayOptions) {
  const uniform = seeded(`${options.seed} disjoint ${titleOf(group)}`);
  const shuffled = drawDistinct(pairs, pairs.length, uniform);
  const gates = Math.floor(pairs.length / options.pairs);
  return Array.from({ length: gates }, (_, index) =>
    shuffled.slice(index * options.pairs, (index + 1) * options.pairs),
  ).flatMap((gate) => {
    const some = nonEmpty(gate);
    return some === undefined ? [] : [some];
  });
}

/**
 * Distinct pairs within a gate; gates share pairs with each other, and so have no exact bounds. Where
 * nothing was injected a coin swaps the versions of each pair: the same code may be called either.
 */
function draw({ group, pairs, factor = 1 }: ReplaySource, options: ReplayOptions) {
  if (pairs.length < options.pairs) return [];
  const uniform = seeded(`${options.seed} drawn ${titleOf(group)}`);
  const isSame = group.scenario.loss === 'none';
  // Gates share pairs, so each pair is made once.
  const straight = pairs.map((recorded) => scaleCandidate(recorded, factor));
  const swapped = isSame ? pairs.map((one) => scaleCandidate(swapVersions(one), factor)) : straight;
  const places = pairs.map((_, place) => place);
  const drawPair = (place: number) => (uniform() < 0.5 ? straight : swapped)[place] ?? [];
  return Array.from({ length: options.gates }, () =>
    drawDistinct(places, options.pairs, uniform).flatMap(drawPair),
  ).flatMap((gate) => {
    const some = nonEmpty(gate);
    return some === undefined ? [] : [some];
  });
}

const SIZES = [0, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25];
const SHOWN: readonly MetricName[] = ['throughput', 'p99', 'clean-response-p99', 'cpu'];

/** The share of losses found, by metric: gates drawn from identical code, the candidate's effects made larger. */
export function powerTable(sources: readonly ReplaySource[], options: ReplayOptions): string {
  const head = [
    'server, loss, neighbours; recorded at',
    'metric',
    ...SIZES.map((size) => `+${percent(size, 0)}`),
  ];
  return table(
    head,
    sources.flatMap((source) => {
      const verdicts = SIZES.map((size) =>
        draw({ ...source, factor: 1 + size }, options).map(
          (pairs) => judgeReplay(pairs, source.plan).verdict,
        ),
      );
      return SHOWN.map((metric) => [
        titleOf(source.group),
        metric,
        ...verdicts.map((some) => shareFound(some, metric)),
      ]);
    }),
  );
}

function shareFound(verdicts: readonly Verdict[], metric: MetricName): string {
  const judged = verdicts.flatMap(
    ({ comparisons }) => comparisons.find((one) => one.metric === metric) ?? [],
  );
  const found = judged.filter(({ outcome }) => outcome === 'regression').length;
  return judged.length === 0 ? 'n/a' : percent(found / judged.length, 0);
}
