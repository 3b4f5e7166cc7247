// What differs in a foreign report: only what is named in harmless words; the rest is counted.

import type { GateReport, ReportDifference } from '../gate-report.ts';

/** `express`, `@scope/name`, `github.com/o/r`, `LOG_LEVEL` */
const NAME = /^@?\w[\w.-]{0,40}(?:\/\w[\w.-]{0,40}){0,4}$/;
/** "4.18.2", "2.6.9, 4.3.4", "commit 3f2a91c80d12", "8.1 MiB" */
const VALUE = /^\w[\w.+~-]{0,40}(?:,?[ \u00a0\u202f][\w…][\w.+~-]{0,40}){0,3}$/;

export function remakeDifferences({
  differences,
  moreDifferences,
}: GateReport): Pick<GateReport, 'differences' | 'moreDifferences'> {
  const harmless = differences.filter(isHarmless);
  const others = differences.length - harmless.length;
  return { differences: harmless, moreDifferences: moreDifferences + others };
}

const isHarmless = ({ name, before, after }: ReportDifference): boolean =>
  NAME.test(name) && [before, after].every((value) => value === null || VALUE.test(value));
