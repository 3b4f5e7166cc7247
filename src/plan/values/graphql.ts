// A GraphQL operation as JSON (GraphQL over HTTP, section 5.1).

import type { RawGraphql } from '../read/graphql.ts';
import type { Path } from '../read/reading.ts';
import type { TextFault } from './check-cells.ts';
import { type Compiled, compileJson, joinTexts, type Sources } from './compile.ts';
import { readText } from './read-content.ts';

interface Operation extends Compiled {
  /** The same with references to secrets as they were written. */
  readonly template: string;
  readonly placed: readonly { readonly path: Path; readonly faults: readonly TextFault[] }[];
}

export function compileGraphql(
  { query, variables, operation }: RawGraphql,
  sources: Sources,
): Operation {
  const read = query.kind === 'text' ? query.text : readQuery(query.file, sources);
  const text = typeof read === 'string' ? read : '';
  const compiled = variables === undefined ? undefined : compileJson(variables, sources);
  const name = operation === undefined ? '' : `,"operationName":${JSON.stringify(operation)}`;
  const begin = `{"query":${JSON.stringify(text)}${compiled === undefined ? '' : ',"variables":'}`;
  const placed = [
    { path: ['query', 'file'], faults: typeof read === 'string' ? [] : [read] },
    { path: ['variables'], faults: compiled?.faults ?? [] },
  ].filter(({ faults }) => faults.length > 0);
  return {
    parts: joinTexts([
      { kind: 'text', text: begin },
      ...(compiled?.parts ?? []),
      { kind: 'text', text: `${name}}` },
    ]),
    faults: placed.flatMap(({ faults }) => faults),
    template: `${begin}${compiled === undefined ? '' : JSON.stringify(variables)}${name}}`,
    placed,
  };
}

function readQuery(file: string, sources: Sources): string | TextFault {
  const read = readText(file, sources);
  return 'problem' in read ? read : read.text;
}
