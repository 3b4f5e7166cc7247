// The exit code: what the user's policy makes of the verdict.

import type { Policy } from '../../plan/plan.ts';
import type { Acceptance } from '../../verdict/acceptance.ts';
import type { Verdict } from '../../verdict/verdict.ts';

interface Exit {
  readonly code: 0 | 1 | 3;
  /** A whole sentence. */
  readonly because: string;
}

/**
 * 0: a pass, an accepted loss, or a policy that says warn or pass. 1: a regression, or a policy that
 * says fail. 3: an invalid run, unless the policy says warn.
 */
export function decideExit(verdict: Verdict, policy: Policy, acceptance?: Acceptance): Exit {
  switch (verdict.kind) {
    case 'pass':
      return { code: 0, because: 'No loss beyond the tolerances was found.' };
    case 'regression':
      return acceptance === undefined
        ? { code: 1, because: 'A loss beyond a tolerance or limit was shown.' }
        : { code: 0, because: explainAcceptance(acceptance) };
    case 'inconclusive':
      return policy.onInconclusive === 'fail'
        ? { code: 1, because: 'Nothing was decided, and `on-inconclusive` is `fail`.' }
        : {
            code: 0,
            because: 'Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked.',
          };
    case 'no-baseline':
      // With `measure` this means that the base could not be measured either.
      return {
        code: policy.missingBaseline === 'fail' ? 1 : 0,
        because: `There was nothing to compare with, and \`missing-baseline\` is \`${policy.missingBaseline}\`.`,
      };
    case 'invalid-run':
      return policy.onInvalid === 'fail'
        ? { code: 3, because: 'The run is not worth judging, and `on-invalid` is `fail`.' }
        : {
            code: 0,
            because:
              'The run is not worth judging, and `on-invalid` is `warn`: nothing is blocked.',
          };
  }
}

/** The login is text of others: the renderers escape it, so that it does not become a mention. */
function explainAcceptance({ by, at, how }: Acceptance): string {
  const means =
    how.kind === 'label' ? `with the label \`${how.label}\`` : 'by starting this run with `accept`';
  return `A loss was shown, and accepted by @${by} ${means} on ${dayOf(at)}.`;
}

/** ISO 8601 begins with the day. */
const dayOf = (instant: string): string => instant.slice(0, 10);
