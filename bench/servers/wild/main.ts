// Does perf-gate hold on servers that other people wrote? Runs whole gates on each, and takes turns with wrk.
// node bench/servers/wild/main.ts --out FILE.jsonl [--servers express,nginx] [--budget 45s] [--rounds 3]
//   [--seed TEXT] [--cache FOLDER] [--again]
// --packages prints the Debian packages that are needed; --prepare fetches and compiles what is needed beyond them.
// Started again with the same file it goes on where it was. Prints the table of the file at its end.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listenForCancellation } from '../../../src/edge/cancellation.ts';
import { readCount } from '../../count.ts';
import { describeGround, groundText } from '../../engine/describe-ground.ts';
import { appendLine, readLines } from '../../json-lines.ts';
import { SERVERS } from './catalogue.ts';
import type { ServerLine } from './line.ts';
import { prepare } from './prepare.ts';
import { type ServerEntry, slugOf } from './server-entry.ts';
import { renderLines } from './table.ts';
import { tryServer } from './try-server.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '' },
    servers: { type: 'string' },
    budget: { type: 'string', default: '45s' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: 'bench' },
    cache: { type: 'string', default: join(homedir(), '.cache/perf-gate-bench/wild') },
    again: { type: 'boolean', default: false },
    packages: { type: 'boolean', default: false },
    prepare: { type: 'boolean', default: false },
  },
});
const wanted = selectServers(values.servers);

if (values.packages) {
  console.log([...new Set(wanted.flatMap(({ packages }) => packages))].join(' '));
} else {
  using cancellation = listenForCancellation(console.error);
  try {
    await (values.prepare ? prepareAll(cancellation.signal) : tryAll(cancellation.signal));
  } catch (error) {
    if (!cancellation.signal.aborted) throw error;
    console.error('cancelled; nothing is left running, and what is in the file stays');
    process.exitCode = cancellation.exitCode ?? 1;
  }
}

/** What cannot be had is said, and the others are prepared all the same. */
async function prepareAll(signal: AbortSignal): Promise<void> {
  for (const entry of wanted) {
    console.error(`${entry.name}: preparing`);
    await prepare(entry, resolve(values.cache), signal).catch((error: unknown) => {
      signal.throwIfAborted();
      process.exitCode = 1;
      console.error(String(error));
    });
  }
}

async function tryAll(signal: AbortSignal): Promise<void> {
  const { out, budget, seed, again } = values;
  if (out === '') throw new Error('Write --out FILE.jsonl.');
  const ground = await describeGround();
  const options = {
    budget,
    seed,
    commit: ground.commit,
    rounds: readCount(values.rounds, '--rounds', 0),
    cache: resolve(values.cache),
    signal,
    say: console.error,
  };
  const tried = readLines<ServerLine>(out).filter(({ kind }) => kind === 'tried');
  const done = tried.map(({ server }) => server);
  for (const entry of wanted) {
    if (again || !done.includes(entry.name)) appendLine(out, await tryServer(entry, options));
  }
  console.log(`node bench/servers/wild/main.ts ${process.argv.slice(2).join(' ')}`);
  console.log(`${new Date().toISOString()}, ${groundText(ground)}\n`);
  console.log(renderLines(readLines<ServerLine>(out)));
}

/** @param names beginnings of their slugs */
function selectServers(names: string | undefined): readonly ServerEntry[] {
  if (names === undefined) return SERVERS;
  return names.split(',').flatMap((name) => {
    const found = SERVERS.filter((entry) => slugOf(entry).startsWith(name.trim().toLowerCase()));
    if (found.length > 0) return found;
    throw new Error(`--servers: there is no "${name}", only ${SERVERS.map(slugOf).join(', ')}.`);
  });
}
