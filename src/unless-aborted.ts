// Waiting that a cancellation ends at once: for work that has no ear for a signal.

/**
 * What was begun goes on in the background when aborted; its outcome is then dropped, and whoever
 * began it disposes of what it holds.
 * @throws the signal's reason as soon as it is aborted; what is aborted already is not begun
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
