// The parts of gate reports that charts are drawn from, with plausible noise.

import type { EarlierRun, ReportBlock, ReportComparison } from '../../src/report/gate-report.ts';
import { seededNormal } from './seeded.ts';

/** Each pair is off by chance, and so is the machine from pair to pair. */
export function makePairs(
  { before, after }: Pick<ReportComparison, 'before' | 'after'>,
  spread: number,
  count = 17,
): ReportComparison['pairs'] {
  const normal = seededNormal(7);
  return Array.from({ length: count }, (_, index) => {
    const machine = Math.exp(spread * normal());
    const own = Math.exp(spread * normal());
    return {
      number: index + 1,
      before: roundTo(before * machine),
      after: roundTo(after * machine * own),
    };
  });
}

const roundTo = (value: number): number => Number(value.toPrecision(4));

interface BlocksSketch {
  readonly pairs: number;
  readonly throughput: readonly [before: number, after: number];
  readonly cpu: readonly [before: number, after: number];
  readonly errors?: number;
}

/** Blocks of both arms, whose slices took turns: the one that begins alternates. */
export function makeBlocks(sketch: BlocksSketch): readonly ReportBlock[] {
  const { pairs, throughput, cpu, errors = 0 } = sketch;
  const normal = seededNormal(11);
  return Array.from({ length: pairs }, (_, index) => {
    const machine = Math.exp(0.01 * normal());
    const blocks = [0, 1].map((arm): ReportBlock => {
      const [rate = 0, cost = 0] = [throughput[arm], cpu[arm]];
      return {
        arm: arm === 0 ? 'baseline' : 'candidate',
        number: index + 1,
        startedAt: new Date(Date.UTC(2026, 2, 3, 14, 5, 8 * index + arm)).toISOString(),
        rates: Array.from({ length: 6 }, () =>
          roundTo(rate * machine * Math.exp(0.015 * normal())),
        ),
        cpuPerRequest: roundTo((cost / machine) * Math.exp(0.005 * normal())),
        busyCores: 0.98,
        peakMemory: Math.round(63_963_136 * Math.exp(0.01 * normal())),
        sent: 18_000,
        errors,
      };
    });
    return index % 2 === 0 ? blocks : blocks.toReversed();
  }).flat();
}

/** Nine runs on the base branch, a day apart; the third was measured elsewhere. */
export function makeHistory(): readonly EarlierRun[] {
  const normal = seededNormal(5);
  return Array.from({ length: 9 }, (_, index) => ({
    measuredAt: new Date(Date.UTC(2026, 1, 20 + index, 9, 12, 40)).toISOString(),
    commit: `${index + 1}f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f607${index}`,
    sameMachine: index !== 2,
    accepted: true,
    throughput: roundTo((index === 2 ? 5_100 : 6_120) * Math.exp(0.01 * normal())),
    p99: roundTo(7_412 * Math.exp(0.03 * normal())),
    cpuPerRequest: roundTo(160 * Math.exp(0.005 * normal())),
  }));
}
