// The load generators: how each is started for the same load, and how what it prints is read.

import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parseAb } from './outputs/ab.ts';
import { parseAutocannon } from './outputs/autocannon.ts';
import { parseBombardier } from './outputs/bombardier.ts';
import { parseH2load } from './outputs/h2load.ts';
import { parseHey } from './outputs/hey.ts';
import { parseK6 } from './outputs/k6.ts';
import { parseOha } from './outputs/oha.ts';
import { parseOurs } from './outputs/ours.ts';
import type { RunCounts } from './outputs/run-counts.ts';
import { parseWrk } from './outputs/wrk.ts';

/** The same for all: kept connections, one request at a time on each, no limit of the rate. */
interface Load {
  readonly url: string;
  readonly connections: number;
  /** Whole seconds: some know no others. */
  readonly seconds: number;
}

interface Tool {
  readonly name: string;
  /** Started by Node, not by its own first line, so that all three run on the same Node. */
  readonly isNodeProgram?: boolean;
  /** One thread where the tool has an option for it. */
  readonly arguments: (load: Load) => readonly string[];
  /** The command that prints its version; without one, the version comes from the installation. */
  readonly version?: readonly string[];
  readonly parse: (stdout: string) => RunCounts;
}

const PEERS: readonly Tool[] = [
  {
    name: 'wrk',
    arguments: ({ url, connections, seconds }) => [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '10s',
      url,
    ],
    version: ['-v'],
    parse: parseWrk,
  },
  {
    name: 'ab',
    // `-t` sets `-n` to 50000, so it comes first. Room for results is reserved, and used as they come.
    arguments: ({ url, connections, seconds }) => [
      '-q',
      '-k',
      '-l',
      '-c',
      `${connections}`,
      '-t',
      `${seconds}`,
      '-n',
      '20000000',
      url,
    ],
    version: ['-V'],
    parse: parseAb,
  },
  {
    name: 'h2load',
    arguments: ({ url, connections, seconds }) => [
      '--h1',
      '-t1',
      '-m1',
      '-c',
      `${connections}`,
      '-D',
      `${seconds}`,
      url,
    ],
    version: ['--version'],
    parse: parseH2load,
  },
  {
    name: 'hey',
    arguments: ({ url, connections, seconds }) => [
      '-z',
      `${seconds}s`,
      '-c',
      `${connections}`,
      '-t',
      '10',
      url,
    ],
    parse: parseHey,
  },
  {
    name: 'bombardier',
    arguments: ({ url, connections, seconds }) => [
      ...['-c', `${connections}`, '-d', `${seconds}s`, '-t', '10s'],
      ...['--print', 'result', '--format', 'json', url],
    ],
    parse: parseBombardier,
  },
  {
    name: 'oha',
    arguments: ({ url, connections, seconds }) => [
      ...['-c', `${connections}`, '-z', `${seconds}s`],
      ...['--no-tui', '--output-format', 'json', url],
    ],
    version: ['--version'],
    parse: parseOha,
  },
  {
    name: 'k6',
    arguments: ({ url, connections, seconds }) => [
      ...['run', '--quiet', '--no-usage-report', '--address', ''],
      ...['--vus', `${connections}`, '--duration', `${seconds}s`, '--env', `TARGET=${url}`],
      join(import.meta.dirname, 'k6-script.js'),
    ],
    version: ['version'],
    parse: parseK6,
  },
  {
    name: 'autocannon',
    isNodeProgram: true,
    arguments: ({ url, connections, seconds }) => [
      '-c',
      `${connections}`,
      '-d',
      `${seconds}`,
      '-t',
      '10',
      '--json',
      '--no-progress',
      url,
    ],
    version: ['--version'],
    parse: parseAutocannon,
  },
];

const ENGINES = ['wire', 'undici'] as const;
export const TOOL_NAMES: readonly string[] = [...ENGINES, ...PEERS.map(({ name }) => name)];

/** A tool that is here. */
export interface InstalledTool {
  readonly name: string;
  readonly version: string;
  readonly command: (load: Load) => readonly string[];
  readonly parse: Tool['parse'];
}

/** @param generator the bundle of generator.ts; what is of the project has the project's version */
export function ourTools(generator: string, version: string): readonly InstalledTool[] {
  return ENGINES.map((engine) => ({
    name: engine,
    version,
    command: ({ url, connections, seconds }) => [
      ...[process.execPath, generator, '--engine', engine, '--url', url],
      ...['--connections', `${connections}`, '--seconds', `${seconds}`],
    ],
    parse: parseOurs,
  }));
}

/** Those that are in `folder` or on the path. */
export async function findPeers(folder: string): Promise<readonly InstalledTool[]> {
  const found = PEERS.map(async (tool) => {
    const program = findProgram(tool.name, folder);
    if (program === undefined) return [];
    const start = tool.isNodeProgram ? [process.execPath, realpathSync(program)] : [program];
    return {
      name: tool.name,
      version: await (tool.version
        ? askVersion([...start, ...tool.version])
        : notedVersion(tool.name, folder)),
      command: (load: Load) => [...start, ...tool.arguments(load)],
      parse: tool.parse,
    };
  });
  return (await Promise.all(found)).flat();
}

/** In `folder/bin` or on the path. */
export function findProgram(name: string, folder: string): string | undefined {
  const folders = [join(folder, 'bin'), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((each) => join(each, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of its words that looks like one; some tools say it on the other stream, and fail. */
async function askVersion([file = '', ...rest]: readonly string[]): Promise<string> {
  const said = await promisify(execFile)(file, rest).catch((error) => error);
  return versionIn(`${said.stdout}${said.stderr}`);
}

/** As install-peers.sh has noted it. */
async function notedVersion(name: string, folder: string): Promise<string> {
  return versionIn(await readFile(join(folder, 'versions', name), 'utf8').catch(() => ''));
}

const versionIn = (text: string): string => /\d+\.\d+(?:\.\d+)?/.exec(text)?.[0] ?? '';
