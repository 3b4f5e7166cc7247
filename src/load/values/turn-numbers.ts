// Which numbers the requests of a slice are drawn for: two versions get the same values in the same order.

/** Counts, for each request that is drawn, how many of its name there were, in whichever version more. */
export class TurnNumbers {
  readonly #starts = new Map<string, ReadonlyMap<string, number>>();
  readonly #next = new Map<string, number>();

  /** The numbers of one server. Servers of a block that run at the same time take their turns together. */
  ofServer(): ServerNumbers {
    return new ServerNumbers({
      startsOf: (turn) => this.#startsOf(turn),
      note: (name, end) => this.#next.set(name, Math.max(this.#next.get(name) ?? 0, end)),
    });
  }

  /** How many numbers of a name are used. */
  usedOf(name: string): number {
    return this.#next.get(name) ?? 0;
  }

  #startsOf(turn: string): ReadonlyMap<string, number> {
    const known = this.#starts.get(turn) ?? new Map(this.#next);
    this.#starts.set(turn, known);
    return known;
  }
}

interface Shared {
  readonly startsOf: (turn: string) => ReadonlyMap<string, number>;
  readonly note: (name: string, end: number) => void;
}

export class ServerNumbers {
  readonly #shared: Shared;
  /** Where this server ended: a version that runs behind the other may have drawn more. */
  readonly #ends = new Map<string, number>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /**
   * @param turn what the slices of both versions that belong together have in common
   * @returns the first number of each name
   */
  startOf(turn: string, names: readonly string[]): readonly number[] {
    const starts = this.#shared.startsOf(turn);
    return names.map((name) => Math.max(starts.get(name) ?? 0, this.#ends.get(name) ?? 0));
  }

  /**
   * @param from the first numbers of the turn
   * @param drawn how many of each name are used since then
   */
  note(names: readonly string[], from: readonly number[], drawn: readonly number[]): void {
    names.forEach((name, index) => {
      const end = (from[index] ?? 0) + (drawn[index] ?? 0);
      this.#ends.set(name, Math.max(this.#ends.get(name) ?? 0, end));
      this.#shared.note(name, end);
    });
  }
}
