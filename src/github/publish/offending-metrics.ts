// What the report of an earlier attempt said was beyond what is allowed.

import { z } from 'zod';
import { METRIC_LABELS } from '../../report/metric-words.ts';
import type { MetricName } from '../../verdict/verdict.ts';
import { artifactUnreadable } from '../artifacts/read-zip-entry.ts';

const REPORT = z.object({
  verdict: z.object({ kind: z.string(), offending: z.array(z.string()).optional() }),
});

/**
 * None, where it was no regression; names that are no metric's are left out.
 * @throws GateError `artifact-unreadable`
 */
export function offendingMetrics(json: string): readonly MetricName[] {
  const { data } = REPORT.safeParse(parse(json));
  if (data === undefined) throw artifactUnreadable('its report has another form');
  const { kind, offending = [] } = data.verdict;
  return kind === 'regression' ? offending.filter(isMetric) : [];
}

const isMetric = (name: string): name is MetricName => Object.hasOwn(METRIC_LABELS, name);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
