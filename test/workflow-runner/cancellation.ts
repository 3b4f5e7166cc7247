// A request to cancel, which comes once and lasts.

export class Cancellation {
  readonly #controller = new AbortController();

  get isRequested(): boolean {
    return this.#controller.signal.aborted;
  }

  request(): void {
    this.#controller.abort();
  }

  /** A cancellation of one job: the job is cancelled with the run, and may be cancelled alone. */
  ofJob(): Cancellation {
    const own = new Cancellation();
    this.listen(() => own.request());
    return own;
  }

  /** Calls back when it comes, or at once; no more after the listener is disposed of. */
  listen(onRequest: () => void): Disposable {
    const { signal } = this.#controller;
    signal.addEventListener('abort', onRequest, { once: true });
    if (signal.aborted) onRequest();
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', onRequest) };
  }
}
