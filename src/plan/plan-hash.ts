// The plan hash, by which a record says what it measured. A file of its own: `validate` needs no
// node:crypto, which takes longer to load than a plan takes to read.

import { createHash } from 'node:crypto';
import type { Plan } from './plan.ts';

/** SHA-256 in hex. */
export function planHash({ measured }: Pick<Plan, 'measured'>): string {
  return createHash('sha256').update(measured).digest('hex');
}
