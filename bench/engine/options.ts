// What the command line of the bench says.

import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCount } from '../count.ts';
import { SERVER_NAMES } from './servers.ts';
import { PLACEMENTS, type Placement, type Setting } from './setting.ts';
import { TOOL_NAMES } from './tools.ts';

export interface EngineOptions {
  readonly settings: readonly Setting[];
  readonly tools: readonly string[];
  /** How many rounds each setting gets. */
  readonly rounds: number;
  /** How long a tool is measured; each turn takes two seconds more. */
  readonly seconds: number;
  /** Where rounds are kept; `undefined`: nowhere. */
  readonly out: string | undefined;
  /** Where install-peers.sh has put the peers. */
  readonly peers: string;
  /** Where `pinned` puts the one and the other; `shared` puts both on the tool's. */
  readonly serverCore: number;
  readonly toolCore: number;
}

/** @throws Error that says what to write instead */
export function readOptions(args: readonly string[]): EngineOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      servers: { type: 'string', default: SERVER_NAMES.join() },
      connections: { type: 'string', default: '1,10,50,400' },
      tools: { type: 'string', default: TOOL_NAMES.join() },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      pinned: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
      unpinned: { type: 'boolean', default: false },
      cores: { type: 'string', default: '0,1' },
      out: { type: 'string' },
      peers: { type: 'string', default: join(homedir(), '.cache/perf-gate-bench') },
    },
  });
  const wanted = PLACEMENTS.filter((placement) => values[placement]);
  const placements: readonly Placement[] = wanted.length === 0 ? ['pinned', 'unpinned'] : wanted;
  const servers = listOf(values.servers).map((name) => oneOf(SERVER_NAMES, name, '--servers'));
  const connections = listOf(values.connections).map((text) => readCount(text, '--connections'));
  const [serverCore, toolCore] = readCores(values.cores, placements);
  return {
    settings: servers.flatMap((server) =>
      placements.flatMap((placement) =>
        connections.map((connections) => ({ server, placement, connections })),
      ),
    ),
    tools: listOf(values.tools).map((name) => oneOf(TOOL_NAMES, name, '--tools')),
    rounds: readCount(values.rounds, '--rounds'),
    seconds: readCount(values.seconds, '--seconds'),
    out: values.out,
    peers: values.peers,
    serverCore,
    toolCore,
  };
}

const listOf = (text: string): readonly string[] => text.split(',').map((item) => item.trim());

function oneOf<Name extends string>(names: readonly Name[], text: string, flag: string): Name {
  const name = names.find((one) => one === text);
  if (name === undefined) throw new Error(`${flag}: "${text}" is none of ${names.join(', ')}.`);
  return name;
}

function readCores(text: string, placements: readonly Placement[]): readonly [number, number] {
  const [server, tool] = listOf(text).map(Number);
  if (server === undefined || tool === undefined || !(server >= 0 && tool >= 0)) {
    throw new Error('--cores: write the core of the server and that of the tool, as in 0,1.');
  }
  const needed = placements.map((each) =>
    each === 'pinned' ? Math.max(server, tool) : each === 'shared' ? tool : 0,
  );
  if (Math.max(...needed) >= availableParallelism()) {
    throw new Error('--cores: this machine has no such cores; write others, or --unpinned.');
  }
  return [server, tool];
}
