// The `inputs` context of a run that was started by hand.

import { at, type Json, type JsonObject } from './json.ts';
import type { WorkflowDocument } from './workflow-document.ts';

/** With the defaults of the workflow; the event itself has texts, the context has booleans. */
export function dispatchInputs(document: WorkflowDocument, payload: JsonObject): JsonObject {
  const declared: Json = JSON.parse(JSON.stringify(document.events));
  const inputs = at(declared, 'workflow_dispatch.inputs');
  return Object.fromEntries(
    Object.entries(inputs ?? {}).map(([name, input]) => {
      const given = at(payload, 'inputs');
      const value = at(given, name) ?? at(input, 'default') ?? '';
      return [name, at(input, 'type') === 'boolean' ? String(value) === 'true' : value];
    }),
  );
}
