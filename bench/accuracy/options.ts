// What the command line of the bench says.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCount } from '../count.ts';
import { CASES, type Case, punctuality } from './cases.ts';
import { PEER_NAMES } from './peers.ts';

export interface AccuracyOptions {
  readonly cases: readonly Case[];
  readonly tools: readonly string[];
  readonly rounds: number;
  /** Where bench/engine/install-peers.sh has put the peers. */
  readonly peers: string;
}

const TOOL_NAMES = ['wire', 'undici', ...PEER_NAMES];
const PUNCTUAL_SECONDS = 5;
const ALL: readonly Case[] = [
  ...CASES,
  ...[1_000, 10_000].map((rate) => punctuality(rate, PUNCTUAL_SECONDS)),
];

/** @throws Error that says what to write instead */
export function readOptions(args: readonly string[]): AccuracyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: ALL.map(({ name }) => name).join() },
      tools: { type: 'string', default: TOOL_NAMES.join() },
      rounds: { type: 'string', default: '3' },
      peers: { type: 'string', default: join(homedir(), '.cache/perf-gate-bench') },
    },
  });
  return {
    cases: values.cases.split(',').map((name) => named(ALL, name, '--cases')),
    tools: values.tools.split(',').map((name) => {
      if (TOOL_NAMES.includes(name)) return name;
      throw new Error(`--tools: "${name}" is none of ${TOOL_NAMES.join(', ')}.`);
    }),
    rounds: readCount(values.rounds, '--rounds'),
    peers: values.peers,
  };
}

function named(cases: readonly Case[], name: string, flag: string): Case {
  const found = cases.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new Error(`${flag}: "${name}" is none of ${cases.map((each) => each.name).join(', ')}.`);
}
