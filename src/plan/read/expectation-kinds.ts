// Kinds of input that say what an answer must be like.

import { readHeaderChecks, readJsonChecks } from './expectations.ts';
import { kind } from './kind.ts';

export const headerChecks = kind('mapping', readHeaderChecks, {
  type: 'object',
  minProperties: 1,
  additionalProperties: {
    anyOf: [
      { type: ['string', 'number', 'boolean'] },
      {
        type: 'object',
        properties: { matches: { type: 'string', minLength: 1, format: 'regex' } },
        required: ['matches'],
        additionalProperties: false,
      },
    ],
  },
});

export const jsonChecks = kind('mapping', readJsonChecks, {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^(/.*)?$' },
});
