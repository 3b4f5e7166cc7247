// Why there is no profile, and what to do, in words.

import { KNOWN_FORMATS } from '../../profile/read-profile.ts';

/** Where nothing failed. Its message is whole sentences. */
export class NoProfile extends Error {}

/** @param program that did the server's work; `undefined` where that is unknown */
export function sayNothingWritten(program: string | undefined): string {
  return program === undefined || /^node/.test(program)
    ? 'No process of the server loaded what profiles Node.js. If `start` sets NODE_OPTIONS, let it add to what is there.'
    : `No profiler for ${program} is built in. Name a command with \`profile\` to see which functions got slower.`;
}

export const sayUnread = (profiler: string): string =>
  `${profiler} saw nothing that ran, or wrote a profile of an unknown kind. Known are ${KNOWN_FORMATS}.`;

export const NO_PROCESS =
  'The kernel does not tell which process does the work, so no profiler can be pointed at it.';

export const NO_PY_SPY =
  'py-spy is not on the PATH, so nobody looked where Python spends its time. Install it: `pip install py-spy`.';

/** What py-spy says where the kernel refuses. */
export const REFUSED = /permission|not permitted|ptrace/i;

export const NOT_ALLOWED =
  'py-spy may not look at the server. Allow it for this machine: `sudo sysctl -w kernel.yama.ptrace_scope=0`; a container needs the capability SYS_PTRACE.';
