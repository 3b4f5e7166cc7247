import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cutLine, linkCommit, linkTo, textOf } from '../../../src/report/document/line.ts';
import { htmlLine } from '../../../src/report/html/section.ts';
import { markdownLine } from '../../../src/report/markdown/section.ts';
import { hostileText } from '../../support/hostile-text.ts';

const RUN = 'https://github.com/octo/shop/actions/runs/81';
const COMMIT = '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071';

describe('linkTo', () => {
  it('links an address of a run', () => {
    for (const address of [RUN, `${RUN}/attempts/2`, 'https://ghe.example:8443/a/b']) {
      assert.deepEqual(linkTo('run', address), { text: 'run', href: address });
    }
  });

  const refused = [
    'http://github.com/octo/shop',
    'javascript:alert(1)',
    'https://github.com@evil.example/a',
    'https://evil.example/?next=https://github.com/a',
    'https://evil.example/a)[b](c',
    'https://evil.example/a"onclick="b',
    'https://evil.example/a b',
    'https://evil.example/a\n',
    'https://evil.example/#x',
    `https://evil.example/${'a'.repeat(400)}`,
    '//evil.example/a',
    'https:///a',
    '',
  ];
  for (const address of refused) {
    it(`does not link ${JSON.stringify(address.slice(0, 50))}`, () => {
      assert.equal(linkTo('run', address), 'run');
    });
  }
});

describe('linkCommit', () => {
  it('finds the commit beside the run', () => {
    const href = `https://github.com/octo/shop/commit/${COMMIT}`;
    assert.deepEqual(linkCommit(COMMIT, `${RUN}/attempts/3`), { text: '3f2a91c80d12', href });
  });

  it('shows the first digits where the address does not name the repository', () => {
    for (const [commit, run] of [
      [COMMIT, null],
      [COMMIT, 'https://github.com/octo'],
      ['../../../evil', RUN],
    ] as const) {
      assert.equal(linkCommit(commit, run), commit.slice(0, 12));
    }
  });
});

describe('a line', () => {
  it('keeps the spaces around its links, and reads the same everywhere', () => {
    const line = ['Compared with ', linkTo('run 81', RUN), ' of main'];
    assert.equal(textOf(line), 'Compared with run 81 of main');
    assert.equal(markdownLine(line), `Compared with [run 81](${RUN}) of main`);
    assert.equal(htmlLine(line), `Compared with <a href="${RUN}">run 81</a> of main`);
    assert.deepEqual(cutLine(line, 12), ['Compared wi…']);
  });

  it('never links to a hostile address', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, address) => {
        const line = [linkTo(text, address), linkCommit(text, address)];
        assert.doesNotMatch(markdownLine(line), /\]\(/);
        assert.doesNotMatch(htmlLine(line), /<a/);
      }),
    );
  });
});
