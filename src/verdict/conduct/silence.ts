// Whether the candidate answers nothing at all, or one request never, beside a baseline that does.

import { errorsOf } from '../../record/metrics.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import type { Evidence, PairedEvidence } from '../evidence.ts';
import { plural } from '../words/phrase.ts';

/** A baseline that has answered fewer times may be as slow as the candidate. */
const LEAST_ANSWERS = 20;

/** `requests`: their names, at least one. */
export interface Silent {
  readonly evidence: PairedEvidence;
  readonly requests: readonly string[];
}

/**
 * What the candidate never answered, in any pair, and its baseline did in every one. That is seen, as a death
 * is: too few pairs for a test of shares do not excuse it.
 * @returns `undefined` where there is nothing, or there are enough pairs for the test
 */
export function findSilent(evidence: Evidence): Silent | undefined {
  if (evidence.kind !== 'paired') return undefined;
  const { pairs, plan } = evidence;
  if (pairs.length === 0 || pairs.length >= FEWEST_PAIRS) return undefined;
  const names = plan.requests.map(({ name }) => name);
  const requests = names.filter((name) => isSilent(evidence, name));
  return requests.length === 0 ? undefined : { evidence, requests };
}

const isSilent = ({ pairs }: PairedEvidence, name: string): boolean =>
  pairs.every(({ baseline, candidate }) => {
    const [before, after] = [errorsOf(baseline, name), errorsOf(candidate, name)];
    const fails = after.sent > 0 && after.errors === after.sent;
    return fails && before.sent - before.errors >= LEAST_ANSWERS;
  });

/** A clause, and the end of its sentence. */
export function explainSilence({ evidence, requests }: Silent): string {
  const [first, ...others] = requests;
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'further request')}`;
  const isAll = requests.length === evidence.plan.requests.length;
  const whose = isAll ? '' : ` of "${first}"${more}`;
  const pairs = plural(evidence.pairs.length, 'pair');
  return `not one${whose} was answered as expected in ${pairs}, and the baseline beside it answered in each.`;
}
