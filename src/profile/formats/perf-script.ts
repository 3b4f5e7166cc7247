// What `perf script` prints: a line for each sample, and below it the stack, innermost first.

import { nameFunction } from '../function-name.ts';
import { cutDepth, type Stack } from '../stack.ts';

/** `server 4711 8123.456789:     250000 cycles:u:` */
const isSample = (line: string): boolean => /^\S/.test(line) && line.trimEnd().endsWith(':');
/** `	    4c1f20 main.slow+0x40 (/srv/shop/server)` */
const FRAME = /^\s+[0-9a-f]+ (.+) \(([^()]*(?:\([^()]*\))?)\)\s*$/;
const OFFSET = /\+0x[0-9a-f]+$/;

/** @returns `undefined` where the text is something else */
export function parsePerfScript(text: string): readonly Stack[] | undefined {
  const seen = new Map<string, Stack>();
  let frames: string[] | undefined;
  const close = (): void => {
    if (frames !== undefined && frames.length > 0) count(seen, frames.reverse());
    frames = undefined;
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') close();
    else if (line.startsWith('#')) continue;
    else if (isSample(line)) {
      close();
      frames = [];
    } else {
      const name = nameOf(line);
      if (name !== undefined) frames?.push(name);
    }
  }
  close();
  return seen.size === 0 ? undefined : [...seen.values()];
}

/** Samples are many and stacks few. */
function count(seen: Map<string, Stack>, path: readonly string[]): void {
  const frames = cutDepth(path);
  const key = frames.join('\n');
  seen.set(key, { frames, samples: (seen.get(key)?.samples ?? 0) + 1 });
}

function nameOf(line: string): string | undefined {
  const [, symbol, object = ''] = FRAME.exec(line) ?? [];
  if (symbol === undefined) return undefined;
  const name = symbol.replace(OFFSET, '');
  // An address alone says at least whose it is.
  const file = name === '[unknown]' ? (object.split('/').at(-1) ?? '') : '';
  return nameFunction({ name, file, line: undefined });
}
