// What memory.ts saw, as tables. Pure.

import { table } from '../operating-characteristic/markdown.ts';
import { growthOf } from './growth.ts';
import type { MemoryNote } from './memory-note.ts';
import { spreadOf } from './spread.ts';

const MEGABYTE = 1e6;
const MILLION = 1e6;
/** V8 finds the size of its heaps: what the first quarter of a soak shows is no growth. */
const SETTLING = 1 / 4;

const inMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

export function renderGrowth(notes: readonly MemoryNote[]): string {
  const rows = notes.map(({ requests, failed, resident, heaps, external }) => [
    (requests / MILLION).toFixed(2),
    `${failed}`,
    ...[resident, heaps, external].map(inMegabytes),
  ]);
  const head = ['requests, millions', 'failed', 'resident, MB', 'heaps used, MB', 'external, MB'];
  const settled = notes.slice(Math.ceil(notes.length * SETTLING));
  return [
    table(head, rows),
    '',
    `Of ${settled.length} notes after the first quarter, least squares with 95 % confidence:`,
    `- resident: ${describeGrowth(settled, ({ resident }) => resident)}`,
    `- heaps: ${describeGrowth(settled, ({ heaps }) => heaps)}`,
  ].join('\n');
}

function describeGrowth(
  notes: readonly MemoryNote[],
  figure: (note: MemoryNote) => number,
): string {
  if (notes.length < 3) return 'too few notes for a line';
  const points = notes.map((note) => ({
    x: note.requests / MILLION,
    y: figure(note) / MEGABYTE,
  }));
  const { slope, low, high } = growthOf(points);
  const [middle, least, most] = [slope, low, high].map((value) => value.toFixed(3));
  return `${middle} MB for each million requests (${least} to ${most})`;
}

export interface PeakRun {
  readonly engine: string;
  readonly connections: number;
  readonly requests: number;
  /** Bytes. */
  readonly peakMemory: number;
  readonly failures: string;
}

/** A row for each engine: the most that its process held, all threads together. */
export function renderPeaks(runs: readonly PeakRun[]): string {
  const engines = [...new Set(runs.map(({ engine }) => engine))];
  const rows = engines.map((engine) => {
    const own = runs.filter((run) => run.engine === engine);
    const { median, lowest, highest } = spreadOf(own.map(({ peakMemory }) => peakMemory));
    return [
      engine,
      `${own[0]?.connections}`,
      `${own.length}`,
      `${inMegabytes(median)} (${inMegabytes(lowest)}–${inMegabytes(highest)})`,
      own.flatMap(({ failures }) => failures || []).join('; '),
    ];
  });
  return table(['engine', 'connections', 'runs', 'peak memory, MB', 'failures'], rows);
}
