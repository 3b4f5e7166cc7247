import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  displayWidth,
  fitColumns,
  fitMiddle,
  takeColumns,
  wrapText,
} from '../../../src/report/terminal/lines.ts';
import { hostileText } from '../../support/hostile-text.ts';

describe('displayWidth', () => {
  const rows: readonly (readonly [text: string, columns: number])[] = [
    ['', 0],
    ['abc', 3],
    ['µ−…', 3],
    ['e\u0301', 1],
    ['漢字', 4],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['🙂', 2],
    ['✔✖●━', 4],
  ];
  for (const [text, columns] of rows) {
    it(`"${text}" takes ${columns}`, () => assert.equal(displayWidth(text), columns));
  }
});

describe('fitColumns', () => {
  it('cuts between characters, and says so', () => {
    assert.equal(fitColumns('漢字漢字', 6, '…'), '漢字…');
    assert.equal(fitColumns('abcdef', 6, '…'), 'abcdef');
    assert.equal(takeColumns('漢字', 3), '漢');
  });
});

describe('wrapText', () => {
  it('breaks at spaces and not at no-break spaces', () => {
    assert.deepEqual(wrapText('fell by 61\u202f% (more)', 9), ['fell by', '61\u202f%', '(more)']);
  });

  it('loses nothing but spaces, and keeps to the columns', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 40 }), (text, columns) => {
        const lines = wrapText(text, columns);
        for (const line of lines) assert.ok(displayWidth(line) <= columns);
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      }),
    );
  });
});

it('a name that is cut in the middle keeps its end, and takes no more columns', () => {
  assert.equal(fitMiddle('p99 create', 10, '…'), 'p99 create');
  assert.equal(fitMiddle('rate p99 create', 11, '…'), 'rate …reate');
  assert.equal(fitMiddle('rate p99 create', 11, '...'), 'rate...eate');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 3, max: 20 }),
      (text, columns) => {
        assert.ok(displayWidth(fitMiddle(text, columns, '…')) <= Math.max(columns, 0));
      },
    ),
  );
});
