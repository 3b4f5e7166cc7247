// What drift is counted from, in a workflow. A checkout mostly holds one commit, and no tags: then GitHub is asked.

import { type Anchors, gitAnchors } from '../../baseline/anchors.ts';
import { GateError } from '../../errors.ts';
import type { ChainSource } from './commit-chain.ts';

export function openAnchors({ api, checkout }: Pick<ChainSource, 'api' | 'checkout'>): Anchors {
  const git = gitAnchors(checkout);
  return {
    resolve: (ref) =>
      git.resolve(ref).catch(async (error: unknown) => {
        if (!(error instanceof GateError) || error.code !== 'base-not-found') throw error;
        const commit = await api.findCommit(ref);
        if (commit === undefined) throw error;
        return commit;
      }),

    async lastRelease(commit) {
      const tagged = await git.lastRelease(commit);
      if (tagged !== undefined) return tagged;
      const name = await api.findLatestRelease();
      if (name === undefined) return undefined;
      const released = await api.findCommit(`tags/${name}`);
      return released === undefined || released === commit ? undefined : { name, commit: released };
    },
  };
}
