// The reports that a finished run stored, one per gate.

import { readName } from '../../plan/read-name.ts';
import type { Api, Artifact } from '../api/api.ts';
import { REPORT_PREFIX } from '../publish/report-artifact.ts';

export interface ForeignArtifact {
  /** Of the gate; of the form that names have. */
  readonly name: string;
  readonly artifact: Artifact;
}

/**
 * The newest of each name, in the order of their names.
 * @throws GateError where they cannot be listed
 */
export async function listForeignArtifacts(
  api: Pick<Api, 'listRunArtifacts'>,
  runId: number,
): Promise<readonly ForeignArtifact[]> {
  const newest = new Map<string, Artifact>();
  for (const artifact of (await api.listRunArtifacts(runId)).toSorted((a, b) => a.id - b.id)) {
    const name = gateOf(artifact, runId);
    if (name !== undefined) newest.set(name, artifact);
  }
  return [...newest]
    .map(([name, artifact]) => ({ name, artifact }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function gateOf({ name, isExpired, runId }: Artifact, expected: number): string | undefined {
  if (!name.startsWith(REPORT_PREFIX) || isExpired || runId !== expected) return undefined;
  const reading = readName(name.slice(REPORT_PREFIX.length));
  return reading.kind === 'accepted' ? reading.value : undefined;
}
