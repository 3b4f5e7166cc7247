// Whether the budget held so few blocks of one version that they decide nothing.

import type { Incident } from '../record/incident.ts';
import { FEWEST_BLOCKS } from '../stats/look-plan.ts';
import { isBroken, type MeasuredArms } from './close-blocks.ts';

/** How far blocks differ is unknown from so few of them. Where one went wrong, that is the reason. */
export function cutShort(measured: readonly MeasuredArms[]): readonly Incident[] {
  const done = measured.length;
  if (done >= FEWEST_BLOCKS || measured.some(isBroken)) return [];
  const blocks = done === 1 ? '1 block was' : `${done} blocks were`;
  return [
    { kind: 'cut-short', text: `only ${blocks} measured: too few to decide; set a larger budget` },
  ];
}
