// All that can be fuzzed, by name.

import { openAnswers } from './answers.ts';
import { openArchives } from './archives.ts';
import { openConfiguration } from './configuration.ts';
import { openImports } from './imports.ts';
import { openRecords } from './records.ts';
import { openResults } from './results.ts';
import type { OpenSubject } from './subject.ts';

export const SUBJECTS: Readonly<Record<string, OpenSubject>> = {
  configuration: openConfiguration,
  imports: openImports,
  results: openResults,
  records: openRecords,
  archives: openArchives,
  answers: openAnswers,
};

export function openSubject(name: string): OpenSubject {
  const open = SUBJECTS[name];
  if (open !== undefined) return open;
  throw new Error(`--subject: "${name}" is none of ${Object.keys(SUBJECTS).join(', ')}.`);
}
