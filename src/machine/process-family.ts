// Finds all descendants of a process, also those that left its group, its session and its tree.

import type { FamilyMark, Relation } from './family-mark.ts';
import { listNumbers } from './proc-file.ts';
import { type ProcessStat, readProcessStat } from './process-stat.ts';

/** Parent of all kernel threads, which have no environment. */
const KTHREADD = 2;

interface FamilyOptions {
  /** Pid of the first process; it must lead a session of its own. */
  readonly founder: number;
  /** Handed down by the founder. */
  readonly mark: FamilyMark | undefined;
}

/**
 * Any of three marks makes a process a member:
 * - the parent is a member (lost when the parent ends first),
 * - the session is the founder's (lost by `setsid`),
 * - it has inherited the founder's mark (lost by programs that close every file and write over their environment).
 * Once recognised, a process stays a member while it lives. Searching is cheap: after the first time it
 * reads only members and processes that are new on this machine.
 */
export class ProcessFamily {
  readonly #founder: number;
  readonly #mark: FamilyMark | undefined;
  /** Start time by pid. */
  #members = new Map<number, number>();
  #unrelated = new Set<number>();

  constructor(options: FamilyOptions) {
    this.#founder = options.founder;
    this.#mark = options.mark;
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
    if (this.#mark === undefined || process.parent === KTHREADD) return 'unrelated';
    return this.#mark.findIn(process.pid);
  }
}
