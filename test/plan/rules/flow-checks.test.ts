// Faults of steps in all that looks at requests: lines in the file, patterns, HTTP/2, files that are written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textChecks } from '../../../src/edge/text-checks.ts';
import { faultsOfRequests } from '../../../src/plan/check-requests.ts';
import { faultsOf } from '../raw-inputs.ts';

const readTable = () => ({ columns: ['a'], rows: [['1']], digest: 'd' });

const flow = (...steps: readonly string[]): string =>
  `{ name: Order, steps: [${steps.join(', ')}] }`;

test('each fault has its line, and all are told at once', () => {
  const text = [
    'start: a',
    'setup:',
    '  - { path: /in, capture: { id: { json: /id } } }',
    'requests:',
    '  - name: Order',
    '    path: /orders',
    '    steps:',
    '      - name: Create',
    '        path: /orders/{captured.number}',
    '        think-time: 1s',
    '      - name: Create',
    '        path: orders',
    '        capture:',
    '          id: { json: /id }',
    '          number: { json: /number }',
    '',
  ].join('\n');
  assert.deepEqual(
    faultsOf(text, { readTable }).map((fault) => fault.replace(/(: .*?): .*/, '$1')),
    [
      'perf-gate.yml:6: requests[0].path',
      'perf-gate.yml:9: requests[0].steps[0].path',
      'perf-gate.yml:10: requests[0].steps[0].think-time',
      'perf-gate.yml:11: requests[0].steps[1]',
      'perf-gate.yml:12: requests[0].steps[1].path',
      'perf-gate.yml:14: requests[0].steps[1].capture.id',
    ],
  );
});

test('a header of a step may be none over HTTP/2', () => {
  const text = `start: a\nhttp2: true\nrequests:\n  - ${flow('{ path: /a, headers: { TE: gzip } }')}`;
  assert.deepEqual(faultsOf(text), [
    'perf-gate.yml:2: http2: HTTP/2 has no header `TE`. Remove that header.',
  ]);
});

test('patterns and schemas of steps are matched within a bound, too', async () => {
  const steps = [
    '{ name: Create, path: /a, capture: { id: { matches: "(?=a)b" } }, expect: { body-matches: "(a)\\\\1" } }',
    '{ name: Read, path: /b, expect: { schema: a.json } }',
  ];
  const text = `start: a\nrequests:\n  - ${flow(...steps)}`;
  const readFile = () => ({ bytes: Buffer.from('{"type": 1}'), digest: 'd' });
  const places = faultsOf(text, { readTable, readFile, ...(await textChecks(text)) });
  assert.deepEqual(
    places.map((fault) => fault.split(': ').slice(0, 2).join(': ')),
    [
      'perf-gate.yml:3: requests[0].steps[0].expect.body-matches',
      'perf-gate.yml:3: requests[0].steps[0].capture.id.matches',
      'perf-gate.yml:3: requests[0].steps[1].expect.schema',
    ],
  );
});

test('what writes a file hears of faults in steps', () => {
  const text = `requests:\n  - ${flow(`{ path: "/{captured.a}", headers: { X: "\${env:A}" } }`)}`;
  assert.deepEqual(
    faultsOfRequests(text).map((fault) => fault.replace(/ Capture .*/, '')),
    ['perf-gate.yml:2: requests[0].steps[0].path: nothing captures `a` before this is sent.'],
  );
});
