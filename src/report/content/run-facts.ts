// The run, its machine and its baseline, as facts.

import { bytes, type Milliseconds, milliseconds, seconds } from '../../units.ts';
import { formatAmount, formatNumber } from '../format/format-number.ts';
import { formatSize } from '../format/format-size.ts';
import { formatDuration } from '../format/format-time.ts';
import type { GateReport, ReportBaseline } from '../gate-report.ts';
import type { Fact } from './report-document.ts';

/** "default · 8 blocks of fresh processes · 1 min 4 s · 32 connections" */
export function describeRun({ name, run }: GateReport): string {
  const processes = run.processes === 'fresh' ? ' of fresh processes' : ' of a running server';
  return [
    name,
    `${formatAmount(run.blocks, 'block')}${processes}`,
    `${formatDuration(seconds(run.measuringSeconds))} of measuring`,
    formatAmount(run.connections, 'connection'),
  ].join(' · ');
}

/** "9 stored records, the newest 2 d 3 h older (3f2a91c80d12)" */
export function describeBaseline(baseline: ReportBaseline, measuredAt: string): string {
  const age = ageOf(baseline, measuredAt);
  const older = age === undefined ? '' : `, the newest ${formatDuration(age)} older`;
  const commit = baseline.newestCommit === null ? '' : ` (${shortCommit(baseline.newestCommit)})`;
  return `${formatAmount(baseline.records, 'stored record')}${older}${commit}`;
}

/** Age at the time of the run, not of reading: a report says the same whenever it is read. */
function ageOf(baseline: ReportBaseline, measuredAt: string): Milliseconds | undefined {
  const age = Date.parse(measuredAt) - Date.parse(baseline.newestMeasuredAt);
  return Number.isFinite(age) && age >= 0 ? milliseconds(age) : undefined;
}

const COMMIT_DIGITS = 12;

const shortCommit = (commit: string): string => commit.slice(0, COMMIT_DIGITS);

export function environmentFacts({ run, perfGate }: GateReport): readonly Fact[] {
  const { environment } = run;
  return [
    { name: 'CPU', value: `${environment.cpuModel}, ${formatAmount(environment.cores, 'core')}` },
    ...optionalFact('CPU quota', environment.cpuQuota, (quota) => `${formatNumber(quota)} cores`),
    { name: 'memory', value: formatSize(bytes(environment.memory)) },
    {
      name: 'system',
      value: `${environment.platform} ${environment.architecture}, kernel ${environment.kernel}`,
    },
    {
      name: 'generator',
      value: `perf-gate ${perfGate} on Node ${environment.node}, ${run.engine}`,
    },
    { name: 'measured', value: run.measuredAt },
    ...optionalFact('commit', run.commit, (commit) => commit),
    { name: 'target', value: run.target },
    { name: 'seed', value: run.seed },
  ];
}

export function baselineFacts(baseline: ReportBaseline, measuredAt: string): readonly Fact[] {
  return [
    { name: 'compared with', value: describeBaseline(baseline, measuredAt) },
    { name: 'newest measured', value: baseline.newestMeasuredAt },
    ...optionalFact('newest commit', baseline.newestCommit, (commit) => commit),
    { name: 'machine', value: baseline.sameMachine ? 'the same' : 'another' },
  ];
}

/** A fact that is not known is left out, not shown as zero. */
export function optionalFact<Value>(
  name: string,
  value: Value | null,
  describe: (value: Value) => string,
): readonly Fact[] {
  return value === null ? [] : [{ name, value: describe(value) }];
}
