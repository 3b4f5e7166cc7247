import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assertGolden } from '../support/golden.ts';
import { listen } from './runner-model.ts';

const PROGRAM = join(import.meta.dirname, 'job-log-program.ts');
const said = execFileSync(process.execPath, [PROGRAM], { encoding: 'utf8' });

/** Has goldens of its own. */
const BODY_OF_REPORT = /(\n {2}Exit code[^\n]*\n)[\s\S]*?(\n::TOKEN::)/;

const withoutMasks = said
  .split('\n')
  .filter((line) => !line.startsWith('::add-mask::'))
  .join('\n');

describe('JobLog', () => {
  it('reads well, and frames what others said', () => {
    const token = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    const steady = said.replace(token, 'TOKEN').replace(BODY_OF_REPORT, '$1  …$2');
    assertGolden('github/job-log.txt', steady);
  });

  it('gives the runner its own commands only', () => {
    const { commands, isListening } = listen(withoutMasks);
    assert.deepEqual(
      commands.filter((command) => command !== 'stop-commands'),
      ['group', 'endgroup', 'group', 'endgroup', 'notice', 'group', 'debug', 'endgroup'],
    );
    assert.equal(isListening, true);
  });

  it('hides secrets line by line, before anything else is said', () => {
    const [first, ...others] = said.split('\n');
    assert.equal(first, '::add-mask::ghs_topsecret');
    assert.ok(others.includes('::add-mask::abcdefgh'));
    assert.ok(!others.includes('::add-mask::}'));
    assert.doesNotMatch(withoutMasks, /ghs_topsecret/);
  });
});
