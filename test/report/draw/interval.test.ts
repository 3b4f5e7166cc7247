import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IntervalPlaces } from '../../../src/report/document/report-document.ts';
import { drawInterval } from '../../../src/report/draw/interval.ts';
import { UNICODE_GLYPHS } from '../../../src/report/draw/style.ts';

const CELLS = 17;

/** Places given in cells of an axis of 17. */
function places(low?: number, estimate?: number, high?: number): IntervalPlaces {
  const at = (cell: number | undefined) => (cell === undefined ? undefined : cell / (CELLS - 1));
  return { low: at(low), estimate: at(estimate), high: at(high), zero: 6 / 16, line: 10 / 16 };
}

const ROWS: readonly (readonly [name: string, places: IntervalPlaces, drawing: string])[] = [
  ['within tolerance', places(4, 7, 9), '    ━━┿●━━┃      '],
  ['across the tolerance line', places(7, 9, 12), '      │━━●╋━━    '],
  ['beyond tolerance', places(12, 13, 15), '      │   ┃ ━●━━ '],
  ['leaving the axis', places(12, 14, 40), '      │   ┃ ━━●━▶'],
  ['leaving it on both sides', places(-9, 8, 40), '◀━━━━━┿━●━╋━━━━━▶'],
  ['wholly beyond the axis', places(30, 35, 40), '      │   ┃   ▶▶▶'],
  ['wholly before it', places(-9, -7, -5), '◀◀◀   │   ┃      '],
  ['without a bound on the better side', places(undefined, 7, 9), '╌╌╌╌╌╌┿●━━┃      '],
  ['without a bound on the worse side', places(5, 7, undefined), '     ━┿●╌╌╋╌╌╌╌╌╌'],
  ['an estimate beyond the axis', places(8, 20, 30), '      │ ━━╋━━━━━▶'],
  ['nothing known', places(), '      │   ┃      '],
  ['a limit', { ...places(11, 12, 13), zero: undefined }, '          ┃━●━   '],
];

describe('drawInterval', () => {
  for (const [name, given, drawing] of ROWS) {
    it(name, () => assert.equal(drawInterval(given, CELLS, UNICODE_GLYPHS), drawing));
  }
});
