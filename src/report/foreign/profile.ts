// The profile of a foreign report: numbers, and names that look like names of functions.

import type { GateReport, ReportProfile } from '../gate-report.ts';
import { LEFT_OUT } from './decoder.ts';

/** `render views.js`, `main.(*Shop).ServeHTTP`, `<lambda> app.py:14`; one word, and a file. */
const NAME = /^(?!.*\/\/)[\w$.<>()*#:-]{1,100}(?: [\w$.()@:/…-]{1,100})?$/;
const PROFILERS = new Set(['Node.js', 'py-spy']);

export function remakeProfile({ profile }: GateReport): ReportProfile | null {
  if (profile === null) return null;
  const rename = <Named extends { readonly name: string }>(all: readonly Named[]) =>
    all.map((each): Named => (NAME.test(each.name) ? each : { ...each, name: LEFT_OUT }));
  return {
    ...profile,
    profiler: PROFILERS.has(profile.profiler) ? profile.profiler : 'profile',
    functions: rename(profile.functions),
    calls: rename(profile.calls).map((call, index) =>
      call.caller !== null && call.caller >= index ? { ...call, caller: null } : call,
    ),
  };
}
