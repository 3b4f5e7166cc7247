import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { displayWidth } from '../../src/report/terminal/lines.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import { HERE } from '../support/report-parts.ts';

const WIDTHS = [60, 61, 80, 97, 112, 140];
const reports = Object.entries(REPORT_CASES);

describe('renderTerminal', () => {
  it('never exceeds the width, nor ends a line in a space', () => {
    for (const [name, report] of reports) {
      for (const width of WIDTHS) {
        assertFits(
          renderTerminal(report, { reader: HERE, colour: false, width, unicode: true }),
          width,
          name,
        );
        assertFits(
          renderTerminal(report, { reader: HERE, colour: false, width, unicode: false }),
          width,
          name,
        );
      }
    }
  });

  it('keeps to the width and to printable characters whatever others wrote', () => {
    const width = fc.integer({ min: 60, max: 140 });
    fc.assert(
      fc.property(hostileText, width, fc.boolean(), (text, columns, unicode) => {
        const options = { reader: HERE, colour: false, width: columns, unicode };
        const output = renderTerminal(makeHostileReport(text), options);
        assertFits(output, columns, text);
        assert.doesNotMatch(output, /[^\P{C}\n\u200d]|[\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 60 },
    );
  });

  it('draws at least 60 and at most 140 columns', () => {
    const { regression } = REPORT_CASES;
    assert.ok(regression);
    const draw = (width: number) =>
      renderTerminal(regression, { reader: HERE, colour: false, width, unicode: true });
    assert.equal(draw(10), draw(60));
    assert.equal(draw(Number.POSITIVE_INFINITY), draw(140));
  });

  it('prints ASCII alone where the terminal shows no more', () => {
    for (const [name, report] of reports) {
      const output = renderTerminal(report, {
        reader: HERE,
        colour: false,
        width: 100,
        unicode: false,
      });
      assert.match(output, /^[\x20-\x7e\n]*$/, name);
    }
  });

  it('adds colour without changing a character', () => {
    for (const [name, report] of reports) {
      const plain = renderTerminal(report, {
        reader: HERE,
        colour: false,
        width: 100,
        unicode: true,
      });
      const coloured = renderTerminal(report, {
        reader: HERE,
        colour: true,
        width: 100,
        unicode: true,
      });
      assert.notEqual(coloured, plain, name);
      assert.equal(stripVTControlCharacters(coloured), plain, name);
    }
  });
});

function assertFits(output: string, width: number, name: string): void {
  for (const line of output.split('\n')) {
    assert.ok(displayWidth(line) <= width, `${name}: ${displayWidth(line)} > ${width}: ${line}`);
    assert.doesNotMatch(line, /\s$/, name);
  }
}
