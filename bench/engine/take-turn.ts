// One tool's turn: a short run and a longer one, whose difference is what a request costs.

import type { RunCounts } from './outputs/run-counts.ts';
import { runTool, type ToolRun } from './run-tool.ts';
import type { BenchServer } from './servers.ts';
import type { Measured, Turn } from './setting.ts';
import type { InstalledTool } from './tools.ts';

/**
 * Long enough to connect, to be compiled and to be in full swing. What a process costs before its first
 * request and after its last differs from tool to tool, and is no part of the price of a request.
 */
const SHORT_SECONDS = 1;
/** What a tool may take on top of its time, in milliseconds: k6 starts slowly, ab sorts at the end. */
const PATIENCE = 60_000;

interface TurnOrder {
  readonly tool: InstalledTool;
  readonly server: BenchServer;
  readonly connections: number;
  readonly seconds: number;
  /** What its command begins with. */
  readonly pin: readonly string[];
  readonly signal: AbortSignal;
}

interface SeenRun extends ToolRun, RunCounts {
  readonly serverCpu: number;
}

/** What goes wrong with the tool is an outcome too. @throws the signal's reason when aborted */
export async function takeTurn(order: TurnOrder): Promise<Turn> {
  const { name: tool, version } = order.tool;
  try {
    const short = await runFor(order, SHORT_SECONDS);
    const long = await runFor(order, SHORT_SECONDS + order.seconds);
    return { tool, version, outcome: difference(short, long) };
  } catch (error) {
    order.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { tool, version, outcome: { kind: 'trouble', message } };
  }
}

async function runFor(order: TurnOrder, seconds: number): Promise<SeenRun> {
  const { tool, server, connections, pin, signal } = order;
  const command = [...pin, ...tool.command({ url: server.url, connections, seconds })];
  // On one core a second thread of Go's would only wait for the first.
  const env: Readonly<Record<string, string>> = pin.length > 0 ? { GOMAXPROCS: '1' } : {};
  const before = server.cpu();
  const run = await runTool({ command, env, patience: seconds * 1_000 + PATIENCE, signal });
  return { ...run, ...tool.parse(run.stdout), serverCpu: server.cpu() - before };
}

/** @throws Error when the longer run was answered no more often than the shorter one */
function difference(short: SeenRun, long: SeenRun): Measured {
  const failures = [short, long].map(({ failures }) => failures).filter((text) => text !== '');
  if (long.requests <= short.requests) {
    throw new Error(`answered ${long.requests} times; ${failures.join('; ')}`);
  }
  return {
    kind: 'measured',
    requests: long.requests - short.requests,
    seconds: long.seconds - short.seconds,
    cpu: long.cpu - short.cpu,
    serverCpu: long.serverCpu - short.serverCpu,
    peakMemory: long.peakMemory,
    failures: failures.join('; '),
  };
}
