// Whether measuring the candidate alone can be enough, asked before anything is measured.

import { newestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import { boundPrediction } from '../stats/prediction.ts';
import { meanOf, nonEmpty } from '../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import { findComparable } from './comparable.ts';
import { isSound } from './doubt.ts';
import type { JudgedPlan } from './evidence.ts';
import { listStoredSeries, priorSpread, type StoredSeries } from './metrics/table.ts';
import { prepareStored } from './prepare.ts';

interface CouldPassInput extends Pick<RunRecord, 'planHash' | 'environment'> {
  readonly stored: readonly RunRecord[];
  readonly plan: JudgedPlan;
}

/**
 * Whether a candidate that is exactly as fast as the stored records would be shown to be within every
 * gate's tolerance. That takes records of this very machine: between machines the bounds are wider than
 * any tolerance that is worth having.
 */
export function couldStoredPass({ stored, planHash, environment, plan }: CouldPassInput): boolean {
  const alone = stored.filter(({ load }) => load.arms === 1);
  const [newest] = newestFirst(alone);
  if (newest === undefined) return false;
  const candidate = { ...newest, id: '', planHash, environment };
  const baseline = findComparable(candidate, alone);
  if (baseline.kind === 'nothing' || !baseline.sameMachine) return false;
  if (!isSound(baseline.records[0])) return false;
  const evidence = prepareStored({ candidate, plan, incidents: [] }, baseline);
  const gates = listStoredSeries(evidence).filter(({ role }) => role === 'gate');
  return gates.every((series) => wouldPass(series, baseline.records));
}

function wouldPass(series: StoredSeries, records: NonEmpty<RunRecord>): boolean {
  const values = records.flatMap((record) => series.valueIn(record) ?? []);
  const logs = nonEmpty(values.filter((value) => value > 0).map(toLog));
  if (logs === undefined) return false;
  const mean = meanOf(logs);
  const [first, ...rest] = logs;
  const losses: NonEmpty<LogRatio> = [away(first, mean), ...rest.map((log) => away(log, mean))];
  const { high } = boundPrediction(losses, priorSpread(series.metric, true), series.alpha);
  return high < series.tolerance(Math.exp(mean));
}

const toLog = (value: number): LogRatio => logRatio(Math.log(value));
const away = (log: LogRatio, mean: LogRatio): LogRatio => logRatio(log - mean);
