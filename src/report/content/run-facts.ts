// The run, its machine and its baseline, as facts.

import { bytes, milliseconds } from '../../units.ts';
import { type Line, linkCommit, linkTo } from '../document/line.ts';
import { type Fact, optionalFact } from '../document/report-document.ts';
import { formatAmount, formatNumber, formatSize } from '../format/number.ts';
import { formatDuration } from '../format/time.ts';
import type { GateReport, ReportBaseline, ReportRun } from '../gate-report.ts';

export function describeBlocks({ blocks, processes }: ReportRun): string {
  const whose = processes === 'fresh' ? 'fresh processes' : 'a running server';
  return `${formatAmount(blocks, 'block')} of ${whose}`;
}

/** Empty for a first attempt without an address. */
export function describeAttempt({ url, attempt, attempts }: ReportRun): Line {
  if (url === null && attempt === 1 && attempts === 1) return [];
  const which = linkTo(`${runOf(url)}${attempt === 1 ? '' : `, attempt ${attempt}`}`, url);
  const earlier = formatAmount(attempts - 1, 'earlier one');
  return attempts === 1 ? [which] : [which, ` together with ${earlier}`];
}

/** The run's number from its address, because a terminal shows no links. */
function runOf(url: string | null): string {
  const id = /\/runs\/(\d{1,20})(?:\/|$)/.exec(url ?? '')?.[1];
  return id === undefined ? 'this run' : `run ${id}`;
}

/**
 * "9 stored records, the newest 2 d 3 h older (3f2a91c80d12)", or, if a workflow run held them,
 * "9 stored records up to run 81 of commit 3f2a91c80d12, 2 d 3 h older".
 */
export function describeBaseline(baseline: ReportBaseline, run: ReportRun): Line {
  const records = formatAmount(baseline.records, 'stored record');
  const { source } = baseline;
  if (source !== null) {
    const age = describeAge(run.measuredAt, source.createdAt);
    const commit = linkCommit(source.commit, source.runUrl);
    const held = linkTo(`run ${source.runId}`, source.runUrl);
    return [`${records} up to `, held, ' of commit ', commit, age === '' ? '' : `, ${age}`];
  }
  const age = describeAge(run.measuredAt, baseline.newestMeasuredAt);
  const older = age === '' ? '' : `, the newest ${age}`;
  if (baseline.newestCommit === null) return [`${records}${older}`];
  return [`${records}${older} (`, linkCommit(baseline.newestCommit, run.url), ')'];
}

/** Age at the time of the run, so that a report reads the same on any day. */
function describeAge(measuredAt: string, before: string): string {
  const age = Date.parse(measuredAt) - Date.parse(before);
  return Number.isFinite(age) && age >= 0 ? `${formatDuration(milliseconds(age))} older` : '';
}

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
    ...optionalFact('image', environment.image, (image) => image),
    {
      name: 'generator',
      value: [
        `perf-gate ${perfGate} on Node ${environment.node}`,
        `${run.engine} engine`,
        formatAmount(run.threads, 'thread'),
      ].join(', '),
    },
    { name: 'measured', value: run.measuredAt },
    ...optionalFact('commit', run.commit, (commit) => commit),
    ...optionalFact('commit', run.changedFrom, (commit) => `${commit} with uncommitted changes`),
    { name: 'target', value: run.target },
    { name: 'seed', value: run.seed },
  ];
}

export function baselineFacts(baseline: ReportBaseline, run: ReportRun): readonly Fact[] {
  return [
    { name: 'compared with', value: describeBaseline(baseline, run) },
    { name: 'newest measured', value: baseline.newestMeasuredAt },
    ...optionalFact('newest commit', baseline.newestCommit, (commit) => commit),
    ...optionalFact('stored by', baseline.source, ({ runId, runUrl }) => [
      linkTo(`run ${runId}`, runUrl),
    ]),
    ...optionalFact('of commit', baseline.source, ({ commit }) => commit),
    ...optionalFact('started', baseline.source, ({ createdAt }) => createdAt),
    { name: 'machine', value: baseline.sameMachine ? 'the same' : 'another' },
  ];
}
