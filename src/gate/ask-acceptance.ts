// Whether a person accepted what this run measured. Where that is unknown, it was not accepted.

import { type GateError, rethrowUnlessExplained } from '../errors.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type { Verdict, Warning } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

interface AskedAcceptance {
  /** Who accepted the loss; `undefined` also where there is none. */
  readonly acceptance: Acceptance | undefined;
  /** Whether later runs are compared only with this one and those after it. */
  readonly isNewLevel: boolean;
  readonly warnings: readonly Warning[];
}

/**
 * A loss that was accepted may be too small for this run to show it again. The run is then still a new
 * level, with nothing to forgive.
 * @throws what is not an error of the lookup: a cancellation
 */
export async function askAcceptance(
  { kind }: Verdict,
  { findAcceptance }: Pick<GatePorts, 'findAcceptance'>,
): Promise<AskedAcceptance> {
  if (kind === 'invalid-run') return NOBODY;
  try {
    const found = await findAcceptance(kind);
    const acceptance = kind === 'regression' ? found : undefined;
    return { acceptance, isNewLevel: found !== undefined, warnings: [] };
  } catch (error) {
    rethrowUnlessExplained(error);
    return { ...NOBODY, warnings: [unknown(kind, error)] };
  }
}

const NOBODY = { acceptance: undefined, isNewLevel: false, warnings: [] } as const;

function unknown(kind: Verdict['kind'], { message, remedy }: GateError): Warning {
  const what =
    kind === 'regression'
      ? 'Whether this loss was accepted could not be looked up, so it is not'
      : 'Whether a loss was accepted could not be looked up, so later runs are compared with what was before, too';
  return { code: 'acceptance-unknown', text: `${what}: ${message} ${remedy}` };
}
