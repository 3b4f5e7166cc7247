// OpenAPI 3.0 and 3.1: each operation becomes a request.

import { spreadNote } from '../draft/find-ids.ts';
import { fieldOf, isMapping, type Mapping, textOf } from '../draft/json.ts';
import type { RawRequest } from '../draft/raw-request.ts';
import { isWanted, type ReaderInput, refusal } from '../formats/reader.ts';
import { parseOpenapi } from './document.ts';
import { fillIn, parametersOf } from './parameters.ts';
import { isElsewhere, mappingOf } from './refs.ts';
import { requestBodyOf } from './request-body.ts';
import { Samples } from './sample.ts';
import { securityOf } from './security.ts';

/** Parameters may be shared by all paths, so that a small document has millions. */
const MOST_OPERATIONS = 500;
const MOST_PARAMETERS = 100;

/** In a comment, which has to say more. */
const LONGEST_NAME = 40;

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'] as const;

/**
 * In the order of the document.
 * @throws InputError where it cannot be read, or has no operation
 */
export function readOpenapi(input: ReaderInput): readonly RawRequest[] {
  const root = parseOpenapi(input.place, input.text);
  const paths = Object.entries(mappingOf(root, root.paths)).filter(([path]) =>
    path.startsWith('/'),
  );
  const operations = paths.flatMap(([path, node]) => operationsOf(root, path, node, input));
  if (operations.length === 0) {
    throw refusal(
      input.place,
      'it is taken for an OpenAPI document, and has no operation under `paths`.',
      'Write one: `paths: { /items: { get: { responses: {} } } }`.',
    );
  }
  const wanted = operations.filter(({ method }) => isWanted(method, input));
  const read = wanted.slice(0, MOST_OPERATIONS);
  const rest = wanted.length - read.length;
  if (rest > 0) input.leftOut.request(`an operation beyond the first ${MOST_OPERATIONS}`, rest);
  const samples = new Samples(root);
  return read.flatMap((operation) => readOperation({ root, samples, input }, operation) ?? []);
}

interface Operation {
  readonly path: string;
  readonly method: string;
  /** What all operations of the path have in common. */
  readonly item: Mapping;
  readonly own: Mapping;
}

function operationsOf(
  root: Mapping,
  path: string,
  node: unknown,
  input: ReaderInput,
): readonly Operation[] {
  if (isElsewhere(node))
    input.leftOut.thing('path', 'described in another file: bundle the document first');
  const item = mappingOf(root, node);
  return METHODS.flatMap((method) => {
    const own = mappingOf(root, fieldOf(item, method));
    return isMapping(fieldOf(item, method))
      ? [{ path, method: method.toUpperCase(), item, own }]
      : [];
  });
}

interface Circumstances {
  readonly root: Mapping;
  readonly samples: Samples;
  readonly input: ReaderInput;
}

function readOperation(circumstances: Circumstances, operation: Operation): RawRequest | undefined {
  const { root, samples, input } = circumstances;
  const { path, method, item, own } = operation;
  const body = requestBodyOf(samples, own);
  if (typeof body === 'string') {
    input.leftOut.request(body);
    return undefined;
  }
  const parameters = parametersOf(root, item, own);
  if (parameters.length > MOST_PARAMETERS) {
    input.leftOut.request(`more than ${MOST_PARAMETERS} parameters`);
    return undefined;
  }
  const { target, headers, made, ids } = fillIn(samples, path, parameters);
  const secured = securityOf(root, own);
  const invented = [...made, ...(body.isMade ? ['the body'] : [])];
  return {
    method,
    target: `${basePath(root, item, own)}${target}`,
    headers: [...headers, ...body.headers, ...secured.headers],
    body: body.body,
    name: `${method} ${path}`,
    status: statusOf(own),
    notes: [
      ...secured.notes,
      ...(invented.length === 0
        ? []
        : [`made from the schema, so look at it: ${invented.join(', ')}`]),
      ...ids.slice(0, 1).map(({ name, value }) => spreadNote(name.slice(0, LONGEST_NAME), value)),
    ],
  };
}

/** The path of the first server; variables have a default. */
function basePath(root: Mapping, item: Mapping, own: Mapping): string {
  const holder = [own, item, root].find((each) => firstServer(each) !== undefined);
  const server = firstServer(holder);
  const url = textOf(fieldOf(server, 'url')) ?? '';
  const filled = url.slice(0, 2_000).replace(/\{([^{}]{1,200})\}/g, (_, name: string) => {
    const variable = fieldOf(fieldOf(server, 'variables'), name);
    return textOf(fieldOf(variable, 'default')) ?? '';
  });
  const path = filled
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*|^\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '');
  const bare = path.replace(/\/{1,9}$/, '');
  return bare === '' || bare.startsWith('/') ? bare : `/${bare}`;
}

function firstServer(holder: unknown): unknown {
  const servers = fieldOf(holder, 'servers');
  return Array.isArray(servers) && servers.length > 0 ? servers[0] : undefined;
}

/** Where there is exactly one way to succeed: it is what the answer has to be. */
function statusOf(operation: Mapping): number | string | undefined {
  const responses = fieldOf(operation, 'responses');
  const codes = isMapping(responses) ? Object.keys(responses) : [];
  const successes = codes.filter((code) => /^2(?:\d\d|xx)$/i.test(code));
  const [success] = successes;
  if (successes.length !== 1 || success === undefined) return undefined;
  return /^\d+$/.test(success) ? Number(success) : success.toLowerCase();
}
