// Ctrl-C and SIGTERM: everything stops in order. A second signal exits at once, and the guard cleans up.

import { GateError } from '../errors.ts';

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNAL_CODES;

interface Cancellation extends Disposable {
  readonly signal: AbortSignal;
  /** 130, 143 or 129 once cancelled (128 + signal number, as shells report it). */
  readonly exitCode: number | undefined;
}

export function listenForCancellation(): Cancellation {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: Signal): void => {
    if (exitCode !== undefined) process.exit(SIGNAL_CODES[signal]);
    exitCode = SIGNAL_CODES[signal];
    controller.abort(cancelled(signal));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

function cancelled(signal: Signal): GateError {
  return new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: `Cancelled by ${signal}.`,
    remedy:
      'The server has been stopped. No verdict was given, and later runs will not be compared with this one.',
  });
}
