// What GitHub's language service, the one behind its editor, has against a workflow or an action.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerLogger } from '@actions/languageservice/log';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { validate } from '../workflow-runner/official-parser.ts';

const ROOT = join(import.meta.dirname, '..', '..');

// It swallows its own failures but for a line in its log: they would look like a file without faults.
const failures: string[] = [];
const note = (message: string): void => {
  failures.push(message);
};
registerLogger({ error: note, warn: note, info: () => {}, log: () => {} });

/** It knows only the inputs of our own action, and checks none of other actions. */
const actionsMetadataProvider = {
  fetchActionMetadata: async ({
    owner,
    name,
  }: {
    readonly owner: string;
    readonly name: string;
  }) => {
    if (`${owner}/${name}` !== 'org/perf-gate') return { name, description: '' };
    return parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  },
};

/**
 * One line for each fault, with its line in the file.
 * @param path as in a repository: its name tells a workflow from an action
 */
export async function faultsOf(path: string, text: string): Promise<readonly string[]> {
  // It remembers files by their address, and several documents show a `perf.yml`: each gets its own.
  // It knows no inputs for `uses: ./`, which is our own action here.
  const named = text.replaceAll(/uses: \.\/$/gm, 'uses: org/perf-gate@v1');
  const document = TextDocument.create(`file:///${randomUUID()}/${path}`, 'yaml', 1, named);
  const found = await validate(document, { actionsMetadataProvider });
  const faults = found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  return [...faults, ...failures.splice(0)];
}
