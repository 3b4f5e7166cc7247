// A full listen backlog drops SYNs, and the kernel retries them after whole seconds; so connect in stages.

/** Lets a limited number of connects run at once; the others wait. */
export interface ConnectGate {
  enter(): Promise<void>;
  leave(): void;
}

/** Per thread: four threads together fill the smallest usual backlog (128) without overflowing it. */
const CONNECTS_AT_ONCE = 32;

export function createConnectGate(limit = CONNECTS_AT_ONCE): ConnectGate {
  let entered = 0;
  const waiting: (() => void)[] = [];
  return {
    enter() {
      if (entered < limit) {
        entered++;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else entered--;
    },
  };
}
