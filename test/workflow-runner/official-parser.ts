// GitHub's own readers of workflow and action files, as Node can load them.

import { registerHooks } from 'node:module';

// They import their schemas (JSON) as a bundler would, without the attribute that Node asks for.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const isSchema = /\/node_modules\/@actions\/[^?]*\.json$/.test(resolved.url);
    return isSchema ? { ...resolved, importAttributes: { type: 'json' } } : resolved;
  },
});

export const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import(
  '@actions/workflow-parser'
);
export const { parseAction, convertActionTemplate } = await import(
  '@actions/workflow-parser/actions/index'
);
export const { validate } = await import('@actions/languageservice');

export {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from '@actions/workflow-parser/templates/tokens/type-guards';
