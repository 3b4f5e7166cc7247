// Does the generator grow, and how much does it hold? Millions of requests, then 400 connections.
// node bench/engine/memory.ts [--requests 10000000] [--every 500000] [--connections 50] [--peak-connections 400]
//   [--runs 3] [--seconds 5] [--server nginx] [--peers FOLDER]

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { listenForCancellation } from '../../src/edge/cancellation.ts';
import { VERSION } from '../../src/version.ts';
import { bundleGenerator } from './bundle-generator.ts';
import { describeGround, groundText } from './describe-ground.ts';
import { type MemoryNote, parseMemoryNote } from './memory-note.ts';
import { parseOurs } from './outputs/ours.ts';
import { type PeakRun, renderGrowth, renderPeaks } from './render-memory.ts';
import { runTool } from './run-tool.ts';
import { SERVER_NAMES, startBenchServer } from './servers.ts';
import { findProgram, ourTools } from './tools.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000000' },
    every: { type: 'string', default: '500000' },
    connections: { type: 'string', default: '50' },
    'peak-connections': { type: 'string', default: '400' },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    server: { type: 'string', default: 'nginx' },
    peers: { type: 'string', default: join(homedir(), '.cache/perf-gate-bench') },
  },
});
const PATIENCE = 60_000;
const say = (text: string): void => console.error(text);

using cancellation = listenForCancellation(console.error);
try {
  await run(cancellation.signal);
} catch (error) {
  if (!cancellation.signal.aborted) throw error;
  say('cancelled; nothing is left running');
  process.exitCode = cancellation.exitCode ?? 1;
}

async function run(signal: AbortSignal): Promise<void> {
  const name = SERVER_NAMES.find((one) => one === values.server);
  if (name === undefined) throw new Error(`--server: write ${SERVER_NAMES.join(' or ')}.`);
  const nginx = findProgram('nginx', values.peers);
  const ground = groundText(await describeGround());
  console.log(`${name}, ${new Date().toISOString().slice(0, 16)} UTC, ${ground}\n`);
  await using server = await startBenchServer({ name, nginx, pin: [], signal });
  console.log(renderGrowth(await soak(server.url, signal)));
  console.log(`\n${renderPeaks(await takePeaks(server.url, signal))}`);
}

async function soak(url: string, signal: AbortSignal): Promise<readonly MemoryNote[]> {
  await using program = await bundleGenerator('soak');
  const order = ['requests', 'every', 'connections'] as const;
  const child = spawn(
    process.execPath,
    [program.file, '--url', url, ...order.flatMap((flag) => [`--${flag}`, values[flag]])],
    { stdio: ['ignore', 'pipe', 'inherit'], signal, killSignal: 'SIGKILL' },
  );
  const ended = once(child, 'close');
  const notes: MemoryNote[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const note = parseMemoryNote(line);
    notes.push(note);
    say(`${note.requests} requests: ${(note.resident / 1e6).toFixed(1)} MB`);
  }
  await ended;
  if (child.exitCode !== 0) throw new Error(`soak.ts ended with ${child.exitCode}.`);
  return notes;
}

async function takePeaks(url: string, signal: AbortSignal): Promise<readonly PeakRun[]> {
  await using generator = await bundleGenerator('generator');
  const connections = Number(values['peak-connections']);
  const seconds = Number(values.seconds);
  const peaks: PeakRun[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    for (const { name, command } of ourTools(generator.file, VERSION)) {
      const patience = seconds * 1_000 + PATIENCE;
      const order = { command: command({ url, connections, seconds }), env: {}, patience, signal };
      const { stdout, peakMemory } = await runTool(order);
      const { requests, failures } = parseOurs(stdout);
      peaks.push({ engine: name, connections, requests, peakMemory, failures });
    }
  }
  return peaks;
}
