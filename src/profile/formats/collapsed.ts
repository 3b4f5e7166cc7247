// Folded stacks, one a line: `outer;inner 12`. What py-spy writes as `raw`, and the FlameGraph scripts read.

import { nameFunction } from '../function-name.ts';
import { cutDepth, isCount, type Stack } from '../stack.ts';

const LINE = /^(\S.*) (\d{1,10})$/;

/** @returns `undefined` where the text is something else: a line is no stack */
export function parseCollapsed(text: string): readonly Stack[] | undefined {
  const stacks: Stack[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, stack, count] = LINE.exec(line.trimEnd()) ?? [];
    const samples = Number(count);
    if (stack === undefined || !isCount(samples)) return undefined;
    const frames = stack
      .split(';')
      .filter((frame) => frame !== '' && !OF_PROCESS.test(frame))
      .map(nameFrame);
    if (samples > 0 && frames.length > 0) stacks.push({ frames: cutDepth(frames), samples });
  }
  return stacks.length === 0 ? undefined : stacks;
}

/** py-spy's outermost frames of several processes and threads: their numbers differ in every run. */
const OF_PROCESS = /^(?:process \d+:|thread (?:\(|\d+:))/;

/** py-spy: `render (views.py:12)` */
const OF_PYTHON = /^(.+) \(([^()]+):(\d+)\)$/;

function nameFrame(frame: string): string {
  const [, name, file, line] = OF_PYTHON.exec(frame) ?? [];
  if (name === undefined || file === undefined) {
    return nameFunction({ name: frame, file: '', line: undefined });
  }
  return nameFunction({ name, file, line: Number(line) });
}
