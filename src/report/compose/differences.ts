// What differs besides the code: between two versions that were measured side by side, or else between this
// run and the newest stored record.

import type { Environment, Program, RunRecord } from '../../record/run-record.ts';
import { bytes } from '../../units.ts';
import type { Comparable } from '../../verdict/comparable.ts';
import { formatSize } from '../format/number.ts';
import type { GateReport, ReportDifference } from '../gate-report.ts';

type Differences = Pick<GateReport, 'differences' | 'moreDifferences'>;

const NONE: Differences = { differences: [], moreDifferences: 0 };

/** What could explain most stands first. */
export function reportDifferences(
  record: RunRecord,
  kind: GateReport['evidence']['kind'],
  stored: Comparable,
): Differences {
  if (kind === 'side-by-side') return betweenArms(record);
  if (kind === 'none' || stored.kind === 'nothing') return NONE;
  const [newest] = stored.records;
  const programs = betweenPrograms(
    programsOf(newest, 'candidate'),
    programsOf(record, 'candidate'),
  );
  const surroundings = betweenEnvironments(newest.environment, record.environment);
  return { differences: [...programs, ...surroundings], moreDifferences: 0 };
}

function betweenArms(record: RunRecord): Differences {
  const { packages = [], variables = [], morePackages = 0 } = record.armDifferences ?? {};
  return {
    differences: [
      ...betweenPrograms(programsOf(record, 'baseline'), programsOf(record, 'candidate')),
      ...packages.map(({ name, before, after }) => changed('package', name, before, after)),
      ...variables.map((name) => changed('variable', name, undefined, undefined)),
    ],
    moreDifferences: morePackages,
  };
}

const changed = (
  kind: ReportDifference['kind'],
  name: string,
  before: string | undefined,
  after: string | undefined,
): ReportDifference => ({ kind, name, before: before ?? null, after: after ?? null });

const programsOf = ({ programs = [] }: RunRecord, arm: Program['arm']): readonly Program[] =>
  programs.filter((program) => program.arm === arm);

/** Nothing where those of one side are unknown. */
function betweenPrograms(
  before: readonly Program[],
  after: readonly Program[],
): readonly ReportDifference[] {
  if (before.length === 0 || after.length === 0) return [];
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [old, now] = [before, after].map((all) => all.filter((one) => one.name === name));
    if (isAlike(old ?? [], now ?? [])) return [];
    return [changed('program', name, describeAll(old ?? []), describeAll(now ?? []))];
  });
}

/** What is built from other code has another size; a debug build has quite another. */
const LARGEST_GROWTH = 1.1;

/** The same versions; without a version, about the same sizes. */
function isAlike(one: readonly Program[], other: readonly Program[]): boolean {
  return one.length > 0 && other.length > 0 && one.every(isIn(other)) && other.every(isIn(one));
}

const isIn =
  (others: readonly Program[]) =>
  ({ version, size }: Program): boolean =>
    others.some((other) => {
      if (version !== undefined || other.version !== undefined) return version === other.version;
      const [less = 0, more = 0] = [size, other.size].sort((a, b) => a - b);
      return more <= less * LARGEST_GROWTH;
    });

const describeAll = (programs: readonly Program[]): string | undefined =>
  programs.length === 0
    ? undefined
    : programs.map(({ version, size }) => version ?? formatSize(bytes(size))).join(', ');

/** Kernels count the memory that they take for themselves differently. */
const MEMORY_CHANGE = 0.05;

/** Records of another CPU or another number of cores are not compared at all. */
function betweenEnvironments(before: Environment, after: Environment): readonly ReportDifference[] {
  const differs = (
    kind: ReportDifference['kind'],
    old: string | undefined,
    now: string | undefined,
  ): readonly ReportDifference[] =>
    old === undefined || now === undefined || old === now ? [] : [changed(kind, kind, old, now)];
  const isOfMemory = Math.abs(after.memory / Math.max(1, before.memory) - 1) > MEMORY_CHANGE;
  const isOfMachine =
    before.machine !== undefined && after.machine !== undefined && before.machine !== after.machine;
  return [
    ...(isOfMachine ? [changed('machine', 'machine', undefined, undefined)] : []),
    ...differs('image', before.image, after.image),
    ...differs('kernel', before.kernel, after.kernel),
    ...(isOfMemory ? differs('memory', formatSize(before.memory), formatSize(after.memory)) : []),
    ...differs('node', before.node, after.node),
    ...differs('perf-gate', before.perfGate, after.perfGate),
  ];
}
