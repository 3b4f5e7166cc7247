// Kinds of input that say what a request carries.

import { LONGEST_BODY, readForm } from './bodies.ts';
import { readGraphql } from './graphql.ts';
import { kind } from './kind.ts';
import { readMultipart } from './multipart.ts';
import { type Reading, refuse, shown } from './reading.ts';
import { readText } from './text.ts';

export const body = kind(
  'text',
  (raw) =>
    typeof raw === 'object' && raw !== null
      ? refuse(`${shown(raw)} is not text.`, 'Write `json:` instead of `body:`.')
      : readText(raw, LONGEST_BODY),
  { type: 'string', minLength: 1 },
);

/** Anything JSON can say; its text is bounded like a body. */
export const json = kind(
  'json',
  (raw): Reading<{ readonly value: unknown }> =>
    (JSON.stringify(raw) ?? '').length > LONGEST_BODY
      ? refuse(`${shown(raw)} is longer than ${LONGEST_BODY} characters.`)
      : { kind: 'accepted', value: { value: raw } },
  {},
);

const SCALAR = { type: ['string', 'number', 'boolean'] };

const TEXT = { type: 'string', minLength: 1 };
const PART = {
  anyOf: [
    SCALAR,
    {
      type: 'object',
      properties: { file: TEXT, type: TEXT, filename: SCALAR },
      required: ['file'],
      additionalProperties: false,
    },
  ],
};

export const multipart = kind('mapping', readMultipart, {
  type: 'object',
  minProperties: 1,
  additionalProperties: { anyOf: [...PART.anyOf, { type: 'array', items: PART }] },
});

export const graphql = kind('mapping', readGraphql, {
  type: 'object',
  properties: {
    query: {
      anyOf: [
        TEXT,
        {
          type: 'object',
          properties: { file: TEXT },
          required: ['file'],
          additionalProperties: false,
        },
      ],
    },
    variables: { type: 'object' },
    operation: { type: 'string', pattern: '^[_A-Za-z]\\w*$' },
  },
  required: ['query'],
  additionalProperties: false,
});

export const form = kind('mapping', readForm, {
  type: 'object',
  additionalProperties: { anyOf: [SCALAR, { type: 'array', items: SCALAR }] },
});
