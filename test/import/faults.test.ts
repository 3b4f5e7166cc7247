// What cannot be read: whose output it is, what is missing, and what would have printed it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFault } from '../../src/errors.ts';
import { readResults } from '../../src/import/read-results.ts';
import { readOutput, readPeerOutput } from './outputs.ts';

const WRK = readOutput('wrk-latency.txt');
const AB = readOutput('ab-failures.txt');
const OHA_JSON = readPeerOutput('oha.json');
const K6_POINTS = readOutput('k6-points.json');

const cutBefore = (text: string, mark: string): string => {
  assert.ok(text.includes(mark), mark);
  return text.slice(0, text.indexOf(mark));
};
const swap = (text: string, old: string | RegExp, by: string): string => {
  const swapped = text.replace(old, by);
  assert.notEqual(swapped, text, String(old));
  return swapped;
};

const CASES: readonly (readonly [what: string, text: string, faults: readonly RegExp[]])[] = [
  ['nothing', '', [/^f: it is empty\. Name a file with what wrk, /]],
  ['white space', ' \n\r\n\t\n', [/^f: it is empty\./]],
  ['a letter', 'Dear all,\nit got slower.\n', [/^f: no output of a load generator is recognised/]],
  ['JSON of another', '{"a": 1}\n', [/^f:1: the JSON that begins here is of no load generator/]],
  [
    'wrk, cut off before its errors',
    cutBefore(WRK, '  Non-2xx'),
    [
      /^f:11: wrk is recognised, and its line “Requests\/sec:” is missing: the output is cut off\. Run/,
    ],
  ],
  [
    'wrk, cut off early',
    cutBefore(WRK, '  2451'),
    [
      /^f:10: wrk is recognised, and its lines “… requests in …, … read”, “Requests\/sec:” are missing/,
    ],
  ],
  [
    'ab, cut off within its percentiles',
    cutBefore(AB, ' 100%'),
    [/^f:44: ab is recognised, and its line “100% … \(longest request\)” is missing/],
  ],
  [
    'ab, cut off early: one fault',
    cutBefore(AB, 'Complete requests'),
    [/^f:16: ab .* “Complete requests:”, “Failed requests:”, “HTML transferred:” are missing/],
  ],
  [
    'hey without its errors',
    cutBefore(readOutput('hey-failures.txt'), '  [503]'),
    [
      /^f:\d+: hey says 3036\.624 requests a second, and its .* add up to 1800 requests: the output is cut/,
    ],
  ],
  [
    'vegeta without its errors',
    cutBefore(readOutput('vegeta.txt'), 'Error Set:'),
    [/^f:7: vegeta is recognised, and its line “Error Set:” is missing/],
  ],
  [
    'bombardier without its errors',
    cutBefore(readOutput('bombardier-refused.txt'), '  Throughput:'),
    [/^f:\d+: bombardier is recognised, and its line “Throughput:” is missing/],
  ],
  [
    'h2load without its requests',
    swap(readOutput('h2load.txt'), /requests: .*/, ''),
    [/^f:\d+: h2load is recognised, and its line “requests: … total, …” is missing/],
  ],
  [
    'k6 without its requests',
    swap(readOutput('k6-legacy.txt'), /.*http_reqs.*/, ''),
    [/^f:\d+: k6 is recognised, and its line “http_reqs…: … …\/s” is missing/],
  ],
  [
    'a decimal comma',
    swap(WRK, '154.85ms', '154,85ms'),
    [
      /^f:10: wrk prints a time in us, ms, s, m or h here, and “154,85ms” is none\. Leave .* decimal comma/,
    ],
  ],
  [
    'a time without a unit',
    swap(WRK, '2.70ms', '2.70'),
    [/^f:7: wrk prints a time in us, .* “2\.70”/],
  ],
  [
    'the unit of another tool',
    swap(readOutput('hey.txt'), '0.0118 secs', '11.8 ms'),
    [/^f:33: hey prints a time in secs here, and “11\.8 ms” is none/],
  ],
  [
    'a negative count',
    swap(WRK, 'responses: 245', 'responses: -245'),
    [/^f:12: wrk prints a whole number here, and “-245” is none/],
  ],
  ['a count beyond 2^53', swap(WRK, '2451 requests', '9007199254740993 requests'), [/^f:11: wrk/]],
  [
    'a line of errors that is not as wrk prints it',
    swap(readOutput('five-runs.txt'), 'connect 0, read 569', 'Verbindung 0, lesen 569'),
    [...Array(4)].map(() => /^f:15: wrk prints a whole number here, and “” is none/),
  ],
  [
    'two that were printed at once',
    swap(WRK, '     99%', '     99%    1.00ms\n     99%'),
    [/^f:11: a line of wrk stands here again, after line 10: two outputs are mixed/],
  ],
  [
    'two heads, and then two tails',
    swap(WRK, /^/, `${WRK.split('\n')[0]}\n`),
    [/^f:1: wrk is recognised, and its lines .* are missing/],
  ],
  [
    'several faults at once',
    `${swap(WRK, '2.70ms', 'x')}\n${cutBefore(AB, 'HTML')}`,
    [
      /^f:7: wrk prints a time/,
      /^f:37: ab is recognised, and its line “HTML transferred:” is missing/,
    ],
  ],
  [
    'JSON that is cut off',
    OHA_JSON.slice(0, -20),
    [
      /^f:1: JSON of oha is recognised, and it does not end: .* `oha --no-tui --output-format json`/,
    ],
  ],
  [
    'JSON without a key',
    swap(readOutput('bombardier.json'), '"timeTakenSeconds":0.484035029,', ''),
    [
      /^f:1: JSON of bombardier is recognised, and “result\.timeTakenSeconds” in it is missing\. `bombardier -p/,
    ],
  ],
  [
    'JSON with an infinite number',
    swap(readOutput('vegeta.json'), '"99th":28335359', '"99th":1e999'),
    [/^f:1: JSON of vegeta is recognised, and “latencies\.99th” in it is not what it has to be/],
  ],
  [
    'JSON with a text for a number',
    swap(readOutput('autocannon.json'), '"non2xx":400', '"non2xx":"400"'),
    [/^f:1: JSON of autocannon is recognised, and “non2xx” in it is not what it has to be/],
  ],
  [
    'JSON of k6 without requests',
    swap(readOutput('k6-export.json'), '"http_reqs"', '"http_reqz"'),
    [
      /^f:1: JSON of k6 is recognised, and “metrics\.http_reqs” in it is missing\. `k6 run --summary-export/,
    ],
  ],
  [
    'JSON that is too deep',
    `{"a":${'['.repeat(5_000)}`,
    [/^f:1: the JSON that begins here is nested too/],
  ],
  [
    'more successes than requests',
    swap(readOutput('vegeta.json'), '"200":108', '"200":1088'),
    [/^f:1: vegeta is recognised, and it says that 1088 of 120 requests succeeded\./],
  ],
  [
    'a time that is not exact in microseconds',
    swap(readOutput('k6-machine.json'), '"max":22.31208', '"max":1000000000000000'),
    [/^f:1: k6 is recognised, and a number in it is beyond 2\^53\./],
  ],
  [
    'JSON with a comma too much',
    '{"latencies":{"total":1,},}',
    [/^f:1: JSON of vegeta .* has a fault/],
  ],
  [
    'a line of k6 with another time',
    swap(K6_POINTS, '"time":"2026-08-21T09:43:41.025000000Z"', '"time":"yesterday"'),
    [/^f:7: the line has a faulty value at data\.time\. `k6 run --out json=FILE` writes it/],
  ],
  [
    'k6 without samples of requests',
    K6_POINTS.replaceAll('http_req_duration', 'iteration_duration'),
    [
      /^f:1: k6 is recognised, and no sample of `http_reqs` and `http_req_duration` is in its lines/,
    ],
  ],
  [
    'CSV of ab that is cut off',
    cutBefore(readOutput('ab-percentiles.csv'), '99,'),
    [/^f:\d+: the CSV file of ab is recognised, and its line of 99 % is missing/],
  ],
  [
    'CSV of ab that is cut off within its p99',
    readOutput('ab-percentiles.csv').replace(/(99,9)\.038[^]*/, '$1'),
    [/^f:101: CSV of ab is recognised, and its last line does not end: it may be cut off/],
  ],
  [
    'CSV of hey that is cut off within its last line',
    readOutput('hey-samples.csv').slice(0, -3),
    [/^f:\d+: CSV of hey is recognised, and its last line does not end/],
  ],
  [
    'CSV of hey with a faulty row',
    swap(readOutput('hey-samples.csv'), /\n0\.\d+/, '\nfast'),
    [/^f:1: CSV of hey is recognised, and cannot be read: row 1 has no response time, status/],
  ],
];

for (const [what, text, expected] of CASES) {
  test(what, () => {
    const { faults } = readResults(text, 'f');
    const described = faults.map(describeFault);
    assert.equal(described.length, expected.length, described.join('\n'));
    for (const [index, pattern] of expected.entries())
      assert.match(described[index] ?? '', pattern);
  });
}

test('the name of a file is shown as it can be', () => {
  const [fault] = readResults('', 'a\u202e\u001b[31m.txt').faults;
  assert.equal(fault?.place, 'a\\u{202e}\\u{1b}[31m.txt');
});

test('no more than a thousand outputs are read from a file', () => {
  const one = 'Running 1s test @ http://a/\n  1 requests in 1.00s, 1B read\nRequests/sec: 1\n';
  const { faults } = readResults(one.repeat(1_001), 'f');
  assert.deepEqual(faults.map(describeFault), [
    'f:1: more than 1000 outputs are in it. Take it apart.',
  ]);
});
