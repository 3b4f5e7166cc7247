// One tool's run at a server of its own, and what was true of it.

import { startTruthServer } from '../servers/truth/start-truth-server.ts';
import type { Case } from './cases.ts';
import type { Figures, Loop, Seen } from './seen.ts';
import type { AccuracyTool } from './tools.ts';
import { type Punctuality, punctualityOf, truthOf } from './truth.ts';

/** A run as it was reported, and as it was. */
export interface ComparedRun {
  readonly tool: string;
  readonly loop: Loop;
  readonly outcome:
    | {
        readonly kind: 'seen';
        readonly seen: Seen;
        readonly truth: Figures;
        /** Where requests were asked for at a rate. */
        readonly punctuality: Punctuality | undefined;
      }
    | { readonly kind: 'trouble'; readonly message: string };
}

/** What goes wrong with the tool is an outcome too. @throws the signal's reason when aborted */
export async function takeRun(
  tool: AccuracyTool,
  load: Case,
  signal: AbortSignal,
): Promise<ComparedRun> {
  const { rate, connections, seconds, script } = load;
  const head = { tool: `${tool.name} ${tool.version}`.trim(), loop: tool.loopOf(rate) };
  await using server = await startTruthServer();
  const begin = () => server.begin(script);
  // ab speaks HTTP/1.0.
  const url = `${server.url}kept`;
  try {
    const seen = await tool.run({ url, connections, rate, seconds, begin, signal });
    const report = await server.report();
    const isScheduled = rate !== undefined && head.loop !== 'closed';
    const punctuality = isScheduled ? punctualityOf(report, rate) : undefined;
    return { ...head, outcome: { kind: 'seen', seen, truth: truthOf(report, load), punctuality } };
  } catch (error) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { ...head, outcome: { kind: 'trouble', message } };
  }
}
