// What an operation asks for before it answers: the headers in which secrets go.

import { fieldOf, isMapping, listOf, type Mapping, textOf } from '../draft/json.ts';
import type { RawHeader } from '../draft/raw-request.ts';
import { mappingOf } from './refs.ts';

interface Secured {
  readonly headers: readonly RawHeader[];
  readonly notes: readonly string[];
}

/** Of several ways to get in, the first; nothing where one of them is to send nothing. */
export function securityOf(root: Mapping, operation: Mapping): Secured {
  const ways = listOf(fieldOf(operation, 'security') ?? fieldOf(root, 'security'));
  const [first] = ways;
  const isOpen = ways.some((way) => isMapping(way) && Object.keys(way).length === 0);
  if (!isMapping(first) || isOpen) return { headers: [], notes: [] };
  const schemes = fieldOf(fieldOf(root, 'components'), 'securitySchemes');
  const all = Object.keys(first).map((name) => mappingOf(root, fieldOf(schemes, name)));
  return { headers: all.flatMap(headerOf), notes: all.flatMap(noteOf) };
}

function headerOf(scheme: Mapping): readonly RawHeader[] {
  const name = textOf(scheme.name);
  switch (scheme.type) {
    case 'http': {
      const isBasic = /^basic$/i.test(String(scheme.scheme));
      return [{ name: 'authorization', value: isBasic ? 'Basic' : 'Bearer', isSecret: true }];
    }
    case 'oauth2':
    case 'openIdConnect':
      return [{ name: 'authorization', value: 'Bearer', isSecret: true }];
    case 'apiKey':
      if (scheme.in === 'header' && name !== undefined)
        return [{ name, value: '', isSecret: true }];
      return scheme.in === 'cookie' ? [{ name: 'cookie', value: '', isSecret: true }] : [];
    default:
      return [];
  }
}

function noteOf({ type, in: place, name }: Mapping): readonly string[] {
  if (type !== 'apiKey') return [];
  if (place === 'query')
    return [`it asks for the secret ${String(name)} in the query, where perf-gate sends none`];
  return place === 'cookie' ? [`the cookie is ${String(name)}=…`] : [];
}
