// Which test files run in one process, and which have one of their own.

import { dirname } from 'node:path';

/** Files that one process runs, one after the other. */
export interface TestJob {
  readonly files: readonly string[];
}

interface TestsInput {
  /** From the repository's root: `test/plan/flags.test.ts`. */
  readonly files: readonly string[];
  /** Only what takes seconds: no gate is run, and no load is timed. */
  readonly isQuick: boolean;
}

/**
 * Tests of values: they start nothing, listen nowhere and leave nothing behind. To load the modules
 * takes longer than to run most of them, so they share processes.
 */
const OF_VALUES =
  /^test\/(?:architecture|bench|edge|fixtures|import|import-requests|plan|record|report|scripts\/documents|stats|verdict)\/|^test\/[^/]+\.test\.ts$/;

/** They rebuild `dist/`, or run a program for its whole memory. */
const NOT_OF_VALUES = /^test\/(?:dist|record\/decode-full-file)\.test\.ts$/;

/** Whole gates and whole workflows. */
const END_TO_END = /^test\/e2e\//;

/** Workflows with given numbers: they only compute, and each process bundles the action anew. */
const OF_GIVEN_NUMBERS = /^test\/github\/scenarios\//;

/** They start things, and end them: files of one folder share a process, one after the other. */
const OF_A_FOLDER =
  /^test\/(?:baseline|fake-github|load\/[^/]+|machine|measure|server|workflow-runner)\//;

/** Rooms whose tests start servers or load them: seconds each. */
const SLOW =
  /^test\/(?:e2e|browser|load|gate|measure|arms|github|fake-github|workflow-runner|server|baseline|dist|scripts)\//;

/** Enough that the last ones to run are short, few enough that each loads its modules once. */
const SHARED_PROCESSES = 6;

/** So that the last one to run is a short one. */
const PROCESSES_OF_GIVEN_NUMBERS = 4;

/**
 * Every file once. Jobs start in this order: a whole gate mostly waits for its clock, and what computes
 * uses the time.
 */
export function testJobs({ files, isQuick }: TestsInput): readonly TestJob[] {
  const wanted = isQuick ? files.filter((file) => !isSlow(file)) : files;
  const [together, apart] = partition(wanted, isOfValues);
  const [whole, rest] = partition(apart, (file) => END_TO_END.test(file));
  const [given, parts] = partition(rest, (file) => OF_GIVEN_NUMBERS.test(file));
  const [foldered, single] = partition(parts, (file) => OF_A_FOLDER.test(file));
  const jobsOf = (each: readonly string[]): readonly TestJob[] =>
    each.map((file) => ({ files: [file] }));
  const shared = [
    ...deal(given, PROCESSES_OF_GIVEN_NUMBERS),
    ...deal(together, SHARED_PROCESSES),
    ...byFolder(foldered),
  ].map((some) => ({ files: some }));
  return interleave(jobsOf(whole), [...shared, ...jobsOf(single)]);
}

const isOfValues = (file: string): boolean => OF_VALUES.test(file) && !NOT_OF_VALUES.test(file);

const isSlow = (file: string): boolean => SLOW.test(file) || NOT_OF_VALUES.test(file);

function partition<T>(items: readonly T[], holds: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

/** The one and the other by turns, each in its order, until both are used up. */
function interleave<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  const length = Math.max(some.length, others.length);
  return Array.from({ length }, (_, at) => [some.slice(at, at + 1), others.slice(at, at + 1)]).flat(
    2,
  );
}

function byFolder(files: readonly string[]): readonly (readonly string[])[] {
  const folders = new Set(files.map((file) => dirname(file)));
  return [...folders].map((folder) => files.filter((file) => dirname(file) === folder));
}

/** As a dealer does, so that each hand has some of every room; no hand is empty. */
function deal<T>(items: readonly T[], hands: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.min(hands, items.length) }, (_, hand) =>
    items.filter((_item, index) => index % hands === hand),
  );
}
