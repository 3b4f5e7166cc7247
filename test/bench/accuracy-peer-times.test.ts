// Percentiles out of what the tools really printed of one server: one of fifty answers after 20 ms, else after 1 ms.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  abTimes,
  autocannonTimes,
  bombardierTimes,
  h2loadTimes,
  heyTimes,
  k6Times,
  ohaTimes,
  type Times,
  wrkTimes,
} from '../../bench/accuracy/peer-times.ts';

/** Numbers in fractions of a second come out with the noise of their conversion. */
function assertTimes({ p50, p90, p99 }: Times, wanted: readonly (number | undefined)[]): void {
  const rounded = [p50, p90, p99].map((time) => time && Number(time.toFixed(6)));
  assert.deepEqual(rounded, wanted);
}

test('wrk: each time has its own unit, and a run without answers has no times', () => {
  const text = `  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     6.09ms   13.05ms  88.37ms   92.56%
    Req/Sec     0.99k   408.10     1.39k    80.00%
  Latency Distribution
     50%  913.00us
     75%    4.11ms
     90%   15.99ms
     99%    1.02s
  989 requests in 1.02s, 62.78KB read
`;
  assertTimes(wrkTimes(text), [0.913, 15.99, 1_020]);
  assertTimes(wrkTimes('    Latency   -nan%'), [undefined, undefined, undefined]);
});

test('wrk2: reads three decimals of a percentage, and takes the corrected block, which comes first', () => {
  const block = (p99: string) => ` 50.000%    6.67ms\n 90.000%    9.00ms\n 99.000%   ${p99}\n`;
  assertTimes(wrkTimes(`${block('11.18ms')}\n${block('1.00ms')}`), [6.67, 9, 11.18]);
});

test('ab: reads the file that has decimals', () => {
  const csv = 'Percentage served,Time in ms\n0,1.011\n50,1.070\n90,1.141\n99,20.076\n';
  assertTimes(abTimes(csv), [1.07, 1.141, 20.076]);
});

test('h2load: takes the nearest rank of its log', () => {
  const times = Array.from({ length: 100 }, (_, index) => 100 - index);
  const log = times.map((time) => `1795418543178563\t200\t${time}000\n`).join('');
  assertTimes(h2loadTimes(log), [50, 90, 99]);
  assertTimes(h2loadTimes(''), [undefined, undefined, undefined]);
});

test('hey: reads one percent sign or two, and takes 0 for an unknown time', () => {
  const text = `Latency distribution:
  10%% in 0.0011 secs
  50%% in 0.0012 secs
  90% in 0.0015 secs
  0%% in 0.0000 secs
`;
  assertTimes(heyTimes(text), [1.2, 1.5, undefined]);
});

test('bombardier: reads microseconds, and no times without `-l`', () => {
  const of = (latency: string) => `{"result":{"latency":{"mean":1532.6${latency}}}}`;
  const percentiles = ',"percentiles":{"50":1108,"75":1147,"90":1217,"95":1575,"99":20112}';
  assertTimes(bombardierTimes(of(percentiles)), [1.108, 1.217, 20.112]);
  assertTimes(bombardierTimes(of('')), [undefined, undefined, undefined]);
});

test('oha: reads seconds, and null for a run without answers', () => {
  const of = (p99: string) =>
    `{"latencyPercentiles":{"p50":0.001112502,"p90":0.001195365,"p99":${p99},"p99.9":0.02}}`;
  assertTimes(ohaTimes(of('0.020142866')), [1.112502, 1.195365, 20.142866]);
  assertTimes(ohaTimes(of('null')), [1.112502, 1.195365, undefined]);
});

test('k6 and autocannon: read milliseconds', () => {
  const values = '{"med":1.211489,"p(90)":1.464819,"p(99)":20.235337}';
  const k6 = `{"metrics":{"http_req_duration":{"type":"trend","values":${values}}}}`;
  assertTimes(k6Times(k6), [1.211489, 1.464819, 20.235337]);
  assertTimes(
    autocannonTimes('{"latency":{"p50":1,"p75":1,"p90":4,"p97_5":17,"p99":20}}'),
    [1, 4, 20],
  );
});
