// Expressions and the templates that hold them, evaluated by GitHub's own engine.

import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { truthy } from '@actions/expressions/result';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Json, JsonObject } from './json.ts';
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from './official-parser.ts';
import { RunnerError } from './runner-error.ts';

export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/** A condition without a status function gets one from the parser, so each must know it. */
export interface Scope {
  /** `github`, `env`, `steps` …: whatever is not in it is null. */
  readonly contexts: JsonObject;
  readonly status: Status;
}

const CONTEXTS = [
  'github',
  'env',
  'vars',
  'job',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
];

/** @throws ExpressionError when it cannot be evaluated: the step or job that holds it has failed */
function evaluate(expression: string, scope: Scope): data.ExpressionData {
  const functions = functionsOf(scope.status);
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, CONTEXTS, [...functions.values()]).parse();
  const contexts: Json = JSON.parse(
    JSON.stringify(Object.fromEntries(CONTEXTS.map((name) => [name, scope.contexts[name] ?? {}]))),
  );
  const known = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(tree, known, functions).evaluate();
}

function functionsOf(status: Status) {
  const answers: readonly (readonly [string, boolean])[] = [
    ['always', true],
    ['success', status.success],
    ['failure', status.failure],
    ['cancelled', status.cancelled],
  ];
  return new Map(
    answers.map(([name, answer]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) },
    ]),
  );
}

/** The condition of an `if`: everything but false, 0, null and the empty text is true. */
export const holds = (expression: string, scope: Scope): boolean =>
  truthy(evaluate(expression, scope));

/** A template becomes plain data. */
export function toJson(token: TemplateToken, scope: Scope): Json {
  if (isBasicExpression(token)) return plain(evaluate(token.expression, scope));
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return Array.from(token, (item) => toJson(item, scope));
  if (isMapping(token)) return mappingToJson(token, scope);
  if (token.isLiteral) return null;
  throw new RunnerError(`this runner knows no ${token.typeName()} (\${{ insert }})`);
}

function mappingToJson(
  token: Iterable<{ key: TemplateToken; value: TemplateToken }>,
  scope: Scope,
) {
  return Object.fromEntries(
    Array.from(token, ({ key, value }) => [toText(key, scope), toJson(value, scope)]),
  );
}

const plain = (value: data.ExpressionData): Json =>
  JSON.parse(JSON.stringify(value, data.replacer));

/** A template becomes text, as `env`, `with` and `run` are. */
export function toText(token: TemplateToken, scope: Scope): string {
  if (isBasicExpression(token)) return evaluate(token.expression, scope).coerceString();
  const value = toJson(token, scope);
  if (typeof value === 'object' && value !== null) throw new RunnerError('expected a text');
  return value === null ? '' : String(value);
}

/** A mapping of texts; none where there is no token. */
export function toTexts(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  if (token === undefined) return {};
  if (isBasicExpression(token)) return toStrings(toJson(token, scope));
  if (!isMapping(token)) throw new RunnerError('expected a mapping');
  return Object.fromEntries(
    Array.from(token, ({ key, value }) => [toText(key, scope), toText(value, scope)]),
  );
}

function toStrings(value: Json): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new RunnerError('expected a mapping');
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
}
