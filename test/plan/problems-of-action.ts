// What GitHub's own parser reports about an action.yml.

import { NoOperationTraceWriter, parseAction } from '../workflow-runner/official-parser.ts';

/** One line for each problem; empty where all is well. */
export function problemsOfAction(content: string): readonly string[] {
  const { context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
