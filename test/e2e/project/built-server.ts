// A paced server that runs from what a build left, and says where: to tell which files it was started from.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './git-repository.ts';
import { type Pace, pacedProject, paceFile } from './paced-server.ts';
import { type Finished, jobOf } from './project.ts';

const STARTS = 'starts.txt';

/** Beside the checkout is beside any folder of ours as well. */
const SERVER = `
import { appendFileSync, readdirSync } from 'node:fs';
import { pace } from './pace.js';

const start = { folder: process.cwd(), files: readdirSync('.').sort(), pace };
appendFileSync('../${STARTS}', JSON.stringify(start) + '\\n');
await import('./paced.js');
`;

const BUILD = `
import { cpSync, mkdirSync } from 'node:fs';

mkdirSync('built', { recursive: true });
for (const file of ['server.js', 'paced.js', 'pace.js']) cpSync('source/' + file, 'built/' + file);
`;

/** Inputs of a step that gates it. */
export const BUILT_INPUTS = ['build: node build.js', 'start: node built/server.js'];

/** What the server needs of it. */
export const BUILT_PATHS = 'baseline-paths: "built\\npackage.json"';

const fileNamed = (name: string, files: Files): string => files[name] ?? '';

export function builtProject(pace: Pace): Files {
  const { 'server.js': paced = '', ...project } = pacedProject(pace);
  const { 'pace.js': _, ...others } = project;
  return {
    ...others,
    ...builtPace(pace),
    '.gitignore': 'built/\nnode_modules/\n',
    'build.js': BUILD.trimStart(),
    'source/server.js': SERVER.trimStart(),
    'source/paced.js': paced,
  };
}

export const builtPace = (pace: Pace): Files => ({
  'source/pace.js': fileNamed('pace.js', paceFile(pace)),
});

export interface ServerStart {
  readonly folder: string;
  readonly files: readonly string[];
  readonly pace: number;
}

/** Every start of a server in the job of a run, in order. */
export function startsOf(finished: Finished): readonly ServerStart[] {
  const lines = readFileSync(join(besides(finished), STARTS), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): ServerStart => JSON.parse(line));
}

/** What else lies beside the checkout when the job has ended: nothing of ours should. */
export const leftBeside = (finished: Finished): readonly string[] =>
  readdirSync(besides(finished)).filter((name) => name !== 'shop' && name !== STARTS);

const besides = (finished: Finished): string => dirname(jobOf(finished).workspace ?? '');
