// How long a connection that could not be opened rests before it is opened again.

const FIRST_MS = 10;
const LONGEST_MS = 500;

/** A refused connect fails at once, and retrying at once would only use up the server's CPU. */
export class Backoff {
  #wait = FIRST_MS;

  /** Twice as long each time. */
  after(proceed: () => void): void {
    setTimeout(proceed, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_MS);
  }

  reset(): void {
    this.#wait = FIRST_MS;
  }
}
