// Whose requests are taken: those of one server, which has to be named where there are several.

import { InputError } from '../errors.ts';
import { visibleText } from '../report/visible-text.ts';
import type { LeftOut } from './draft/left-out.ts';
import type { RawRequest } from './draft/raw-request.ts';

const MOST_NAMED = 8;
const LONGEST_ORIGIN = 100;

/**
 * A request without an origin is of whichever server is chosen.
 * @param wanted as `--origin` says
 * @throws InputError where there are several and none is chosen, or the one that is has no request
 */
export function ofOneOrigin(
  requests: readonly RawRequest[],
  wanted: string | undefined,
  leftOut: LeftOut,
): readonly RawRequest[] {
  const counts = new Map<string, number>();
  for (const { origin } of requests) {
    if (origin !== undefined) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const origins = [...counts].sort(([, one], [, other]) => other - one);
  if (wanted === undefined && origins.length > 1) throw several(origins);
  if (wanted !== undefined && !counts.has(wanted)) throw notThere(wanted, origins);
  const kept = requests.filter(
    ({ origin }) => origin === undefined || wanted === undefined || origin === wanted,
  );
  const others = requests.length - kept.length;
  if (others > 0) leftOut.request('another server', others);
  return kept;
}

type Origins = readonly (readonly [origin: string, count: number])[];

const named = (origins: Origins): string =>
  [
    ...origins
      .slice(0, MOST_NAMED)
      .map(([origin, count]) => `${visibleText(origin, LONGEST_ORIGIN)} (${count})`),
    ...(origins.length > MOST_NAMED ? [`${origins.length - MOST_NAMED} more`] : []),
  ].join(', ');

const several = (origins: Origins): InputError =>
  new InputError([
    {
      place: '--origin',
      problem: `there are requests of several servers: ${named(origins)}.`,
      remedy: `Choose one: \`--origin '${visibleText(origins[0]?.[0] ?? '', LONGEST_ORIGIN)}'\`.`,
    },
  ]);

const notThere = (wanted: string, origins: Origins): InputError =>
  new InputError([
    {
      place: '--origin',
      problem:
        origins.length === 0
          ? `no request names a server, so none is of ${visibleText(wanted, LONGEST_ORIGIN)}.`
          : `no request is of ${visibleText(wanted, LONGEST_ORIGIN)}, but of ${named(origins)}.`,
      remedy: 'Write it as it is listed, or leave it out.',
    },
  ]);
