// Waiting that a cancellation ends at once, for work that takes no signal.

/**
 * When aborted, the work goes on in the background and its outcome is dropped: the caller disposes of
 * what it holds.
 * @throws the signal's reason as soon as it is aborted; with an aborted signal, nothing begins
 */
export function unlessAborted<T>(signal: AbortSignal, begin: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    begin()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
