// Whether the server stayed alive while it was loaded.

import { blocksOf } from '../../record/metrics.ts';
import { logRatio, ratio } from '../../units.ts';
import { lossOf } from '../direction.ts';
import type { Case, Finding } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { plural } from '../words/phrase.ts';

/**
 * With a baseline that lived, dying is the candidate's regression; without one nobody can tell. Where
 * the baseline dies beside it, whatever killed it may have killed both.
 */
export function judgeSurvival(input: Case): Finding {
  const all = input.incidents.filter((incident) => incident.kind === 'server-died');
  const ofBaseline = all.find(({ arm }) => arm === 'baseline');
  if (ofBaseline !== undefined) {
    const text = `The server of the baseline died under load, so there is nothing to compare with: ${ofBaseline.text}`;
    return { invalid: { code: 'baseline-failed', text } };
  }
  const deaths = all.filter(({ arm }) => arm === 'candidate');
  const [first] = deaths;
  if (first === undefined) return {};
  if (input.evidence === 'stored' && input.baseline.kind === 'nothing') {
    return { invalid: { code: 'server-died', text: first.text } };
  }
  const dead = new Set(deaths.map((death) => death.block)).size;
  return { comparisons: [compareSurvival(input, dead, first.text)] };
}

function compareSurvival({ candidate }: Case, dead: number, text: string): Comparison {
  const blocks = Math.max(blocksOf(candidate).length, dead);
  const after = ratio(1 - dead / blocks);
  const loss = lossOf('server-died', 1, after);
  return {
    metric: 'server-died',
    request: undefined,
    role: 'guard',
    unit: 'share',
    before: 1,
    after,
    loss: { estimate: loss, low: loss, high: loss },
    tolerance: logRatio(0),
    outcome: 'regression',
    minimumDetectable: logRatio(0),
    // Observed, not inferred: no chance is involved, and nothing of the budget is spent.
    alpha: { fail: 0, pass: 0 },
    method: 'observed',
    samples: blocks,
    because: `The server died under load in ${dead} of ${plural(blocks, 'block')}, and no server of the baseline did: ${text}`,
  };
}
