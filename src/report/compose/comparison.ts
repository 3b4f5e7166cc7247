// A comparison for readers: from losses on the log scale to changes in percent, with their sign.

import { changeOf, type LogRatio, logRatio } from '../../units.ts';
import { HIGHER_IS_BETTER } from '../../verdict/direction.ts';
import type { Comparison, MetricName } from '../../verdict/verdict.ts';
import type { ReportComparison } from '../gate-report.ts';

export function reportComparison(comparison: Comparison): ReportComparison {
  const { metric, loss, before, after } = comparison;
  return {
    metric,
    request: comparison.request ?? null,
    role: comparison.role,
    unit: comparison.unit,
    before,
    after,
    change: before === 0 ? null : after / before - 1,
    interval: { best: changeAt(metric, loss.low), worst: changeAt(metric, loss.high) },
    toleranceLine: changeAt(metric, comparison.tolerance) ?? 0,
    minimumDetectable: changeAt(metric, comparison.minimumDetectable),
    higherIsBetter: HIGHER_IS_BETTER[metric],
    alpha: comparison.alpha,
    method: comparison.method,
    samples: comparison.samples,
    outcome: comparison.outcome,
    because: comparison.because,
  };
}

/** `null` if the evidence gives no bound. */
function changeAt(metric: MetricName, loss: LogRatio): number | null {
  if (!Number.isFinite(loss)) return null;
  const change = changeOf(HIGHER_IS_BETTER[metric] ? logRatio(-loss) : loss);
  return Number.isFinite(change) ? change : null;
}
