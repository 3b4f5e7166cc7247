// The folder in which the command was started: relative paths start there.

import { InputError } from '../errors.ts';

/** @throws InputError where it was removed meanwhile: the system cannot say where it was */
export function checkWorkingDirectory(): void {
  try {
    process.cwd();
  } catch {
    throw new InputError([
      {
        place: 'working directory',
        problem: 'it does not exist any more.',
        remedy: 'Change to a folder that exists: `cd`.',
      },
    ]);
  }
}
