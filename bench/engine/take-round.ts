// A round: one fresh server, and every tool's turn on it.

import type { EngineOptions } from './options.ts';
import { startBenchServer } from './servers.ts';
import type { Ground, Round, Setting, Turn } from './setting.ts';
import { takeTurn } from './take-turn.ts';
import { findProgram, type InstalledTool } from './tools.ts';

interface RoundOrder {
  readonly setting: Setting;
  /** Counted from 1. */
  readonly number: number;
  readonly tools: readonly InstalledTool[];
  readonly options: EngineOptions;
  readonly ground: Ground;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** @throws GateError when the server does not serve; the signal's reason when aborted */
export async function takeRound(order: RoundOrder): Promise<Round> {
  const { setting, number, tools, options, ground, signal } = order;
  const { serverCore, toolCore, peers, seconds } = options;
  const pinTo = (core: number): readonly string[] =>
    setting.placement === 'unpinned' ? [] : ['taskset', '-c', `${core}`];
  const date = new Date().toISOString();
  await using server = await startBenchServer({
    name: setting.server,
    nginx: findProgram('nginx', peers),
    pin: pinTo(setting.placement === 'pinned' ? serverCore : toolCore),
    signal,
  });
  const { connections } = setting;
  const turn = { server, connections, pin: pinTo(toolCore), signal };
  const ordered = rotate(tools, number - 1);
  const [first] = ordered;
  // The server compiles its code before any tool is measured.
  if (first !== undefined) await takeTurn({ ...turn, tool: first, seconds: 1 });
  const turns: Turn[] = [];
  for (const tool of ordered) {
    const taken = await takeTurn({ ...turn, tool, seconds });
    order.say(describe(taken));
    turns.push(taken);
  }
  return { schema: 1, setting, number, date, seconds, ground, turns };
}

/** Each goes first in turn: a drift within a round then favours no tool. */
function rotate<T>(items: readonly T[], by: number): readonly T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function describe({ tool, outcome }: Turn): string {
  if (outcome.kind === 'trouble') return `${tool}: ${outcome.message}`;
  const { requests, seconds, cpu } = outcome;
  const rate = (requests / seconds).toFixed(0);
  return `${tool}: ${rate} requests/s, ${((1e6 * cpu) / requests).toFixed(2)} µs of CPU each`;
}
