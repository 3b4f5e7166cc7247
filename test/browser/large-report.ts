// A report as large as they come in practice: twenty requests in twenty pairs.

import type { GateReport } from '../../src/report/gate-report.ts';
import { makeBlocks, makePairs } from '../support/report-blocks.ts';
import {
  makeComparison,
  makeCurve,
  makeDetails,
  makeP99Comparison,
  makeRequestDetails,
  makeValues,
} from '../support/report-parts.ts';
import { makeSideBySideReport } from '../support/side-by-side-cases.ts';

const PAIRS = 20;
const NAMES = Array.from({ length: 20 }, (_, index) => `request ${index + 1}`);

const paired = <Comparison extends GateReport['comparisons'][number]>(comparison: Comparison) => ({
  ...comparison,
  method: 'wilcoxon',
  pairs: makePairs(comparison, 0.02, PAIRS),
});

export function makeLargeReport(): GateReport {
  return makeSideBySideReport(
    { blocks: PAIRS, plannedBlocks: PAIRS },
    {
      comparisons: [
        paired(makeComparison()),
        ...NAMES.map((request) => paired(makeP99Comparison({ request }))),
        ...NAMES.map((request) =>
          paired(makeP99Comparison({ request, metric: 'clean-response-p99' })),
        ),
      ],
      rows: [null, ...NAMES].map((request) => ({
        isNew: false,
        request,
        candidate: makeValues(),
        baseline: makeValues(),
      })),
      details: makeDetails({
        requests: NAMES.map((name, index) =>
          makeRequestDetails({
            name,
            path: `/items/${index}`,
            curves: (['service', 'response'] as const).flatMap((clock) => [
              makeCurve('candidate', clock, 5_420, 24_301),
              makeCurve('baseline', clock, 5_093, 22_143),
            ]),
          }),
        ),
      }),
      blocks: makeBlocks({ pairs: PAIRS, throughput: [6_120, 6_083], cpu: [160, 161] }),
    },
  );
}
