// Outputs of other load generators, damaged: nothing is invented, and what cannot be read is one fault.

import { InputError } from '../../src/errors.ts';
import { readResults } from '../../src/import/read-results.ts';
import { assertHonest } from '../../test/import/honest.ts';
import { OUTPUTS, readOutput } from '../../test/import/outputs.ts';
import type { Chance } from '../parser/chance.ts';
import { damageJson, type Holder } from './damage-json.ts';
import { damageText, type Vocabulary } from './damage-text.ts';
import { outcomeOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

const TEXTS: readonly string[] = OUTPUTS.map(readOutput);
/** Whole documents; lines of JSON are texts. */
const DOCUMENTS: readonly string[] = TEXTS.filter(isDocument);

function isDocument(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const WORDS: readonly string[] = [
  ...['us', 'ms', 's', 'm', 'h', 'ns', 'µs', ' secs', ' sec', '%', '%%', 'k', 'MB', '/s'],
  ...['nan', '-nan', 'NaN', 'inf', 'Infinity', 'null', '-1', '0', '0.00', '1e999', '1e-9', '.5'],
  ...['9007199254740993', '99999999999999999999', '1,5', '1.234,56', '1 000', '0x10', '+1', '٣'],
  ...['\n', '\r\n', '\r', '\t', '  ', '"', '{', '}', '[', ']', ',', ':', '{"', '\\', '\u0000'],
  ...[
    'Running 30s test @ http://a/\n',
    'Summary:\n',
    '  Total:\t1 secs\n',
    'Statistics  Avg  Stdev  Max\n',
  ],
  ...[
    'This is ApacheBench, Version 2.3\n',
    'starting benchmark...\n',
    'Requests  [total, rate]  1, 1\n',
  ],
  ...[
    '  Latency  1ms 1ms 1ms 1%\n',
    '     99%    5.80ms\n',
    'Requests/sec: 1\n',
    '  1 requests in 1.00s, 1B read\n',
  ],
  ...[
    '  http_reqs......: 1 1/s\n',
    '█ TOTAL RESULTS\n',
    'Status code distribution:\n',
    '  [200] 1 responses\n',
  ],
  ...[
    '"count"',
    '"rate"',
    '"__proto__"',
    '"values"',
    '"p(99)"',
    '"99th"',
    '"passes"',
    '"type":"Point"',
  ],
  ...['\u001b[31m', '\u202e', '\ufeff', '\u2028', '::error::x', '<script>', '|', '`', '##[x]'],
];
const VOCABULARY: Vocabulary = { words: WORDS, others: TEXTS };

export const openResults = async (): Promise<Subject> => ({
  draw: drawTrial,
  [Symbol.asyncDispose]: async () => undefined,
});

function drawTrial(chance: Chance): Trial {
  const text = drawText(chance);
  return {
    shown: JSON.stringify(text),
    run: async () => {
      const read = async () => {
        const { runs, faults } = readResults(text, 'file');
        assertHonest(runs, text);
        if (faults.length > 0) throw new InputError(faults);
        if (runs.length === 0) throw new Error('neither runs nor faults');
      };
      return `output: ${await outcomeOf(read, 'runs')}`;
    },
  };
}

function drawText(chance: Chance): string {
  if (chance.isOnceIn(3)) {
    const value: Holder = JSON.parse(chance.pick(DOCUMENTS));
    damageJson(value, chance);
    return JSON.stringify(value);
  }
  const text = damageText(chance.pick(TEXTS), chance, VOCABULARY).toString('utf8');
  return chance.isOnceIn(8) ? `${text}\n${chance.pick(TEXTS)}` : text;
}
