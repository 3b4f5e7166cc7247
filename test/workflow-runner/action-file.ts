// An action's `action.yml`, read by GitHub's parser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionInputDefinition } from '@actions/workflow-parser/actions/index';
import { convertActionTemplate, NoOperationTraceWriter, parseAction } from './official-parser.ts';
import { RunnerError } from './runner-error.ts';

export interface ActionFile {
  /** As `uses:` names it. */
  readonly reference: string;
  /** Where `main` and `post` are. */
  readonly folder: string;
  readonly inputs: readonly ActionInputDefinition[];
  readonly main: string;
  readonly post: string | undefined;
  readonly postCondition: string;
}

/** @throws RunnerError when GitHub's parser refuses it, or when it is no JavaScript action */
export function readAction(reference: string, folder: string): ActionFile {
  const name = join(folder, 'action.yml');
  const content = readFileSync(name, 'utf8');
  const { context, value } = parseAction({ name, content }, new NoOperationTraceWriter());
  const template = value && convertActionTemplate(context, value);
  const errors = context.errors.getErrors().map(String);
  if (errors.length > 0 || !template) throw new RunnerError(`${name}:\n${errors.join('\n')}`);
  const { runs, inputs = [] } = template;
  if (!('main' in runs) || runs.pre !== undefined) {
    throw new RunnerError(`${name}: only JavaScript actions without "pre" are run`);
  }
  return {
    reference,
    folder,
    inputs,
    main: runs.main,
    post: runs.post,
    postCondition: runs.postIf ?? 'always()',
  };
}
