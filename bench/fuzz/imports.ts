// Files that requests are imported from: what is written is what perf-gate reads, or there is one fault.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importRequests } from '../../src/import-requests/import-requests.ts';
import { IMPORT_KINDS } from '../../src/plan/table/import.ts';
import { assertSound } from '../../test/import-requests/imported.ts';
import type { Chance } from '../parser/chance.ts';
import { damageJson, type Holder } from './damage-json.ts';
import { damageText, type Vocabulary } from './damage-text.ts';
import { outcomeOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

const FOLDER = join(import.meta.dirname, '../../test/golden/import-requests');
const FILES: readonly string[] = [
  'openapi/shop.yaml',
  'har/shop.har',
  'http/shop.http',
  'curl/commands.sh',
  'log/access-log.txt',
].map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** The HAR file, and an OpenAPI document with what the other has not. */
const JSON_FILES: readonly string[] = [
  FILES[1] ?? '',
  JSON.stringify({
    openapi: '3.1.0',
    servers: [{ url: 'http://a/v1' }],
    paths: {
      '/a/{b}': {
        parameters: [
          { name: 'b', in: 'path', required: true, schema: { $ref: '#/components/schemas/A' } },
        ],
        post: {
          security: [{ key: [] }],
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
          },
          responses: { 201: {} },
        },
        get: { parameters: [{ name: 'q', in: 'query', style: 'deepObject', example: { x: [1] } }] },
      },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: {
        A: {
          type: ['object', 'null'],
          properties: {
            a: { $ref: '#/components/schemas/A' },
            b: { enum: ['x'] },
            c: { multipleOf: 0.1 },
          },
          allOf: [
            { properties: { d: { format: 'password' } } },
            { oneOf: [{ type: 'array', items: {} }] },
          ],
        },
      },
    },
  }),
];

const WORDS: readonly string[] = [
  ...[
    'curl ',
    ' -d ',
    ' -H ',
    ' --json ',
    ' -u a:b ',
    ' -G ',
    ' --next ',
    ' \\\n',
    "$'",
    '$(',
    '`',
    '<<EOF\n',
  ],
  ...[
    '### ',
    '# @name ',
    '@a = {{a}}\n',
    '{{a}}',
    '{{$guid}}',
    '< a',
    '> {%',
    'GET ',
    'POST ',
    ' HTTP/1.1',
  ],
  ...[
    '$ref: ',
    '"#/components/schemas/Item"',
    '&a ',
    '*a',
    '<<: ',
    'allOf: ',
    'example: ',
    '- ',
    ': ',
    '---\n',
  ],
  ...[
    'http://',
    'https://a:b@c/',
    '?',
    '&',
    '=',
    '#',
    '%',
    '%00',
    '\\x',
    '/123',
    '[1-9]',
    '{a,b}',
    '//',
  ],
  ...[
    `\${env:GITHUB_TOKEN}`,
    `$\${env:A}`,
    '${env:',
    '${',
    '$',
    '{seq}',
    '{pick:a}',
    '{a.b}',
    'password',
    'token',
    'Bearer ',
    'Cookie: ',
  ],
  ...[
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    '\n',
    '\r',
    '\t',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\ufeff',
    '\u2028',
  ],
  ...[
    '__proto__',
    'constructor',
    '##[error]',
    '::error::',
    '1e999',
    '-0',
    '12345678901234567890',
    '" 200 5',
  ],
];
const VOCABULARY: Vocabulary = { words: WORDS, others: FILES };

const OPTIONS = {
  from: undefined,
  methods: ['GET', 'POST', 'PUT'],
  origin: undefined,
  top: undefined,
};

export const openImports = async (): Promise<Subject> => ({
  draw: drawTrial,
  [Symbol.asyncDispose]: async () => undefined,
});

function drawTrial(chance: Chance): Trial {
  const bytes = chance.isOnceIn(3)
    ? drawJson(chance)
    : damageText(chance.pick(FILES), chance, VOCABULARY);
  const from = chance.usually(undefined, 8, IMPORT_KINDS);
  const origin = chance.isOnceIn(2) ? undefined : 'http://localhost:3000';
  return {
    shown: `${JSON.stringify({ from, origin })}\n${JSON.stringify(bytes.toString('latin1'))}`,
    run: async () => {
      const read = async () => {
        assertSound(
          importRequests({ kind: 'file', path: 'file', bytes }, { ...OPTIONS, from, origin }),
        );
      };
      return `file: ${await outcomeOf(read, 'requests')}`;
    },
  };
}

function drawJson(chance: Chance): Buffer {
  const value: Holder = JSON.parse(chance.pick(JSON_FILES));
  damageJson(value, chance);
  return Buffer.from(JSON.stringify(value));
}
