// What a command hands down to all its descendants, so that they can be told from every other process.

import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, statSync } from 'node:fs';
import { openNamelessFolder } from '../temporary-folder.ts';
import { tryProcFile } from './proc-file.ts';

/**
 * The number at which a descendant has the open file. Scripts number their own files up to 9, and Node closes
 * what it inherits up to 15. bash takes numbers from 63 down, but none that is in use.
 */
export const MARK_DESCRIPTOR = 57;

/**
 * Whether a process came from the command. `undecided`: it is in the middle of execve(2), so look again. `blind`: we
 * could not look.
 */
export type Relation = 'member' | 'unrelated' | 'undecided' | 'blind';

/**
 * A variable in the environment, and an open file. A process has them only by inheritance: nobody else knows
 * the value, and the file, a folder that is removed at once, has no name. Who passes open files on to a running
 * program (ssh, tmux) passes its inputs and outputs, never this number. Many daemons keep only one of the two:
 * nginx writes its title over its environment, others close every file.
 */
export class FamilyMark implements Disposable {
  /** To be added to the environment of the command. */
  readonly environment: Readonly<Record<string, string>>;
  /** `NAME=value`. */
  readonly variable: string;
  /** Our own number of the open file. */
  readonly descriptor: number;
  readonly #file: { readonly dev: bigint; readonly ino: bigint };

  /** @throws GateError `temporary-folder-unusable` */
  constructor(name: string, parent: string) {
    const id = randomUUID();
    this.environment = { [name]: id };
    this.variable = `${name}=${id}`;
    this.descriptor = openNamelessFolder(parent);
    this.#file = fstatSync(this.descriptor, { bigint: true });
  }

  /** Whether the process has it. */
  findIn(pid: number): Relation {
    if (this.#isOpenIn(pid)) return 'member';
    const environment = tryProcFile(`/proc/${pid}/environ`);
    if (typeof environment === 'string') return environment === 'blind' ? environment : 'unrelated';
    if (environment.text === '') return 'undecided';
    return environment.text.split('\0').includes(this.variable) ? 'member' : 'unrelated';
  }

  /** While it is not disposed of, no other file can get the same numbers. */
  [Symbol.dispose](): void {
    closeSync(this.descriptor);
  }

  #isOpenIn(pid: number): boolean {
    try {
      const { dev, ino } = statSync(`/proc/${pid}/fd/${MARK_DESCRIPTOR}`, { bigint: true });
      return dev === this.#file.dev && ino === this.#file.ino;
    } catch {
      // It has no such file, or we may not see it, or it has ended.
      return false;
    }
  }
}
