// Ctrl-C and SIGTERM: everything stops in order. A second signal says what is waited for, and a third exits at
// once; then the guards clean up.

import { GateError } from '../errors.ts';

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNAL_CODES;

interface Cancellation extends Disposable {
  readonly signal: AbortSignal;
  /** 130, 143 or 129 once cancelled (128 + signal number, as shells report it). */
  readonly exitCode: number | undefined;
}

/** @param say takes a sentence for the person who waits */
export function listenForCancellation(say: (sentence: string) => void): Cancellation {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let signals = 0;
  const onSignal = (signal: Signal): void => {
    signals += 1;
    if (signals > 2) process.exit(exitCode);
    if (signals === 2) say(WAITING);
    exitCode ??= SIGNAL_CODES[signal];
    controller.abort(cancelled(signal));
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of names) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    [Symbol.dispose]() {
      for (const signal of names) process.off(signal, onSignal);
    },
  };
}

const WAITING =
  'Waiting until everything that was started has ended: what ignores SIGTERM is killed after 5 s. The next signal ' +
  'ends perf-gate at once, and what is left is then killed within 3 s.';

function cancelled(signal: Signal): GateError {
  return new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: `Cancelled by ${signal}.`,
    remedy:
      'The server has been stopped. No verdict was given, and later runs will not be compared with this one.',
  });
}
