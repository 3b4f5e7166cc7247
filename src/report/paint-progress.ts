// Turns progress events into text: a few lasting lines for a log, one live line for a terminal.

import type { DonePair, ExpectedEnd, MeasuringPhase, Progress, SoFar } from '../progress.ts';
import { type Milliseconds, type Ratio, ratio, toMicroseconds, toSeconds } from '../units.ts';
import { formatAmount, formatNumber, NOT_AVAILABLE, THIN_SPACE } from './format/number.ts';
import { formatChange, formatShare } from './format/share.ts';
import { formatRemaining, formatRough, formatTime } from './format/time.ts';
import { formatArrivalRate, formatRequestRate } from './metric-words.ts';
import { visibleText } from './visible-text.ts';

export { wrapLine } from './terminal/lines.ts';

/** What is remembered between two events. */
interface ProgressState {
  /** Lasting lines that were printed and need not be repeated. */
  readonly said: ReadonlySet<string>;
  /** Result of the last finished block, or of all pairs so far; shown while the next one runs. */
  readonly lastBlock: string | undefined;
  /** What is counted. */
  readonly unit: 'block' | 'pair';
}

export interface Painted {
  readonly state: ProgressState;
  /** A lasting line for the log. */
  readonly line?: string;
  /** Replaces the live line of a terminal. Without it the live line is cleared. */
  readonly live?: string;
}

const NOTHING_YET = { said: new Set<string>(), lastBlock: undefined, unit: 'block' } as const;
export const INITIAL_PROGRESS: ProgressState = NOTHING_YET;

/** Turns one event into text; the caller decides where to print it, or whether. */
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
    case 'forecast':
      return { state, line: plain(describeForecast(progress)) };
    case 'measuring':
      return { state, live: plain(describeMeasuring(state, progress)) };
    case 'block-done':
      return paintBlock(state, progress);
    case 'preparing-baseline':
      return sayOnce(state, `baseline: ${visible(progress.what)}`);
    case 'pair-done':
      return paintPair(state, progress);
    case 'decided':
      return { state, line: 'decided: no more pairs are needed' };
    case 'profiling':
      return paintProfiling(state, progress);
    case 'stopping-server':
      return { state, live: 'stopping the server' };
    case 'server-killed':
      return sayOnce(state, `the server did not stop when asked: ${visible(progress.how)}`);
    case 'judging':
      return { state, live: 'judging' };
    case 'saved':
      return { state, line: plain(describeSaved(progress)) };
    case 'last-lines':
      return { state, line: paintLastLines(progress) };
    case 'note':
      return sayOnce(state, visible(progress.text));
  }
}

/** Takes secrets out of lines before they are cut and joined: afterwards half a secret would not be recognised. */
export function maskProgress(progress: Progress, mask: (text: string) => string): Progress {
  if (progress.kind !== 'last-lines') return progress;
  return { ...progress, text: mask(progress.text), lines: progress.lines.map(mask) };
}

/** As an error shows them: a server that prints JSON may put a whole stack trace on one line. */
const LONGEST_LAST_LINE = 1_000;

const paintLastLines = ({ text, lines }: Report<'last-lines'>): string =>
  [
    visible(text),
    ...lines.map((line) => `    ${plain(visibleText(line, LONGEST_LAST_LINE))}`),
  ].join('\n');

/** A live line that wraps cannot be wiped by returning to its beginning. */
const LONGEST_LIVE = 78;

/** A lasting line the first time, then only the live line, so that a log does not repeat itself. */
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

function paintProfiling(state: ProgressState, { arm }: Report<'profiling'>): Painted {
  const said = sayOnce(state, 'a loss was shown: finding out which functions got slower');
  return { ...said, live: `profiling the ${arm === 'baseline' ? 'version before' : 'change'}` };
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
    `capacity ${formatRequestRate(plan.capacity)} in slices of ${slice}`,
    plan.offeredRate === undefined
      ? 'no fixed rate'
      : `then a fixed ${formatArrivalRate(plan.offeredRate, plan.hasFlows === true)}`,
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
    formatRequestRate(progress.throughput),
    `p99 ${p99}`,
  ];
  if (progress.remaining > 0) parts.push(`${formatRemaining(progress.remaining)} left`);
  const lastBlock = formatRequestRate(progress.throughput);
  return { state: { ...state, lastBlock }, line: plain(parts.join('   ')) };
}

function paintPair(state: ProgressState, pair: Report<'pair-done'>): Painted {
  const lastBlock = pair.soFar === undefined ? undefined : describeSoFar(pair.soFar);
  const line = plain(describePair(pair));
  return { state: { ...state, unit: 'pair', lastBlock }, line };
}

/** "pair  3 of 17  5 990 → 6 120/s; all −0.4 % [−1.9, +1.1]  2 min 1 s left" */
function describePair({ block, blocks, throughput, ...pair }: DonePair): string {
  const place = `${block}`.padStart(`${blocks}`.length);
  const { baseline, candidate } = throughput;
  // The arrow is about this pair, the change about all pairs so far.
  const soFar = pair.soFar === undefined ? '' : `; all ${describeSoFar(pair.soFar)}`;
  return [
    `pair ${place} of ${blocks}`,
    `${formatNumber(baseline)} → ${formatNumber(candidate)}/s${soFar}`,
    ...(pair.remaining > 0 ? [`${formatRemaining(pair.remaining)} left`] : []),
  ].join('  ');
}

/** "−0.4 % [−1.9, +1.1]" */
function describeSoFar({ change, worst, best }: SoFar): string {
  return `${formatChange(change)} [${boundOf(worst)}, ${boundOf(best)}]`;
}

/** Without the unit, which stands beside the change; an ellipsis if the pairs give no bound yet. */
const boundOf = (change: Ratio): string =>
  Number.isFinite(change) && change > -1 ? formatChange(change).replace(/\s*%$/, '') : '…';

/** "up to 17 pairs of blocks in 2 min 40 s; capacity 6 120/s, then a fixed 3 670/s; 1 generator thread" */
function describePairs(plan: Report<'planned'>): string {
  const { blocks, capacity, offeredRate, hasFlows, remaining, workers } = plan;
  const fixed =
    offeredRate === undefined
      ? 'no fixed rate'
      : `fixed rate ${formatNumber(offeredRate)}${hasFlows ? `${THIN_SPACE}arrivals` : ''}/s`;
  const pairs = blocks === 1 ? '1 pair' : `up to ${blocks} pairs`;
  return `${pairs} in ${formatRemaining(remaining)}; capacity ${formatNumber(capacity)}/s, ${fixed}; ${formatAmount(workers, 'generator thread')}`;
}

/** "if pairs differ by 5 %: 5 to pass (26 s), 12 to show a loss of 10 % (62 s)" */
function describeForecast(ends: Report<'forecast'>): string {
  const { spread, pass, loss, shown, budget } = ends;
  const ofPass = pass === undefined ? 'too few to pass' : describeEnd('to pass', pass);
  const aim = `to show a loss of ${formatShare(ratio(Number(loss.toFixed(2)) || loss))}`;
  const longer = budget === undefined ? '' : `; \`budget: ${inSeconds(budget)}\` would`;
  const ofLoss = shown === undefined ? `too few ${aim}${longer}` : describeEnd(aim, shown);
  return `if pairs differ by ${formatShare(spread)}: ${ofPass}, ${ofLoss}`;
}

/** In tens, as it is written in the input. */
const inSeconds = (time: Milliseconds): string => `${10 * Math.ceil(toSeconds(time) / 10)}s`;

/** "5 to pass (26 s)" */
const describeEnd = (aim: string, { pairs, time }: ExpectedEnd): string =>
  `${pairs} ${aim} (${formatRough(time)})`;

function describeSaved({ path, records }: Report<'saved'>): string {
  return `saved to ${visibleText(path)} (${formatAmount(records, 'record')})`;
}

const visible = (text: string): string => plain(visibleText(text));

/** A terminal has only one width of space. */
const plain = (text: string): string => text.replaceAll(THIN_SPACE, ' ');
