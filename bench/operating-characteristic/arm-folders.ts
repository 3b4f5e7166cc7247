// Two builds of one server, in folders whose paths have the same length; removed when disposed of.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerKind } from './server-kinds.ts';

export interface ArmFolders extends AsyncDisposable {
  readonly root: string;
  /** Start commands. */
  readonly baseline: string;
  readonly candidate: string;
}

export async function buildArms(kind: ServerKind): Promise<ArmFolders> {
  const root = await mkdtemp(join(tmpdir(), 'perf-gate-bench-'));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    const folders = { baseline: join(root, 'old'), candidate: join(root, 'new') };
    for (const folder of Object.values(folders)) {
      await mkdir(folder);
      await kind.build(folder);
    }
    return {
      root,
      baseline: kind.startFrom(folders.baseline),
      candidate: kind.startFrom(folders.candidate),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
