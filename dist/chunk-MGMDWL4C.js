import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/unless-aborted.ts
function unlessAborted(signal, begin) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    begin().then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

export {
  unlessAborted
};
