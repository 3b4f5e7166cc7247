// Says where requests and answers are not what GitHub describes.

import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Answer } from './answer.ts';
import type { JsonObject } from './json.ts';
import type { OpenapiDocument, Operation, Parameter } from './openapi-document.ts';

interface CheckedRequest {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** `undefined`: none was sent. */
  readonly body: unknown;
}

/** What any operation may answer although its description is silent about it. */
const ALWAYS_POSSIBLE = new Set([401, 403, 404, 429, 500, 502, 503]);
const ERROR: JsonObject = { $ref: 'github#/components/schemas/basic-error' };

/** A validation error says its status too, and its errors say more than their description. */
const MORE_IN_ERRORS = /must NOT have additional properties/;

export class OpenapiChecker {
  readonly #ajv: Ajv;
  readonly #compiled = new Map<JsonObject, ValidateFunction>();

  constructor({ root }: OpenapiDocument) {
    // Every process compiles its schemas anew for a few values each: to optimise takes longer.
    this.#ajv = new Ajv({ strict: false, allErrors: true, code: { optimize: false } });
    formats.default(this.#ajv);
    this.#ajv.addSchema(root, 'github');
  }

  /** Faults as sentences; empty when there are none. */
  checkRequest(request: CheckedRequest): readonly string[] {
    return [...this.#inPath(request), ...this.#inQuery(request), ...this.#inBody(request)];
  }

  checkAnswer(operation: Operation, { status, body }: Answer): readonly string[] {
    const described = operation.responses.get(status);
    if (described === undefined && !ALWAYS_POSSIBLE.has(status)) {
      return [`answers ${status}, which GitHub does not describe`];
    }
    const schema = described ?? ERROR;
    if (Object.keys(schema).length === 0) {
      return body === undefined ? [] : [`answers ${status} with a body, GitHub with none`];
    }
    const faults = this.#faults(`answer ${status}`, schema, body);
    return status < 400 ? faults : faults.filter((fault) => !MORE_IN_ERRORS.test(fault));
  }

  #inPath({ operation, path }: CheckedRequest): readonly string[] {
    return parametersIn(operation, 'path').flatMap((parameter) =>
      this.#parameter(parameter, path[parameter.name] ?? ''),
    );
  }

  #inQuery({ operation, query }: CheckedRequest): readonly string[] {
    const known = parametersIn(operation, 'query');
    const names = new Set(known.map(({ name }) => name));
    const unknown = [...query.keys()].filter((name) => !names.has(name));
    const twice = [...names].filter((name) => query.getAll(name).length > 1);
    return [
      ...unknown.map((name) => `query: GitHub does not know ${name}`),
      ...twice.map((name) => `query: ${name} is given twice`),
      ...known.flatMap((parameter) => this.#queryParameter(parameter, query.get(parameter.name))),
    ];
  }

  #queryParameter(parameter: Parameter, value: string | null): readonly string[] {
    if (value !== null) return this.#parameter(parameter, value);
    return parameter.isRequired ? [`query: ${parameter.name} is missing`] : [];
  }

  #parameter({ name, in: place, schema }: Parameter, text: string): readonly string[] {
    const faults = this.#faults(`${place} ${name}`, schema, readValue(text, schema.type));
    return faults.map((fault) => `${fault} (${JSON.stringify(text)})`);
  }

  #inBody({ operation, body }: CheckedRequest): readonly string[] {
    const { requestBody } = operation;
    if (requestBody !== undefined) return this.#faults('body', requestBody, body);
    return body === undefined ? [] : ['body: GitHub expects none'];
  }

  #faults(what: string, schema: JsonObject, value: unknown): readonly string[] {
    const validate = this.#validator(schema);
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message, params }) => {
      const named = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
      return `${what}${instancePath} ${message}${named}`;
    });
  }

  #validator(schema: JsonObject): ValidateFunction {
    const known = this.#compiled.get(schema);
    if (known !== undefined) return known;
    const compiled = this.#ajv.compile(absolute(schema));
    this.#compiled.set(schema, compiled);
    return compiled;
  }
}

/** References within the document, said from outside it. */
function absolute(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/');
  const { value }: { value: JsonObject } = JSON.parse(`{"value":${text}}`);
  return value;
}

function parametersIn(operation: Operation, place: string): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

/** What a text in a URL stands for, when its parameter has this type. */
function readValue(text: string, type: unknown): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}
