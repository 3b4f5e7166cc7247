// Which setting gets the next round. Pure.

import { keyOf, type Round, type Setting } from './setting.ts';

/** The one with the fewest rounds, so that all settings share what drifts; `undefined` when all have theirs. */
export function nextSetting(
  settings: readonly Setting[],
  done: readonly Round[],
  wanted: number,
): { readonly setting: Setting; readonly number: number } | undefined {
  const counted = settings.map((setting) => ({
    setting,
    count: done.filter((round) => keyOf(round.setting) === keyOf(setting)).length,
  }));
  const fewest = Math.min(...counted.map(({ count }) => count));
  const next = counted.find(({ count }) => count === fewest && count < wanted);
  return next && { setting: next.setting, number: next.count + 1 };
}
