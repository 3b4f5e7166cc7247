import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frameText, looksLikeCommand } from '../../../src/github/job/frame-text.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { listen } from '../runner-model.ts';

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

  it('shows what was said, but nothing that the viewer of logs would draw', () => {
    const framed = frameText('before\n##[error]faked\nafter');
    const [stop, ...lines] = framed.split('\n');
    const token = stop?.slice('::stop-commands::'.length);
    assert.deepEqual(lines, ['before', '# #[error]faked', 'after', `::${token}::`, '']);
  });

  it('uses a token that nobody has seen before', () => {
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
