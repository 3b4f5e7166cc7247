// What the process exits with: the verdict, and what the user's policy makes of it.

import type { Policy } from '../plan/plan.ts';
import type { Verdict } from '../verdict/verdict.ts';

export interface Exit {
  readonly code: 0 | 1 | 3;
  /** A whole sentence. */
  readonly because: string;
}

/** 0 pass, 1 regression or a policy that says fail, 3 a run that is not worth judging. */
export function decideExit(verdict: Verdict, policy: Policy): Exit {
  switch (verdict.kind) {
    case 'pass':
      return { code: 0, because: 'No loss beyond the tolerances was found.' };
    case 'regression':
      return { code: 1, because: 'A loss beyond a tolerance or limit was shown.' };
    case 'inconclusive':
      return policy.onInconclusive === 'fail'
        ? { code: 1, because: 'Nothing was decided, and `on-inconclusive` is `fail`.' }
        : { code: 0, because: 'Nothing was decided, and `on-inconclusive` is `warn`.' };
    case 'no-baseline':
      return policy.missingBaseline === 'fail'
        ? {
            code: 1,
            because: 'There was nothing to compare with, and `missing-baseline` is `fail`.',
          }
        : {
            code: 0,
            because: 'There was nothing to compare with, and `missing-baseline` is `pass`.',
          };
    case 'invalid-run':
      return policy.onInvalid === 'fail'
        ? { code: 3, because: 'The run is not worth judging, and `on-invalid` is `fail`.' }
        : { code: 0, because: 'The run is not worth judging, and `on-invalid` is `warn`.' };
  }
}
