// One run at a time on a machine; another one waits, and says so.

import { takeMachineLock } from '../machine/lock.ts';
import type { MeasurePorts } from '../measure/ports.ts';

export function lockMachine({
  signal,
  report,
}: Pick<MeasurePorts, 'signal' | 'report'>): Promise<AsyncDisposable> {
  const onWait = (holder: string) => report({ kind: 'waiting-for-machine', holder });
  return takeMachineLock({ signal, onWait });
}
