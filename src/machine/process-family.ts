// Finds all descendants of a process, also those that left its group, its session and its tree.

import { listNumbers, lookAtProcFile } from './proc-file.ts';
import { type ProcessStat, readProcessStat } from './process-stat.ts';

/** Parent of all kernel threads, which have no environment. */
const KTHREADD = 2;

interface FamilyOptions {
  /** Pid of the first process; it must lead a session of its own. */
  readonly founder: number;
  /** A `NAME=value` in the environment of the founder and of everything that inherits from it. */
  readonly marker: string | undefined;
}

type Relation = 'member' | 'unrelated' | 'undecided' | 'blind';

/**
 * Any of three marks makes a process a member:
 * - the parent is a member (lost when the parent ends first),
 * - the session is the founder's (lost by `setsid`),
 * - the environment holds the marker (lost by programs that write their title over it, as nginx).
 * Once recognised, a process stays a member while it lives. Searching is cheap: after the first time it
 * reads only members and processes that are new on this machine.
 */
export class ProcessFamily {
  readonly #founder: number;
  readonly #marker: string | undefined;
  /** Start time by pid. */
  #members = new Map<number, number>();
  #unrelated = new Set<number>();

  constructor(options: FamilyOptions) {
    this.#founder = options.founder;
    this.#marker = options.marker;
  }

  /**
   * The living members, parents before children as a rule; none where there is no /proc. `blind`: any of
   * them may live.
   */
  findLiving(): readonly ProcessStat[] | 'blind' {
    const pids = listNumbers('/proc');
    if (typeof pids === 'string') return pids === 'blind' ? pids : [];
    const members: ProcessStat[] = [];
    const unrelated = new Set<number>();
    for (const pid of pids) {
      if (this.#unrelated.has(pid)) {
        unrelated.add(pid);
        continue;
      }
      const process = readProcessStat(pid);
      if (process === 'gone') continue;
      const relation = process === 'blind' ? process : this.#recognise(process);
      if (process === 'blind' || relation === 'blind') return 'blind';
      if (relation === 'unrelated') unrelated.add(pid);
      if (relation !== 'member') continue;
      this.#members.set(pid, process.startTime);
      members.push(process);
    }
    this.#members = new Map(members.map((member) => [member.pid, member.startTime]));
    this.#unrelated = unrelated;
    return members.filter((member) => !member.isDead);
  }

  /** Like `findLiving`, but reads every process again: a member may have got the pid of an unrelated process. */
  findLivingAfresh(): readonly ProcessStat[] | 'blind' {
    this.#unrelated.clear();
    return this.findLiving();
  }

  #recognise(process: ProcessStat): Relation {
    const isMember =
      this.#members.get(process.pid) === process.startTime ||
      process.session === this.#founder ||
      this.#members.has(process.parent);
    if (isMember) return 'member';
    if (this.#marker === undefined || process.parent === KTHREADD) return 'unrelated';
    return findMarker(process.pid, this.#marker);
  }
}

function findMarker(pid: number, marker: string): Relation {
  const environment = lookAtProcFile(`/proc/${pid}/environ`);
  if (typeof environment === 'string') return environment === 'blind' ? environment : 'unrelated';
  // In the middle of execve(2) the environment reads as empty: look again next time.
  if (environment.text === '') return 'undecided';
  return environment.text.split('\0').includes(marker) ? 'member' : 'unrelated';
}
