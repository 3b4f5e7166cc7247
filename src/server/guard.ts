// Ends the server when perf-gate dies and cannot do it: a small shell that waits until our pipe closes.

import { type ChildProcess, spawn } from 'node:child_process';
import { type FamilyMark, MARK_DESCRIPTOR } from '../machine/family-mark.ts';

/**
 * The kernel closes our end of the pipe however we end, also by SIGKILL, and `read` then sees the end of the
 * input. The guard ignores the signals that end us (Ctrl-C, a cancelled job), so that it can do its work.
 * The mark's variable is an argument and its file has the number 3, so that the guard itself is not marked.
 */
const SCRIPT = `
trap '' HUP INT TERM
group=
while read -r word argument; do
  case $word in
    group) group=$argument ;;
    done) exit 0 ;;
  esac
done
end() {
  if [ -n "$group" ]; then kill -s "$1" -- "-$group"; fi
  for file in $(grep -lszxF -e "$variable" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -s "$1" "\${pid%/environ}"
  done
  for file in /proc/[0-9]*/fd/${MARK_DESCRIPTOR}; do
    if [ "$file" -ef "/proc/$$/fd/3" ]; then
      pid=\${file#/proc/}
      kill -s "$1" "\${pid%%/*}"
    fi
  done
}
variable=$1
end TERM
sleep 2
end KILL
sleep 1
end KILL
`;

export interface Guard {
  /** Sets the process group to end. */
  watch(group: number): void;
  /** Ends the guard, after the server has been ended. */
  dismiss(): Promise<void>;
}

/** Start it before the server, so that the server never runs without it. */
export function startGuard(options: {
  readonly mark: FamilyMark;
  readonly path: string | undefined;
}): Guard {
  const child = spawn('sh', ['-c', SCRIPT, 'perf-gate-guard', options.mark.variable], {
    env: { PATH: options.path ?? '/usr/bin:/bin', LC_ALL: 'C' },
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore', options.mark.descriptor],
  });
  child.unref();
  // Without a guard we still measure. It is needed only if we crash.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  return {
    watch: (group) => child.stdin?.write(`group ${group}\n`),
    dismiss: () => dismiss(child),
  };
}

function dismiss(child: ChildProcess): Promise<void> {
  child.stdin?.end('done\n');
  const isGone = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (isGone) return Promise.resolve();
  child.ref();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
