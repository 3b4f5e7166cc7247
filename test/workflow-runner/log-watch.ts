// The lines of a run's log, and who waits for one.

export class LogWatch {
  readonly #lines: string[] = [];
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  add(line: string): void {
    this.#lines.push(line);
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Fails when the run ends without such a line. */
  async find(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.#lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      if (this.#isOver)
        throw new Error(`the run ended without ${pattern}:\n${this.#lines.join('\n')}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
