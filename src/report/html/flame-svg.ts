// The calls of the later version as an icicle: each as wide as the CPU time that it takes, below its caller. Its
// colour, and a sign before its name, say whether it takes more or less for an answer than before.

import { ratio } from '../../units.ts';
import { describeCost } from '../content/profile.ts';
import { escapeHtml } from '../escape/html.ts';
import { formatShare } from '../format/share.ts';
import type { ReportProfile } from '../gate-report.ts';
import { visibleText } from '../visible-text.ts';

type Call = ReportProfile['calls'][number];

interface Frame {
  readonly call: Call;
  readonly depth: number;
  /** Where it begins, from 0 to 1. */
  readonly left: number;
}

const ROW = 20;
const DEEPEST = 48;
const LONGEST_NAME = 100;

/** `undefined` where there is nothing to draw. */
export function flameSvg(profile: ReportProfile): string | undefined {
  const frames = placeFrames(profile.calls);
  if (frames.length === 0) return undefined;
  const rows = 1 + Math.max(...frames.map(({ depth }) => depth));
  const label = `CPU time of the change by call, ${frames.length} calls`;
  return [
    `<svg class="flame" width="100%" height="${rows * ROW}" role="group" aria-label="${label}">`,
    ...frames.map((frame) => drawFrame(frame, profile)),
    '</svg>',
  ].join('\n');
}

/** Depth first, as one reads. What calls most stands left. */
function placeFrames(calls: readonly Call[]): readonly Frame[] {
  const children = new Map<number | null, number[]>();
  for (const [index, { caller }] of calls.entries()) {
    children.set(caller, [...(children.get(caller) ?? []), index]);
  }
  const frames: Frame[] = [];
  const place = (caller: number | null, depth: number, from: number, most: number): void => {
    if (depth >= DEEPEST) return;
    let left = from;
    for (const index of children.get(caller) ?? []) {
      const call = calls[index];
      if (call === undefined) continue;
      // A report of others may say anything.
      const width = Math.min(call.afterShare, most - left);
      if (width <= 0) return;
      frames.push({ call: { ...call, afterShare: width }, depth, left });
      place(index, depth + 1, left, left + width);
      left += width;
    }
  };
  place(null, 0, 0, 1);
  return frames;
}

/** Shares of an answer's CPU time: a change beyond each of them has a stronger colour. */
const STEPS = [0.005, 0.05, 0.2] as const;

/** "grew-2": how far, in steps. Against the whole of an answer, so that trifles stay pale. */
function toneOf(call: Call, { before, after }: ReportProfile): { tone: string; sign: string } {
  const [old, now] = [call.beforeMicrosecondsPerAnswer, call.afterMicrosecondsPerAnswer];
  const whole = Math.max(before.cpuMicrosecondsPerAnswer ?? 0, after.cpuMicrosecondsPerAnswer ?? 0);
  const growth =
    old === null || now === null || whole === 0
      ? call.afterShare - call.beforeShare
      : (now - old) / whole;
  const step = STEPS.filter((least) => Math.abs(growth) >= least).length;
  if (step === 0) return { tone: 'same', sign: '' };
  return growth > 0 ? { tone: `grew-${step}`, sign: '▲ ' } : { tone: `fell-${step}`, sign: '▼ ' };
}

/** Wide enough to be read, or grown enough to be looked for: others would make a long way for a keyboard. */
const WIDE = 0.1;

function drawFrame({ call, depth, left }: Frame, profile: ReportProfile): string {
  const { tone, sign } = toneOf(call, profile);
  const name = visibleText(call.name, LONGEST_NAME);
  const said = escapeHtml(
    `${name}: ${formatShare(ratio(call.beforeShare))} → ${formatShare(ratio(call.afterShare))} of the CPU time, ${describeCost(call)} per answer`,
  );
  const isStop = call.afterShare >= WIDE || /[23]$/.test(tone);
  const access = isStop ? `tabindex="0" role="img" aria-label="${said}"` : 'aria-hidden="true"';
  return [
    `<svg class="${tone}" x="${percent(left)}" y="${depth * ROW}" width="${percent(call.afterShare)}" height="${ROW}" ${access}>`,
    `<title>${said}</title><rect width="100%" height="${ROW - 1}"/>`,
    `<text x="4" y="14">${escapeHtml(sign + name)}</text></svg>`,
  ].join('');
}

const percent = (share: number): string => `${Math.round(share * 100_000) / 1_000}%`;
