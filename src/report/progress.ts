// What a run is doing right now, and how that reads: a few lasting lines for a log, one live line for a terminal.

import type { Microseconds, Milliseconds, PerSecond, Ratio } from '../units.ts';
import { toMicroseconds } from '../units.ts';
import {
  type DonePair,
  describeLook,
  describePair,
  describePairs,
  describeSoFar,
} from './describe-pair.ts';
import { formatAmount, formatNumber, NOT_AVAILABLE, THIN_SPACE } from './format/format-number.ts';
import { formatRemaining, formatTime } from './format/format-time.ts';
import { visibleText } from './visible-text.ts';

export type Progress =
  | { readonly kind: 'waiting-for-machine'; readonly holder: string }
  | { readonly kind: 'building'; readonly command: string }
  | {
      readonly kind: 'starting-server';
      readonly block: number;
      readonly blocks: number | undefined;
    }
  /** What a request costs the load generator by itself is being found out. */
  | {
      readonly kind: 'calibrating-generator';
      readonly engine: string;
      readonly threads: number;
    }
  | { readonly kind: 'calibrating' }
  | {
      readonly kind: 'planned';
      readonly blocks: number;
      readonly capacity: PerSecond;
      readonly offeredRate: PerSecond | undefined;
      readonly capacitySlice: Milliseconds;
      readonly remaining: Milliseconds;
      /** Threads of the load generator. */
      readonly workers: number;
      /** 2: each block is a pair, one of the candidate and one of the baseline. */
      readonly arms?: 1 | 2;
    }
  | {
      readonly kind: 'measuring';
      readonly block: number;
      readonly blocks: number;
      readonly phase: MeasuringPhase;
      /** How much of this block is done. */
      readonly share: Ratio;
      readonly remaining: Milliseconds;
    }
  | {
      readonly kind: 'block-done';
      readonly block: number;
      readonly blocks: number;
      readonly throughput: PerSecond;
      readonly p99: Microseconds | undefined;
      readonly remaining: Milliseconds;
    }
  /** A baseline arm is being made ready: `what` is being done, as "checking out 3f2a91c". */
  | { readonly kind: 'preparing-baseline'; readonly what: string }
  /** A block of each arm is done; `soFar` is the change of throughput, not known from the first pair on. */
  | ({ readonly kind: 'pair-done' } & DonePair)
  /** The verdict was asked for before the last pair, or after it. */
  | {
      readonly kind: 'looked';
      readonly look: number;
      readonly looks: number;
      readonly decided: boolean;
    }
  | { readonly kind: 'stopping-server' }
  | { readonly kind: 'server-killed'; readonly how: string }
  | { readonly kind: 'judging' }
  | { readonly kind: 'saved'; readonly path: string; readonly records: number }
  | { readonly kind: 'note'; readonly text: string };

export type MeasuringPhase = 'warm-up' | 'capacity' | 'fixed-rate';

/** What the painter remembers between two reports. */
export interface ProgressState {
  /** Lasting lines already said, that would say nothing new a second time. */
  readonly said: ReadonlySet<string>;
  /** What the last finished block said, or all pairs so far; shown while the next one runs. */
  readonly lastBlock: string | undefined;
  /** What is counted. */
  readonly unit: 'block' | 'pair';
}

export interface Painted {
  readonly state: ProgressState;
  /** For the log: lasting, said once. */
  readonly line?: string;
  /** For a terminal: replaces the live line before it. A report without one clears the line. */
  readonly live?: string;
}

export const INITIAL_PROGRESS: ProgressState = {
  said: new Set(),
  lastBlock: undefined,
  unit: 'block',
};

/** Turns one report into what to print; pure, so the caller decides where and whether. */
export function paintProgress(state: ProgressState, progress: Progress): Painted {
  switch (progress.kind) {
    case 'waiting-for-machine':
      return sayOnce(state, `waiting for another run on this machine: ${visible(progress.holder)}`);
    case 'building':
      return sayOnce(state, `building: ${visible(progress.command)}`);
    case 'starting-server':
      return paintStart(state, progress);
    case 'calibrating-generator':
      return sayOnce(state, describeGenerator(progress));
    case 'calibrating':
      return sayOnce(state, 'finding out how much the server can take');
    case 'planned':
      return paintPlan(state, progress);
    case 'measuring':
      return { state, live: plain(describeMeasuring(state, progress)) };
    case 'block-done':
      return paintBlock(state, progress);
    case 'preparing-baseline':
      return sayOnce(state, `baseline: ${visible(progress.what)}`);
    case 'pair-done':
      return paintPair(state, progress);
    case 'looked':
      return { state, line: describeLook(progress.look, progress.looks, progress.decided) };
    case 'stopping-server':
      return { state, live: 'stopping the server' };
    case 'server-killed':
      return sayOnce(state, `the server did not stop when asked: ${visible(progress.how)}`);
    case 'judging':
      return { state, live: 'judging' };
    case 'saved':
      return { state, line: plain(describeSaved(progress)) };
    case 'note':
      return sayOnce(state, visible(progress.text));
  }
}

/** A live line that wraps cannot be wiped by returning to its beginning. */
const LONGEST_LIVE = 78;

/** A lasting line the first time; afterwards only the live line, so that a log does not repeat itself. */
function sayOnce(state: ProgressState, text: string): Painted {
  const live = visibleText(text, LONGEST_LIVE);
  if (state.said.has(text)) return { state, live };
  return { state: { ...state, said: new Set([...state.said, text]) }, line: text, live };
}

type Report<Kind extends Progress['kind']> = Extract<Progress, { kind: Kind }>;

function paintStart(state: ProgressState, { block, blocks }: Report<'starting-server'>): Painted {
  const what = state.unit === 'pair' ? 'starting both servers' : 'starting the server';
  const of = blocks === undefined ? '' : ` for ${state.unit} ${block} of ${blocks}`;
  const live = `${what}${of}`;
  return block === 1 ? { ...sayOnce(state, what), live } : { state, live };
}

function paintPlan(state: ProgressState, plan: Report<'planned'>): Painted {
  if (plan.arms !== 2) return { state, line: plain(describePlan(plan)) };
  return { state: { ...state, unit: 'pair' }, line: plain(describePairs(plan)) };
}

function describeGenerator({ engine, threads }: Report<'calibrating-generator'>): string {
  const tool = `load generator, ${engine} engine, ${formatAmount(threads, 'thread')}`;
  return `${tool}: finding out what a request costs it`;
}

function describePlan(plan: Report<'planned'>): string {
  const slice = formatTime(toMicroseconds(plan.capacitySlice));
  return [
    `${formatAmount(plan.blocks, 'block')}, about ${formatRemaining(plan.remaining)}`,
    `capacity ${formatRate(plan.capacity)} in slices of ${slice}`,
    plan.offeredRate === undefined
      ? 'no fixed rate'
      : `then a fixed ${formatRate(plan.offeredRate)}`,
    formatAmount(plan.workers, 'generator thread'),
  ].join('; ');
}

function describeMeasuring(state: ProgressState, progress: Report<'measuring'>): string {
  const whole = (progress.block - 1 + progress.share) / progress.blocks;
  const words = [
    `${state.unit} ${progress.block} of ${progress.blocks}`,
    PHASE_WORDS[progress.phase],
    `${formatRemaining(progress.remaining)} left`,
    ...(state.lastBlock === undefined ? [] : [state.lastBlock]),
  ].join('  ');
  const room = LONGEST_LIVE - words.length - '[] '.length;
  const bar = room < FEWEST_BAR_CELLS ? '' : `${drawBar(whole, Math.min(room, BAR_CELLS))} `;
  return `${bar}${words}`.slice(0, LONGEST_LIVE);
}

const PHASE_WORDS: Readonly<Record<MeasuringPhase, string>> = {
  'warm-up': 'warming up',
  capacity: 'at capacity',
  'fixed-rate': 'at a fixed rate',
};

const BAR_CELLS = 8;
/** A shorter bar shows next to nothing. */
const FEWEST_BAR_CELLS = 4;

function drawBar(share: number, cells: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * cells);
  return `[${'#'.repeat(filled)}${'.'.repeat(cells - filled)}]`;
}

function paintBlock(state: ProgressState, progress: Report<'block-done'>): Painted {
  const p99 = progress.p99 === undefined ? NOT_AVAILABLE : formatTime(progress.p99);
  const place = `${progress.block}`.padStart(`${progress.blocks}`.length);
  const parts = [
    `block ${place} of ${progress.blocks}`,
    formatRate(progress.throughput),
    `p99 ${p99}`,
  ];
  if (progress.block < progress.blocks) parts.push(`${formatRemaining(progress.remaining)} left`);
  const lastBlock = formatRate(progress.throughput);
  return { state: { ...state, lastBlock }, line: plain(parts.join('   ')) };
}

function paintPair(state: ProgressState, pair: Report<'pair-done'>): Painted {
  const lastBlock = pair.soFar === undefined ? undefined : describeSoFar(pair.soFar);
  const line = plain(describePair(pair));
  return { state: { ...state, unit: 'pair', lastBlock }, line };
}

function describeSaved({ path, records }: Report<'saved'>): string {
  return `saved to ${visibleText(path)} (${formatAmount(records, 'record')})`;
}

const formatRate = (rate: PerSecond): string => `${formatNumber(rate)}${THIN_SPACE}requests/s`;

const visible = (text: string): string => plain(visibleText(text));

/** A terminal has one width of space. */
const plain = (text: string): string => text.replaceAll(THIN_SPACE, ' ');
