// The inputs of an action, as the step and the action's own defaults give them.
// actions/runner: src/Runner.Worker/ActionRunner.cs. `required` is only a note: the runner does not check it.

import type { ActionFile } from './action-file.ts';
import { type Scope, toText } from './expressions.ts';

interface ActionInputs {
  readonly values: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

export function actionInputs(
  { inputs }: ActionFile,
  given: Readonly<Record<string, string>>,
  scope: Scope,
): ActionInputs {
  const isGiven = (id: string) => Object.keys(given).some((name) => isSame(name, id));
  const defaults = inputs
    .filter(({ id }) => !isGiven(id))
    .map((input) => [input.id, input.default ? toText(input.default, scope) : '']);
  const deprecated = inputs.flatMap(({ id, deprecationMessage }) =>
    isGiven(id) && deprecationMessage
      ? [`Input '${id}' has been deprecated with message: ${deprecationMessage}`]
      : [],
  );
  const known = inputs.map(({ id }) => id);
  const unknown = Object.keys(given).filter((name) => !known.some((id) => isSame(name, id)));
  return {
    values: { ...given, ...Object.fromEntries(defaults) },
    warnings: [...deprecated, ...(unknown.length > 0 ? [unexpected(unknown, known)] : [])],
  };
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const unexpected = (unknown: readonly string[], known: readonly string[]): string =>
  `Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${known.join("', '")}']`;
