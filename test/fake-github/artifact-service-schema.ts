// The messages of GitHub's artifact service, as `@actions/artifact` writes them: JSON of protocol
// buffers, with the fields' own names. From the toolkit's `results/api/v1/artifact.proto`.

import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

const text = { type: 'string', minLength: 1 };
/** 64 bits do not fit a number of JSON. */
const int64 = { type: 'string', pattern: '^\\d+$' };
const timestamp = { type: 'string', format: 'date-time' };
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };

const JOB = { workflow_run_backend_id: text, workflow_job_run_backend_id: text };
const NAMED = { ...JOB, name: text };

function message(properties: object, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, properties, required };
}

const artifact = message(
  { ...NAMED, database_id: int64, size: int64, created_at: timestamp, digest },
  ['digest'],
);

const METHODS = {
  CreateArtifact: {
    request: message({ ...NAMED, version: { const: 7 }, mime_type: text, expires_at: timestamp }, [
      'expires_at',
    ]),
    answer: message({ ok: { type: 'boolean' }, signed_upload_url: text }),
  },
  FinalizeArtifact: {
    request: message({ ...NAMED, size: int64, hash: digest }),
    answer: message({ ok: { type: 'boolean' }, artifact_id: int64 }),
  },
  ListArtifacts: {
    request: message({ ...JOB, name_filter: text, id_filter: int64 }, ['name_filter', 'id_filter']),
    answer: message({ artifacts: { type: 'array', items: artifact } }),
  },
  GetSignedArtifactURL: { request: message(NAMED), answer: message({ signed_url: text }) },
  DeleteArtifact: {
    request: message(NAMED),
    answer: message({ ok: { type: 'boolean' }, artifact_id: int64 }),
  },
};

export type ArtifactMethod = keyof typeof METHODS;

export function isArtifactMethod(name: string): name is ArtifactMethod {
  return Object.hasOwn(METHODS, name);
}

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const VALIDATORS = new Map<string, ValidateFunction>(
  Object.entries(METHODS).flatMap(([method, { request, answer }]) => [
    [`${method} request`, ajv.compile(request)],
    [`${method} answer`, ajv.compile(answer)],
  ]),
);

/** Faults as sentences; empty when there are none. */
export function checkMessage(
  method: ArtifactMethod,
  kind: 'request' | 'answer',
  value: unknown,
): readonly string[] {
  const what = `${method} ${kind}`;
  const validate = VALIDATORS.get(what);
  if (validate === undefined || validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const named = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
    return `${what}${instancePath} ${message}${named}`;
  });
}
