// The records of a baseline file as a trend.

import type { Anchors } from '../baseline/anchors.ts';
import { InputError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { decodeRecords } from '../record/file.ts';
import { newestFirst } from '../record/order.ts';
import { composeHistory, type HistoryReport } from '../report/history-report.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { Anchor } from '../verdict/drift.ts';
import type { RecordFile } from './report-newest.ts';

interface HistoryPlan extends Pick<Plan, 'name' | 'tolerances'> {
  readonly compare: Pick<Plan['compare'], 'anchor'>;
}

/**
 * @param plan names the records to show; where the file has none of that name, the newest record does
 * @param wanted the name that must be there; `undefined`: none was asked for
 * @throws GateError `record-unreadable`; InputError where the file holds nothing to show
 */
export async function showHistory(
  { text, path }: RecordFile,
  plan: HistoryPlan,
  wanted: string | undefined,
  anchors: Anchors,
): Promise<HistoryReport> {
  const all = newestFirst(decodeRecords(text, path));
  const [newest] = all;
  if (newest === undefined) throw fault('FILE', `${path} holds no record.`, SAVE_ONE);
  const has = (name: string): boolean => all.some((record) => record.name === name);
  const name = wanted ?? (has(plan.name) ? plan.name : newest.name);
  const records = nonEmpty(all.filter((record) => record.name === name));
  const names = [...new Set(all.map((record) => record.name))];
  if (records === undefined) {
    const held = names.map((each) => `\`${each}\``).join(', ');
    throw fault('--name', `${path} holds no record of this name.`, `It holds ${held}.`);
  }
  const otherNames = names.filter((each) => each !== name);
  const anchor = await findAnchor(plan, newestFirst(records)[0]?.commit, anchors);
  return composeHistory({ name, otherNames, records, tolerances: plan.tolerances, anchor });
}

/** @throws GateError where the user named what is no commit */
async function findAnchor(
  { compare: { anchor: name } }: HistoryPlan,
  newest: string | undefined,
  anchors: Anchors,
): Promise<Anchor | undefined> {
  if (name !== undefined) return { name, commit: await anchors.resolve(name) };
  return newest === undefined ? undefined : await anchors.lastRelease(newest);
}

const SAVE_ONE = 'Name a file that `--save` wrote.';

const fault = (place: string, problem: string, remedy: string): InputError =>
  new InputError([{ place, problem, remedy }]);
