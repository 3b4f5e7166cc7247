// One server: set up, calibrated, gated against itself and against a slower version, and compared with wrk.

import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithWrk } from './beside-wrk.ts';
import { calibrate } from './calibrate.ts';
import { type GateSettings, runGateOn } from './gate.ts';
import { findLeft, listeningPorts } from './leftovers.ts';
import type { ServerLine } from './line.ts';
import { isInstalled, missingPrograms } from './prepare.ts';
import type { Run } from './run.ts';
import { type ServerEntry, slugOf } from './server-entry.ts';
import { writeVersion } from './versions.ts';

export interface TryOptions extends GateSettings {
  /** A folder that is kept: what was prepared. */
  readonly cache: string;
  /** Turns of perf-gate and wrk. */
  readonly rounds: number;
  readonly commit: string;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** What goes wrong is an outcome too. @throws the signal's reason when aborted */
export async function tryServer(entry: ServerEntry, options: TryOptions): Promise<ServerLine> {
  const head = { server: entry.name, date: new Date().toISOString(), commit: options.commit };
  const programs = missingPrograms(entry);
  if (programs.length > 0) return { ...head, kind: 'missing', programs };
  const root = await mkdtemp(join(tmpdir(), 'wild-server-'));
  try {
    return { ...head, ...(await tryIn(root, entry, options)) };
  } catch (error) {
    options.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { ...head, kind: 'trouble', message };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function tryIn(root: string, entry: ServerEntry, options: TryOptions) {
  const { signal, say, rounds } = options;
  const temporary = join(root, 'tmp');
  await mkdir(temporary);
  // Some servers give up their rights, and read their files all the same.
  await chmod(root, 0o755);
  const env = { ...process.env, TMPDIR: temporary, WILD_SERVER: root };
  const run: Run = { root, cache: join(options.cache, slugOf(entry)), env, signal };
  const ports = listeningPorts();
  say(`${entry.name}: calibrating`);
  const injected = await calibrate(entry, run);
  say(`${entry.name}: ${injected.burn} take ${(100 * injected.loss).toFixed(0)} %; against itself`);
  const baseline = await writeVersion(entry, run, 'old', 0);
  const itself = await writeVersion(entry, run, 'new', 0);
  const same = await runGateOn(entry, { baseline, candidate: itself }, options, run);
  say(`${entry.name}: ${same.verdict}; against the slower one`);
  const candidate = await writeVersion(entry, run, 'new', injected.burn);
  const slower = await runGateOn(entry, { baseline, candidate }, options, run);
  say(`${entry.name}: ${slower.verdict}; beside wrk`);
  const hasWrk = rounds > 0 && entry.transport !== 'unix-socket' && isInstalled('wrk');
  const seen = hasWrk ? await compareWithWrk(entry, rounds, run) : [];
  const left = findLeft(root, temporary, ports);
  return { kind: 'tried', cost: entry.cost, injected, same, slower, rounds: seen, left } as const;
}
