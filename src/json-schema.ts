// JSON Schema, matched against what a server sends: nothing that comes makes it throw, or match for ever.

import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compilePattern } from './pattern.ts';

export interface JsonSchema {
  /** What is wrong with a value: `/items/0 must be object`; `undefined`: nothing. */
  readonly faultIn: (value: unknown) => string | undefined;
}

/**
 * @param schema of draft 2020-12, or of the draft 6 or 7 that its `$schema` names
 * @throws Error that says what is wrong with the schema
 */
export function compileSchema(schema: unknown): JsonSchema {
  if (!isSchema(schema)) throw new Error('it is neither a mapping nor true or false');
  const isOld = typeof schema === 'object' && /draft-0[67]\b/.test(String(schema.$schema));
  if (typeof schema === 'object' && Object.hasOwn(schema, '$async')) {
    throw new Error('`$async` is no keyword of JSON Schema');
  }
  const ajv = isOld ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword(UNIQUE_ITEMS);
  const validate = ajv.compile(schema);
  return { faultIn: (value) => faultIn(validate, value) };
}

type Schema = Readonly<Record<string, unknown>> | boolean;

const isSchema = (schema: unknown): schema is Schema =>
  typeof schema === 'boolean' ||
  (typeof schema === 'object' && schema !== null && !Array.isArray(schema));

interface Matcher {
  readonly test: (text: string) => boolean;
  readonly toString: () => string;
}

/** The usual matcher may take for ever with a text that somebody chose. */
function matcherOf(source: string): Matcher {
  const pattern = compilePattern(new RegExp(source, 'u'));
  if (pattern === undefined) {
    throw new Error(
      `the pattern "${source}" cannot be matched in a time that grows with the text alone`,
    );
  }
  return {
    test: (text) => text.length <= pattern.longestText && pattern.test(text),
    // The package keeps one matcher for each of these texts.
    toString: () => source,
  };
}

/** That of the package compares each item with each other one: minutes for what a server may send in a second. */
const UNIQUE_ITEMS = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  validate: (isAsked: boolean, items: readonly unknown[]): boolean =>
    !isAsked || new Set(items.map(canonical)).size === items.length,
  error: { message: 'must not have equal items' },
} as const;

/** Equal values have equal texts, in whatever order members stand. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );

const OPTIONS: Options = {
  // What is misspelt would be checked by nobody.
  strictSchema: true,
  strictTypes: false,
  strictTuples: false,
  // What every object of JavaScript has did not come.
  ownProperties: true,
  // 19.99 ÷ 0.01 is not quite whole in binary.
  multipleOfPrecision: 9,
  // JSON Schema 2020-12, Validation, section 7.2.1: a format says what a value is meant to be.
  validateFormats: false,
  logger: false,
  code: { regExp: Object.assign(matcherOf, { code: 'matcherOf' }) },
};

function faultIn(validate: ValidateFunction, value: unknown): string | undefined {
  try {
    if (validate(value)) return undefined;
  } catch (error) {
    // A schema that refers to itself goes as deep as what came.
    if (error instanceof RangeError) return 'it is nested too deep to be checked';
    throw error;
  }
  const [error] = validate.errors ?? [];
  const where = error?.instancePath.slice(0, LONGEST_PATH);
  return `${where === '' ? 'the body' : where} ${error?.message ?? 'is not as the schema says'}`;
}

const LONGEST_PATH = 80;
