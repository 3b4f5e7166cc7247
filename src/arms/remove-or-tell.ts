// Removes what was made for the baseline.

import type { GatePorts } from '../measure/ports.ts';

/**
 * What cannot be removed is told, and costs no verdict: a build may have left files of another user's,
 * as containers do, who are root in what they write to.
 */
export async function removeOrTell(
  folder: AsyncDisposable,
  path: string,
  { report }: Pick<GatePorts, 'report'>,
): Promise<void> {
  try {
    await folder[Symbol.asyncDispose]();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The baseline's folder ${path} could not be removed: remove it by hand. ${why}`;
    report({ kind: 'note', text });
  }
}
