import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeTurns, sideBySideFacts } from '../../../src/report/content/side-by-side.ts';
import { textOf } from '../../../src/report/document/line.ts';
import { makeRun } from '../../support/report-parts.ts';
import { makeSideBySide } from '../../support/side-by-side-cases.ts';

const COMMIT = '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071';

describe('describeTurns', () => {
  const arms = [
    ['build', COMMIT, 'the stored build of 3f2a91c80d12'],
    ['build', null, 'the stored build'],
    ['commit', COMMIT, 'commit 3f2a91c80d12'],
    ['commit', null, 'the base commit'],
    ['directory', COMMIT, 'the build in another directory (3f2a91c80d12)'],
    ['directory', null, 'the build in another directory'],
    ['command', null, 'another start command'],
  ] as const;
  for (const [kind, commit, text] of arms) {
    it(`names ${text}`, () => {
      const sides = makeSideBySide({ arm: { kind, commit } });
      assert.equal(textOf(describeTurns(sides, makeRun())), `side by side with ${text}`);
    });
  }

  it('says where the versions did not run at the same time', () => {
    const sides = makeSideBySide({
      turns: 'one-arm-at-a-time',
      arm: { kind: 'command', commit: null },
    });
    const text = 'one at a time with another start command';
    assert.equal(textOf(describeTurns(sides, makeRun())), text);
  });

  it('links a commit only if the address of a run names the repository', () => {
    const url = 'https://github.com/octo/shop/actions/runs/4711';
    const [, , commit] = describeTurns(makeSideBySide(), makeRun({ url }));
    const href = `https://github.com/octo/shop/commit/${COMMIT}`;
    assert.deepEqual(commit, { text: '3f2a91c80d12', href });
  });
});

describe('sideBySideFacts', () => {
  const factsOf = (sides: Parameters<typeof makeSideBySide>[0]) =>
    new Map(
      sideBySideFacts(makeSideBySide(sides), makeRun()).map(({ name, value }) => [
        name,
        textOf(value).replaceAll('\u202f', ' '),
      ]),
    );

  it('leaves out what is not known', () => {
    const facts = factsOf({ cleaning: null, blockSpread: { throughput: null, p99: null } });
    assert.deepEqual(
      [...facts.keys()],
      ['beside', 'commit', 'pairs of blocks', 'turns', 'promise'],
    );
  });

  it('shows what the intervals rest on', () => {
    const spread = 'pairs differed by';
    assert.equal(factsOf({}).get(spread), '1.1 % (throughput), 6 % (p99), standard deviation');
    const alone = { throughput: 0.02, p99: null };
    assert.equal(
      factsOf({ blockSpread: alone }).get(spread),
      '2 % (throughput), standard deviation',
    );
  });

  it('shows how many slices were kept, also if there were none', () => {
    const none = { slices: 0, kept: 0 };
    const cleaning = { baseline: none, candidate: { slices: 1200, kept: 996 }, isJudged: false };
    assert.equal(
      factsOf({ cleaning }).get('slices kept at the fixed rate'),
      '0 % of 0 (baseline), 83 % of 1 200 (candidate)',
    );
  });
});
