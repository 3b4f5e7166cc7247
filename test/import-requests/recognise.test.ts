// What a file is taken for, and the one clear error where it is nothing, or not whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognise } from '../../src/import-requests/recognise.ts';
import { importFaults, importText } from './imported.ts';

const LINE = '1.2.3.4 - - [05/Jan/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8.5"';

const KINDS: readonly (readonly [text: string, kind: string])[] = [
  ['openapi: 3.1.0\npaths: {}\n', 'openapi'],
  ['# a comment\n"openapi": "3.0.3"\n', 'openapi'],
  ['\ufeff{"openapi":"3.0.0"}', 'openapi'],
  ['swagger: "2.0"\n', 'openapi'],
  // Its description holds what another kind would.
  ['openapi: 3.1.0\ninfo:\n  description: |\n    curl http://localhost/\n', 'openapi'],
  ['{"log":{"entries":[]}}', 'har'],
  ['{"log": {"entries": [{"request": {"url": "http', 'har'],
  ['{"info": {}, "openapi": "3.0.0", "paths": {', 'openapi'],
  ['curl http://localhost/', 'curl'],
  ['#!/bin/sh\n\n$ curl http://localhost/', 'curl'],
  ['### a\nGET http://localhost/', 'http'],
  ['@host = x\n\nGET {{host}}/a', 'http'],
  ['GET /a HTTP/1.1\nHost: localhost', 'http'],
  [LINE, 'log'],
  [`shop.example:443 ${LINE}`, 'log'],
  [`${LINE.replace(/ "-".*/, '')}`, 'log'],
  [`noise\n${LINE}\n${LINE}`, 'log'],
  [`### rotated\n${LINE}\n${LINE}`, 'log'],
];
for (const [text, kind] of KINDS) {
  test(`${JSON.stringify(text.slice(0, 40))} is taken for ${kind}`, () => {
    assert.equal(recognise('a', text.replace(/^\ufeff/, '')), kind);
  });
}

const FAULTS: readonly (readonly [says: string, text: string | Uint8Array, fault: RegExp])[] = [
  ['nothing', '', /^input: it is empty\. Name a file that holds requests\.$/],
  ['blank lines', ' \n\n', /it is empty/],
  [
    'prose',
    'Dear reader,\n',
    /it is no file of a kind that is known\. Name an OpenAPI 3 document, /,
  ],
  ['JSON of another kind', '{"a":1}', /it is JSON with neither `openapi` nor `log`\./],
  [
    'JSON that ends early',
    '{"a":',
    /it begins like JSON, and is broken \(Unexpected end of JSON input\)\./,
  ],
  [
    'a collection of Postman',
    '{"info":{"schema":"https://schema.getpostman.com/json"}}',
    /collection of Postman, which is not read\. Export it/,
  ],
  ['UTF-16', Buffer.from('\ufeffcurl http://localhost/', 'utf16le'), /it is no text in UTF-8/],
  [
    'bytes that are no text',
    Buffer.from('curl http://localhost/\xff', 'latin1'),
    /it is no text in UTF-8\. Save it/,
  ],
  [
    'a HAR file that was cut off',
    '{"log":{"entries":[{"request"',
    /taken for a HAR file, and its JSON is broken: .*cut off/,
  ],
  [
    'a HAR file without entries',
    '{"log":{}}',
    /taken for a HAR file, and has no list `log\.entries`/,
  ],
  [
    'a HAR file with none',
    '{"log":{"entries":[]}}',
    /taken for a HAR file, and no request of it can be written: it holds no request/,
  ],
  [
    'a HAR file of failures',
    '{"log":{"entries":[{"request":{"method":"GET","url":"http://a/"},"response":{"status":500}}]}}',
    /left out were 1 request: not answered with 2xx or 3xx\./,
  ],
  [
    'Swagger 2',
    'swagger: "2.0"\npaths: {}\n',
    /Swagger 2\.0, which is not read\. Convert it to OpenAPI 3/,
  ],
  ['an unknown version', 'openapi: 4.0.0\npaths: {}\n', /has no version 3/],
  ['no paths', 'openapi: 3.1.0\n', /has no `paths`/],
  ['no operation', 'openapi: 3.1.0\npaths: { /a: {} }\n', /has no operation under `paths`/],
  [
    'no GET',
    'openapi: 3.1.0\npaths: { /a: { put: {} } }\n',
    /left out were 1 request: another method \(--methods/,
  ],
  [
    'YAML that is broken',
    'openapi: 3.1.0\npaths: {\n',
    /^input:3:1: it is taken for an OpenAPI document, and its YAML is broken: /,
  ],
  ['an alias of nothing', 'openapi: 3.1.0\npaths: *a\n', /its YAML (?:is broken|cannot be read): /],
  [
    'aliases that stand for gigabytes',
    `openapi: 3.1.0\na: &a [x]\n${[...'bcdefghijklmnopq'].map((name, at) => `${name}: &${name} [${'*'}${'abcdefghijklmnopq'[at]}, ${'*'}${'abcdefghijklmnopq'[at]}]`).join('\n')}\npaths: {}`,
    /its YAML cannot be read: Excessive alias count/,
  ],
  [
    'a million brackets',
    `openapi: 3.1.0\n${'}'.repeat(1_000_000)}`,
    /^input:2: it is taken for an OpenAPI document, and its YAML is broken: Unexpected flow-map-end/,
  ],
  [
    'YAML that is too large',
    `openapi: 3.1.0\n${'# a comment\n'.repeat(400_000)}`,
    /an OpenAPI document in YAML, and is larger than 4 MiB\. Write it as JSON\./,
  ],
  [
    'a merge of what is no mapping',
    'openapi: 3.1.0\npaths: { <<: x }\n',
    /an OpenAPI document, and its YAML cannot be read: Merge sources must be maps/,
  ],
  [
    'keys in keys without end',
    `openapi: 3.1.0\n${'? '.repeat(20_000)}`,
    /an OpenAPI document, and is nested too deep\./,
  ],
  [
    'nesting without end',
    `openapi: 3.1.0\npaths: ${'['.repeat(20_000)}`,
    /an OpenAPI document, and is nested too deep\./,
  ],
  [
    'a .http file of comments',
    '### a\n# GET is below\n',
    /taken for a \.http file, and has no line with a method/,
  ],
  [
    'a quote that is open',
    "curl http://localhost/ \\\n  -H 'a: b",
    /^input:2: a quote opens here and is never closed: '/,
  ],
  ['commands of Windows', 'curl ^\n  "http://localhost/"', /as in the command prompt of Windows/],
  [
    'a log of something else',
    `${LINE}\nx\ny\n`,
    /taken for an access log, and 2 of 3 lines are no entries/,
  ],
];
for (const [says, text, fault] of FAULTS) {
  test(`${says} is one fault`, () => {
    const faults = importFaults(text);
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', fault);
  });
}

test('a log may hold lines that are no UTF-8', () => {
  const { text } = importText(Buffer.from(`${LINE}\n${LINE}\n\xff\n`, 'latin1'));
  assert.match(text, /path: \/\n {4}weight: 1|path: \//);
});

test('what the user says it is counts', () => {
  assert.match(
    importFaults(LINE, { from: 'har' })[0] ?? '',
    /taken for a HAR file, and its JSON is broken/,
  );
  assert.match(
    importFaults('x', { from: 'curl' })[0] ?? '',
    /taken for command lines of curl, and has none/,
  );
});
