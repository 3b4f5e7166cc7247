// The examples that readers copy out of README.md and docs/, so that tests run what the documents show.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** A fenced block of a document. */
export interface Example {
  /** Relative to the repository: `docs/recipes.md`. */
  readonly document: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The nearest heading above, as written: `Quick start`. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
  readonly role: ExampleRole;
}

/** Said by an HTML comment right above the fence. */
type ExampleRole =
  /** `<!-- file: PATH -->`: a whole file; the reader saves it under this path. */
  | { readonly kind: 'file'; readonly path: string }
  /** `<!-- fragment -->`: a part of a file, not of use alone. */
  | { readonly kind: 'fragment' }
  | { readonly kind: 'unmarked' };

/** Every document whose examples are tested, relative to the repository. */
export const DOCUMENTS: readonly string[] = [
  ...markdownIn('.'),
  ...markdownIn('docs').map((name) => `docs/${name}`),
];

/** The text of a document of this repository. */
export function readDocument(document: string): string {
  return readFileSync(join(ROOT, document), 'utf8');
}

/** All examples of one document, in its order. */
export function examplesIn(document: string): readonly Example[] {
  return parseExamples(document, readDocument(document));
}

/** The same of any text. */
export function parseExamples(document: string, text: string): readonly Example[] {
  const lines = text.split('\n');
  const examples: Example[] = [];
  let heading = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading;
    const language = /^```(\w*)$/.exec(line)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    assert.ok(end > at, `${document}:${at + 1}: this block has no end`);
    const body = `${lines.slice(at + 1, end).join('\n')}\n`;
    const role = roleOf(lines[at - 1]);
    examples.push({ document, line: at + 1, heading, language, text: body, role });
    at = end;
  }
  return examples;
}

/** The file that a section shows, by the section's heading and the file's path. */
export function exampleFile(document: string, heading: string, path: string): string {
  const found = examplesIn(document).filter(
    ({ role, ...example }) =>
      example.heading === heading && role.kind === 'file' && role.path === path,
  );
  const [example] = found;
  assert.ok(example && found.length === 1, `${document}, "${heading}": ${found.length} × ${path}`);
  return example.text;
}

/** Every complete workflow that the documents show. */
export function workflowExamples(): readonly Example[] {
  return DOCUMENTS.flatMap(examplesIn).filter(
    ({ role }) => role.kind === 'file' && role.path.startsWith('.github/workflows/'),
  );
}

function roleOf(above: string | undefined): ExampleRole {
  if (above === '<!-- fragment -->') return { kind: 'fragment' };
  const path = /^<!-- file: (\S+) -->$/.exec(above ?? '')?.[1];
  return path === undefined ? { kind: 'unmarked' } : { kind: 'file', path };
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'));
}
