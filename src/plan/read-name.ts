// Reads `name`, which becomes part of the names of artifacts and identifies the comment.

import { type Reading, refuse, shown } from './read/reading.ts';
import { readText } from './read/text.ts';

/** What GitHub accepts in the name of an artifact, and what cannot close an HTML comment. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._+=,@()[\]-]{0,99}$/u;

export function readName(raw: unknown): Reading<string> {
  const reading = readText(raw);
  if (reading.kind === 'refused') return reading;
  if (reading.value.endsWith('-build')) {
    return refuse(
      `${shown(raw)} ends like the artifacts of stored builds.`,
      'Leave out `-build` at the end.',
    );
  }
  if (NAME.test(reading.value)) return reading;
  return refuse(
    `${shown(raw)} cannot name an artifact.`,
    'Use up to 100 letters, digits, spaces and `._+=,@()[]-`, beginning with a letter or digit.',
  );
}
