// Reads what a profiler wrote, recognised by its content. It comes from the process of a change, so it may say
// anything; it is bounded by who reads the file.

import { parseCollapsed } from './formats/collapsed.ts';
import { parseCpuProfile } from './formats/cpuprofile.ts';
import { parsePerfScript } from './formats/perf-script.ts';
import { parsePprofTraces } from './formats/pprof-traces.ts';
import type { Stack } from './stack.ts';

export type { Stack } from './stack.ts';

/**
 * @param folder that the server ran in
 * @returns `undefined` where the text is no profile that is known
 */
export function readProfile(text: string, folder: string): readonly Stack[] | undefined {
  if (text.trimStart().startsWith('{')) return parseCpuProfile(text, folder);
  return parsePprofTraces(text) ?? parseCollapsed(text) ?? parsePerfScript(text);
}

/** For messages: what is known. */
export const KNOWN_FORMATS =
  'folded stacks (`a;b;c 12`), `perf script`, `go tool pprof -traces` or a `.cpuprofile`';
