// The inputs of `perf-gate import-requests`: what is read, and what of it becomes a request.

import { choice, integer, methods, origin, path } from '../read/kind.ts';
import { optional } from './described.ts';
import { MOST_REQUESTS } from './request.ts';

const group = 'Import';
const where = 'import-flag';

/** Kinds of files that hold requests, in the order in which they are told. */
export const IMPORT_KINDS = ['openapi', 'har', 'http', 'curl', 'log'] as const;

/** A part of the table of inputs. */
export const IMPORT_INPUTS = {
  from: optional(choice(...IMPORT_KINDS), {
    group,
    where,
    says: 'What the file is: an OpenAPI document, a HAR file, a `.http` file, curl commands, or an access log',
    otherwise: 'recognised by what it holds',
  }),
  methods: optional(methods, {
    group,
    where,
    says: 'Methods to take, with commas between them',
    otherwise: '`GET` of an OpenAPI document, `GET,HEAD` of a log, else all',
    example: 'GET,POST',
  }),
  origin: optional(origin, {
    group,
    where,
    says: 'Server whose requests to take, where the file has those of several',
    example: 'http://localhost:3000',
  }),
  top: optional(integer({ min: 1, max: MOST_REQUESTS }), {
    group,
    where,
    says: 'Most requests to write; the most frequent ones stay',
    otherwise: `20 of a log, else ${MOST_REQUESTS}`,
  }),
  out: optional(path, {
    group,
    where,
    says: 'New file to write to; one that exists is never overwritten',
    otherwise: 'standard output',
    example: 'requests.yml',
  }),
};
