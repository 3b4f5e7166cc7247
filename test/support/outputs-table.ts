// The table of outputs in docs/reference.md: the same facts as action.yml.

import { OUTPUTS } from '../../src/github/publish/outputs.ts';

/** All outputs of the action. */
export function outputsTable(): string {
  const rows = Object.entries(OUTPUTS).map(([name, holds]) => `| \`${name}\` | ${holds} |`);
  return ['| Name | Holds |', '| --- | --- |', ...rows].join('\n');
}
