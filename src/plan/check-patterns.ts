// Whether the patterns of a plan can be matched within a bound. Apart from reading the plan, because most plans
// have none and what matches them takes as long to load as a plan takes to read.

import { type Fault, InputError } from '../errors.ts';
import type { Plan } from './plan.ts';

/** @throws InputError */
export async function checkPatterns({ requests }: Pick<Plan, 'requests'>): Promise<void> {
  if (requests.every(({ expect }) => expect.body?.kind !== 'matches')) return;
  const { compilePattern } = await import('../pattern.ts');
  const faults = requests.flatMap(({ name, expect: { body } }): Fault[] => {
    if (body?.kind !== 'matches' || compilePattern(body.pattern) !== undefined) return [];
    const place = `requests: ${name}: expect.body-matches`;
    return [{ place, problem: SLOW, remedy: REMEDY }];
  });
  if (faults.length > 0) throw new InputError(faults);
}

const SLOW = 'the pattern cannot be matched in a time that grows with the body alone.';
const REMEDY =
  'Write it without look-ahead, look-behind and back-references, and repeat nothing more than 1000 times.';
