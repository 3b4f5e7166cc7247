// What `go tool pprof -traces` prints: blocks between dashed lines, the innermost function first.

import { nameFunction } from '../function-name.ts';
import { cutDepth, type Stack } from '../stack.ts';

const RULE = /^-{5,}\+-{5,}$/;
/** `     1.20s   main.slow` */
const FIRST = /^\s*(\d+(?:\.\d+)?)(ns|us|µs|ms|s|mins?)\s+(\S.*)$/;

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  min: 60e9,
  mins: 60e9,
};

/** Go samples a hundred times a second. */
const PERIOD = 10e6;

/** @returns `undefined` where the text is something else */
export function parsePprofTraces(text: string): readonly Stack[] | undefined {
  const [, ...blocks] = splitBlocks(text);
  const stacks = blocks.flatMap(stackOf);
  return stacks.length === 0 ? undefined : stacks;
}

function splitBlocks(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (RULE.test(line.trim())) blocks.push([]);
    else if (line.trim() !== '') blocks.at(-1)?.push(line);
  }
  return blocks;
}

function stackOf(lines: readonly string[]): readonly Stack[] {
  // Labels of a sample stand above it.
  const at = lines.findIndex((line) => FIRST.test(line));
  const [, value, unit = '', innermost] = FIRST.exec(lines[at] ?? '') ?? [];
  const time = Number(value) * (NANOSECONDS[unit] ?? 0);
  const samples = Math.round(time / PERIOD);
  if (innermost === undefined || !(samples > 0)) return [];
  const frames = [innermost, ...lines.slice(at + 1)].map((line) =>
    nameFunction({ name: line.trim().replace(/ \(inline\)$/, ''), file: '', line: undefined }),
  );
  return [{ frames: cutDepth(frames.reverse()), samples }];
}
