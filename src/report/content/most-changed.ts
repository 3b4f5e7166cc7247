// Which of several requests slowed most, where no judged time says so: a p99 takes thousands of samples, a median few.

import { microseconds, ratio } from '../../units.ts';
import { formatChange } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport } from '../gate-report.ts';
import { shortName } from '../rows/labels.ts';

/** After ÷ before. Smaller ones are chance, or come with what slows all requests. */
const NOTEWORTHY = 1.25;

interface Slowed {
  readonly name: string;
  /** In microseconds. */
  readonly before: number;
  readonly after: number;
  readonly factor: number;
}

/** `undefined` where all requests changed alike, or a time of one was shown to be worse. */
export function describeMostChanged(report: GateReport): string | undefined {
  const isNamed = report.comparisons.some(
    ({ request, outcome }) => request !== null && outcome === 'regression',
  );
  const [worst, ...others] = mediansOf(report).toSorted((one, other) => other.factor - one.factor);
  const [next] = others;
  const last = others.at(-1);
  if (isNamed || worst === undefined || next === undefined || last === undefined) return undefined;
  const middle = others[Math.floor(others.length / 2)]?.factor ?? next.factor;
  if (worst.factor < NOTEWORTHY * Math.max(1, middle)) return undefined;
  const times = `p50 ${formatTime(microseconds(worst.before))} → ${formatTime(microseconds(worst.after))}`;
  return `Of the requests, ${shortName(worst.name)} slowed most: ${times}; ${describeOthers(last, next)}.`;
}

const describeOthers = (least: Slowed, most: Slowed): string =>
  least === most
    ? `${shortName(most.name)} changed by ${changeOf(most)}`
    : `the others changed by ${changeOf(least)} to ${changeOf(most)}`;

const changeOf = ({ factor }: Slowed): string => formatChange(ratio(factor - 1));

/** A flow takes as long as its steps, which are there by themselves. */
function mediansOf({ rows, details }: GateReport): readonly Slowed[] {
  const flows = new Set(details.flows.map(({ name }) => name));
  return rows.flatMap(({ request, candidate, baseline }) => {
    const [before, after] = [baseline?.p50 ?? null, candidate.p50];
    if (request === null || flows.has(request) || before === null || after === null) return [];
    return before === 0 ? [] : [{ name: request, before, after, factor: after / before }];
  });
}
