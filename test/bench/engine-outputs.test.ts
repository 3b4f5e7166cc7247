// What the peers printed of real runs, and what is read in it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parseAb } from '../../bench/engine/outputs/ab.ts';
import { parseAutocannon } from '../../bench/engine/outputs/autocannon.ts';
import { parseBombardier } from '../../bench/engine/outputs/bombardier.ts';
import { parseH2load } from '../../bench/engine/outputs/h2load.ts';
import { parseHey } from '../../bench/engine/outputs/hey.ts';
import { parseK6 } from '../../bench/engine/outputs/k6.ts';
import { parseOha } from '../../bench/engine/outputs/oha.ts';
import { parseOurs } from '../../bench/engine/outputs/ours.ts';
import type { RunCounts } from '../../bench/engine/outputs/run-counts.ts';
import { parseWrk } from '../../bench/engine/outputs/wrk.ts';

const FOLDER = resolve(import.meta.dirname, '../fixtures/peer-outputs');

interface Case {
  readonly file: string;
  readonly parse: (text: string) => RunCounts;
  readonly requests: number;
  /** As printed, to the digits that are. */
  readonly seconds: number;
  readonly failures: string;
}

// Each for a second on four connections. In `failures` one answer in ten was a 503, and one request in
// 97 ended its connection: some send that one again and keep it to themselves, h2load's clients end with it.
const CASES: readonly Case[] = [
  { file: 'wrk.txt', parse: parseWrk, requests: 5538, seconds: 1, failures: '' },
  {
    file: 'wrk-failures.txt',
    parse: parseWrk,
    requests: 19663,
    seconds: 1,
    failures:
      'Socket errors: connect 0, read 204, write 0, timeout 0, Non-2xx or 3xx responses: 1966',
  },
  { file: 'ab.txt', parse: parseAb, requests: 15986, seconds: 1, failures: '' },
  {
    file: 'ab-failures.txt',
    parse: parseAb,
    requests: 28241,
    seconds: 1,
    failures: '2795 non-2xx',
  },
  { file: 'hey.txt', parse: parseHey, requests: 13751, seconds: 1, failures: '' },
  {
    file: 'hey-failures.txt',
    parse: parseHey,
    requests: 11970,
    seconds: 1,
    failures: '1197 of status 503',
  },
  { file: 'h2load.txt', parse: parseH2load, requests: 27197, seconds: 1, failures: '' },
  {
    file: 'h2load-failures.txt',
    parse: parseH2load,
    requests: 384,
    seconds: 1,
    failures: '38 failed',
  },
  { file: 'autocannon.json', parse: parseAutocannon, requests: 13913, seconds: 1, failures: '' },
  {
    file: 'autocannon-failures.json',
    parse: parseAutocannon,
    requests: 1795,
    seconds: 1,
    failures: '181 non-2xx',
  },
  { file: 'oha.json', parse: parseOha, requests: 22067, seconds: 1, failures: '' },
  {
    file: 'oha-failures.json',
    parse: parseOha,
    requests: 25057,
    seconds: 1,
    failures: '2506 of status 503, 261 connection closed before message completed',
  },
  { file: 'bombardier.json', parse: parseBombardier, requests: 29654, seconds: 1, failures: '' },
  {
    file: 'bombardier-failures.json',
    parse: parseBombardier,
    requests: 22711,
    seconds: 1,
    failures: '2271 of 5xx',
  },
  {
    file: 'bombardier-refused.json',
    parse: parseBombardier,
    requests: 0,
    seconds: 1,
    failures: '24559 others',
  },
  { file: 'k6.json', parse: parseK6, requests: 10547, seconds: 1, failures: '' },
  {
    file: 'k6-failures.json',
    parse: parseK6,
    requests: 6605,
    seconds: 1,
    failures: '660 failed',
  },
  { file: 'ours.json', parse: parseOurs, requests: 13967, seconds: 1, failures: '' },
  {
    file: 'ours-failures.json',
    parse: parseOurs,
    requests: 3991,
    seconds: 1,
    failures: '398 unexpected-status',
  },
];

const read = (file: string): string => readFileSync(resolve(FOLDER, file), 'utf8');

for (const { file, parse, requests, seconds, failures } of CASES) {
  test(file, () => {
    const counts = parse(read(file));
    assert.equal(counts.requests, requests);
    assert.equal(counts.failures, failures);
    assert.equal(counts.seconds.toFixed(1), seconds.toFixed(1));
  });
}

test('requests of hey that were refused do not count as answered, though its rate counts them', () => {
  const { requests, failures } = parseHey(read('hey-refused.txt'));
  assert.equal(requests, 0);
  assert.equal(failures, '25482 errors');
});

test('reads the count of hey beyond a million, where its counts by status end', () => {
  const text = '\nSummary:\n  Total:\t20.0000 secs\n  Requests/sec:\t100000.0000\n';
  const counts = parseHey(`${text}\nStatus code distribution:\n  [200]\t1000000 responses\n`);
  assert.equal(counts.requests, 2_000_000);
});

test('a run of wrk without an answer lasted 0 seconds', () => {
  const text = '  0 requests in 1.00s, 0.00B read\nRequests/sec:      0.00\n';
  assert.deepEqual(parseWrk(text), { requests: 0, seconds: 0, failures: '' });
});

describe('a text without a result', () => {
  for (const { file, parse } of CASES) {
    test(`is refused by the reader of ${file}`, () => {
      assert.throws(() => parse(''));
      assert.throws(() => parse('{}'));
    });
  }
});
