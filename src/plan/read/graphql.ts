// Reads a GraphQL operation (GraphQL over HTTP, section 5.1).

import {
  acceptUnless,
  isMapping,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { readPath } from './text.ts';

export interface RawGraphql {
  /** Sent as it is: braces are its syntax. */
  readonly query:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly file: string };
  /** Its strings may hold placeholders and `${env:NAME}`; `undefined`: there are none. */
  readonly variables: unknown;
  readonly operation: string | undefined;
}

const KEYS: ReadonlySet<string> = new Set(['query', 'variables', 'operation']);
/** GraphQL, section 2.1.9. */
const NAME = /^[_A-Za-z]\w*$/;
const FORM = 'Write `query: "{ items { id } }"` or `query: { file: items.graphql }`.';

export function readGraphql(raw: unknown): Reading<RawGraphql> {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is not a mapping.`, FORM);
  const { query, variables, operation } = raw;
  const refusals = [
    ...Object.keys(raw).flatMap((key) =>
      KEYS.has(key)
        ? []
        : [
            refusalAt(
              [key],
              `${shown(key)} is not known here.`,
              'Write `query`, `variables` or `operation`.',
            ),
          ],
    ),
    ...refuseQuery(query),
    ...(variables === undefined || isMapping(variables)
      ? []
      : [
          refusalAt(
            ['variables'],
            `${shown(variables)} is not a mapping.`,
            'Write `name: value` lines below it.',
          ),
        ]),
    ...(operation === undefined || (typeof operation === 'string' && NAME.test(operation))
      ? []
      : [
          refusalAt(
            ['operation'],
            `${shown(operation)} is no name of an operation.`,
            'Write one of those in `query`.',
          ),
        ]),
  ];
  return acceptUnless(refusals, {
    query: isMapping(query)
      ? { kind: 'file', file: String(query.file) }
      : { kind: 'text', text: String(query) },
    variables,
    operation: operation === undefined ? undefined : String(operation),
  });
}

function refuseQuery(query: unknown): readonly Refusal[] {
  if (typeof query === 'string' && query.trim() !== '') return [];
  if (!isMapping(query)) return [refusalAt(['query'], `${shown(query)} is no query.`, FORM)];
  const other = Object.keys(query).find((key) => key !== 'file');
  if (other !== undefined)
    return [refusalAt(['query', other], `${shown(other)} is not known here.`, FORM)];
  const file = readPath(query.file);
  return file.kind === 'accepted'
    ? []
    : file.refusals.map((one) => ({ ...one, path: ['query', 'file'] }));
}
