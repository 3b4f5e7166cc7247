// What do rounds that are already noted say? Prints the tables of main.ts again.
// node bench/engine/report.ts FILE.jsonl…

import { readLines } from '../json-lines.ts';
import { renderReport } from './render-report.ts';
import type { Round } from './setting.ts';

const rounds = process.argv.slice(2).flatMap((path) => readLines<Round>(path));
if (rounds.length === 0) throw new Error('No rounds: name the files that main.ts wrote.');
console.log(renderReport(rounds));
