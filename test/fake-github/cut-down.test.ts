import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cutDown } from './cut-down.ts';
import { OPERATIONS } from './operations.ts';

const file = join(import.meta.dirname, '../fixtures/github/openapi.json');
const committed: unknown = JSON.parse(readFileSync(file, 'utf8'));

test('the committed description is of exactly the operations that the fake serves', () => {
  assert.deepEqual(cutDown(committed, OPERATIONS), committed);
});

test('an operation that GitHub does not describe cannot be served', () => {
  assert.throws(() => cutDown(committed, ['repos/explode']), /does not describe repos\/explode/);
});

test('removes prose, but not a property called `title`', () => {
  const cut = cutDown(
    {
      openapi: '3.0.3',
      info: {},
      paths: {
        '/x': {
          get: {
            operationId: 'x',
            summary: 'Gives x',
            responses: { 200: { $ref: '#/components/responses/x' } },
          },
        },
        '/y': { get: { operationId: 'y' } },
      },
      components: {
        responses: { x: { description: 'An x', schema: { $ref: '#/components/schemas/x' } } },
        schemas: {
          x: { title: 'X', properties: { title: { type: 'string', example: 'y' } } },
          y: {},
          'basic-error': {},
        },
      },
    },
    ['x'],
  );
  assert.deepEqual(cut, {
    openapi: '3.0.3',
    info: {},
    paths: {
      '/x': { get: { operationId: 'x', responses: { 200: { $ref: '#/components/responses/x' } } } },
    },
    components: {
      responses: { x: { schema: { $ref: '#/components/schemas/x' } } },
      schemas: { 'basic-error': {}, x: { properties: { title: { type: 'string' } } } },
    },
  });
});
