// Which files say what a version of a project is made of, by language.

import { readComposer, readNpm, readPipenv } from './formats/json.ts';
import { readGemfile, readGoMod, readRequirements } from './formats/lines.ts';
import { readPnpm } from './formats/pnpm.ts';
import { readCargo, readPdm, readPoetry, readUv } from './formats/toml.ts';
import { readYarn } from './formats/yarn.ts';
import type { Reader } from './locked.ts';

export interface Ecosystem {
  /** In a folder that holds several of them the first counts. */
  readonly formats: readonly Format[];
}

interface Format {
  /** Of the file. Several files of a format are read as one. */
  readonly name: RegExp;
  readonly read: Reader;
}

export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    formats: [
      { name: /^npm-shrinkwrap\.json$/, read: readNpm },
      { name: /^package-lock\.json$/, read: readNpm },
      { name: /^pnpm-lock\.yaml$/, read: readPnpm },
      { name: /^yarn\.lock$/, read: readYarn },
    ],
  },
  {
    formats: [
      { name: /^uv\.lock$/, read: readUv },
      { name: /^poetry\.lock$/, read: readPoetry },
      { name: /^pdm\.lock$/, read: readPdm },
      { name: /^Pipfile\.lock$/, read: readPipenv },
      { name: /^requirements[\w.-]*\.txt$/, read: readRequirements },
    ],
  },
  { formats: [{ name: /^go\.mod$/, read: readGoMod }] },
  { formats: [{ name: /^Cargo\.lock$/, read: readCargo }] },
  { formats: [{ name: /^Gemfile\.lock$/, read: readGemfile }] },
  { formats: [{ name: /^composer\.lock$/, read: readComposer }] },
];
