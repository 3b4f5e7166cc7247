// What this build left and the server needs, for a later run to start again beside its own.

import { rm } from 'node:fs/promises';
import { packBuild } from '../baseline/pack-build.ts';
import type { StoredBuild } from '../baseline/store.ts';
import { GateError } from '../errors.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * `undefined` where nothing of this run is kept, builds are not, or no paths were named. One that cannot
 * be packed is said and no fault: a later run can build the commit.
 * @throws the signal's reason when aborted
 */
export async function packCandidate(
  { server, compare }: Plan,
  { baseline, logs, identity, report, signal }: GatePorts,
): Promise<StoredBuild | undefined> {
  if (server.kind !== 'started' || compare.paths.length === 0) return undefined;
  if (baseline.keeps !== true || baseline.fetchBuild === undefined) return undefined;
  try {
    const { cwd: directory } = server;
    const file = `${logs}/build.tgz`;
    const packed = await packBuild({ directory, paths: compare.paths, file, signal });
    return {
      ...packed,
      commit: packed.commit ?? identity.commit,
      [Symbol.asyncDispose]: () => rm(file, { force: true }),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof GateError)) throw error;
    report({ kind: 'note', text: `${error.message} ${error.remedy}` });
    return undefined;
  }
}
