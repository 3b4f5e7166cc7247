// Facts of what may not be known.

import type { Fact } from './report-document.ts';

/** A fact that is not known is left out, not shown as zero. */
export function optionalFact<Value>(
  name: string,
  value: Value | null,
  describe: (value: Value) => Fact['value'],
): readonly Fact[] {
  return value === null ? [] : [{ name, value: describe(value) }];
}
