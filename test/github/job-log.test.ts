import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frameText, looksLikeCommand } from '../../src/github/job-log.ts';
import { assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';
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
  it('reads well, and frames the text of others', () => {
    const token = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    const steady = said.replace(token, 'TOKEN').replace(BODY_OF_REPORT, '$1  …$2');
    assertGolden('github/job-log.txt', steady);
  });

  it('gives the runner its own commands only', () => {
    const { commands, isListening } = listen(withoutMasks);
    assert.deepEqual(
      commands.filter((command) => command !== 'stop-commands'),
      ['group', 'endgroup', 'group', 'endgroup', 'notice', 'debug', 'group', 'endgroup'],
    );
    assert.equal(isListening, true);
  });

  it('masks secrets line by line, before it prints anything else', () => {
    const [first, ...others] = said.split('\n');
    assert.equal(first, '::add-mask::ghs_topsecret');
    assert.ok(others.includes('::add-mask::abcdefgh'));
    assert.ok(!others.includes('::add-mask::}'));
    assert.doesNotMatch(withoutMasks, /ghs_topsecret/);
  });
});

const COMMANDS = [
  '::set-output name=verdict::pass',
  '  ::error::faked',
  '::stop-commands::mine',
  '::mine::',
  '##[set-env name=PATH;]/tmp',
  'said ##[error]faked',
  '##[group]faked',
  '::::',
];

const hostileLines = fc
  .array(fc.oneof(fc.constantFrom(...COMMANDS), hostileText), { minLength: 1, maxLength: 5 })
  .chain((lines) => fc.constantFrom('\n', '\r', '\r\n').map((end) => lines.join(end)));

describe('frameText', () => {
  it('lets the runner obey nothing but the frame', () => {
    fc.assert(
      fc.property(hostileLines, (text) => {
        assert.deepEqual(listen(frameText(text)), {
          commands: ['stop-commands'],
          isListening: true,
        });
      }),
    );
  });

  it('shows the text, but no command that the log viewer would draw', () => {
    const framed = frameText('before\n##[error]faked\nafter');
    const [stop, ...lines] = framed.split('\n');
    const token = stop?.slice('::stop-commands::'.length);
    assert.deepEqual(lines, ['before', '# #[error]faked', 'after', `::${token}::`, '']);
  });

  it('uses a new random token each time', () => {
    assert.notEqual(frameText('x'), frameText('x'));
    assert.match(frameText('x'), /^::stop-commands::[0-9a-f-]{36}\n/);
  });
});

describe('looksLikeCommand', () => {
  it('knows every line that the runner would obey', () => {
    fc.assert(
      fc.property(hostileLines, (text) => {
        if (looksLikeCommand(text)) return;
        assert.deepEqual(listen(text).commands, []);
      }),
    );
  });
});
