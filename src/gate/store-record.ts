// Hands a run, and what its build left, to the store. A store that fails does not lose the verdict.

import { packBuild } from '../baseline/pack-build.ts';
import type { StoredBuild } from '../baseline/store.ts';
import { GateError, rethrowUnlessExplained } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { GatePorts } from './ports.ts';

type StorePorts = Pick<
  GatePorts,
  'baseline' | 'logs' | 'identity' | 'report' | 'ambient' | 'signal'
>;

/** Where the record is now, or why it could not be stored; neither where nothing keeps it. */
export interface Storing {
  readonly saved?: { readonly to: string; readonly records: number };
  readonly notStored?: GateError;
}

/**
 * @throws what is not the store's error: a cancellation
 */
export async function storeRecord(
  record: RunRecord,
  plan: Plan,
  ports: StorePorts,
): Promise<Storing> {
  const { baseline, report } = ports;
  try {
    await using build = await packCandidate(plan, ports);
    const stored = await baseline.store(record, build);
    if (stored.kind === 'not-kept') return {};
    const { description, records } = stored;
    report({ kind: 'saved', path: description, records });
    return { saved: { to: description, records } };
  } catch (error) {
    rethrowUnlessExplained(error);
    return { notStored: error };
  }
}

/**
 * What the build left and the server needs, for a later run to start again beside its own candidate.
 * A build that cannot be packed is reported, not an error: a later run can build the commit.
 * @returns `undefined` where the store keeps no build of this run, or no paths were named
 * @throws the signal's reason when aborted
 */
async function packCandidate(
  { server, compare }: Plan,
  { baseline, logs, identity, report, ambient, signal }: StorePorts,
): Promise<StoredBuild | undefined> {
  if (server.kind !== 'started' || compare.paths.length === 0) return undefined;
  if (!baseline.keeps || !baseline.holdsBuilds) return undefined;
  try {
    const { cwd: directory } = server;
    const file = `${logs}/build.tgz`;
    const packed = await packBuild({ directory, paths: compare.paths, file, ambient, signal });
    return { ...packed, commit: packed.commit ?? identity.commit };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof GateError)) throw error;
    report({ kind: 'note', text: `${error.message} ${error.remedy}` });
    return undefined;
  }
}
