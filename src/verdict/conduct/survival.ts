// Whether the server stayed alive while it was loaded.

import { blocksOf } from '../../record/metrics.ts';
import { logRatio, ratio } from '../../units.ts';
import { compare, observed } from '../comparison.ts';
import { lossOf } from '../direction.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { plural } from '../words/phrase.ts';

/**
 * Where the baseline survived, a death is a regression. Without a baseline it makes the run invalid,
 * because it may not be new. So does a death of the baseline arm: its cause may affect both arms.
 */
export function judgeSurvival(evidence: Evidence): Finding {
  const all = evidence.incidents.filter((incident) => incident.kind === 'server-died');
  const ofBaseline = all.find(({ arm }) => arm === 'baseline');
  if (ofBaseline !== undefined) {
    const text = `The server of the baseline died under load, so there is nothing to compare with: ${ofBaseline.text}`;
    return { invalid: { code: 'baseline-failed', text } };
  }
  const deaths = all.filter(({ arm }) => arm === 'candidate');
  const [first] = deaths;
  if (first === undefined) return {};
  if (evidence.kind === 'stored' && evidence.baseline.kind === 'nothing') {
    return { invalid: { code: 'server-died', text: first.text } };
  }
  const dead = new Set(deaths.map((death) => death.block)).size;
  return { comparisons: [compareSurvival(evidence, dead, first.text)] };
}

function compareSurvival({ candidate }: Evidence, dead: number, text: string): Comparison {
  const blocks = Math.max(blocksOf(candidate).length, dead);
  const after = ratio(1 - dead / blocks);
  const loss = lossOf('server-died', 1, after);
  return compare({
    metric: 'server-died',
    request: undefined,
    role: 'guard',
    before: 1,
    after,
    tolerance: logRatio(0),
    outcome: 'regression',
    ...observed(loss),
    samples: blocks,
    because: `The server died under load in ${dead} of ${plural(blocks, 'block')}, and no server of the baseline did: ${text}`,
  });
}
