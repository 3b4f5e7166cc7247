// What each command that measures or shows does, from its flags to its exit code.

import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { gitAnchors } from '../baseline/anchors.ts';
import { FileStore, LARGEST_BASELINE } from '../baseline/file-store.ts';
import { appendNoiseRun, checkNoiseFile } from '../baseline/noise-file.ts';
import { saveOnly } from '../baseline/store.ts';
import { demoPlan, explainDemo, runDemo } from '../demo/run-demo.ts';
import { addLastLines } from '../edge/last-lines.ts';
import { withLogs } from '../edge/log-folder.ts';
import { surroundings } from '../edge/read-config.ts';
import { type Fault, InputError } from '../errors.ts';
import { type GatePorts, noWorkflow } from '../gate/ports.ts';
import { type RecordFile, reportNewest } from '../gate/report-newest.ts';
import { runGate } from '../gate/run-gate.ts';
import { runNoise } from '../gate/run-noise.ts';
import { showHistory } from '../gate/show-history.ts';
import type { Command } from '../plan/commands.ts';
import type { CommandLine } from '../plan/flags.ts';
import type { Plan } from '../plan/plan.ts';
import { cannotBeRead, readTextFile } from '../regular-file.ts';
import { noiseRunOf } from '../report/noise-tally.ts';
import { renderTally } from '../report/render-noise.ts';
import { VERSION } from '../version.ts';
import { type CheckedOut, checkedOut, placeOf } from './checked-out.ts';
import { type Console, keepLogs } from './console.ts';
import { describeConfig, readBaselinePlan, readPlan } from './read-plan.ts';
import { writeHistory, writeNoise, writeReports } from './write-reports.ts';

export interface Session {
  readonly line: CommandLine;
  readonly console: Console;
  readonly signal: AbortSignal;
}

type Action = (session: Session) => Promise<number>;

/** Each resolves to the exit code, or throws what `run-command-line.ts` turns into one. */
export const COMMAND_ACTIONS: Readonly<
  Record<Exclude<Command, 'validate' | 'import' | 'import-requests'>, Action>
> = {
  run,
  compare,
  noise,
  report,
  history,
  demo,
};

async function run(session: Session): Promise<number> {
  const plan = await readPlan(session.line);
  return gate(session, plan, { baseline: new FileStore(plan.outputs) });
}

async function compare(session: Session): Promise<number> {
  const { line, console } = session;
  const plan = await readPlan(line);
  const baseline = saveOnly(new FileStore(plan.outputs));
  const arms: GatePorts['arms'] = {
    ...noWorkflow.arms,
    readPlan: async (directory, within) => {
      const itsPlan = await readBaselinePlan(line, plan, directory, within);
      if (itsPlan !== undefined && !(itsPlan instanceof InputError)) console.hide(itsPlan.secrets);
      return itsPlan;
    },
  };
  return gate(session, plan, { baseline, arms });
}

async function gate(
  session: Session,
  plan: Plan,
  more: Pick<GatePorts, 'baseline'> & Partial<Pick<GatePorts, 'arms'>>,
): Promise<number> {
  const { line, console } = session;
  console.hide(plan.secrets);
  // Now: it may be another file when the run ends.
  const reader = { kind: 'command', file: describeConfig(line, plan) } as const;
  const source = await sayCommit(plan, session);
  return withLogs(keepLogs(console), async (logs) => {
    const outcome = await runGate(plan, {
      ...portsOf(session, plan.outputs.quiet, logs, source),
      anchors: gitAnchors(placeOf(plan, session.signal)),
      ...more,
    });
    const report = addLastLines(outcome.report, logs, (text) => console.mask(text));
    writeReports(report, { ...plan.outputs, reader }, console);
    if (outcome.notStored !== undefined) throw outcome.notStored;
    return outcome.report.exit.code;
  });
}

async function noise(session: Session): Promise<number> {
  const { line, console } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const { append } = plan.outputs;
  if (append !== undefined) checkNoiseFile(append);
  const source = await sayCommit(plan, session);
  return withLogs(keepLogs(console), async (logs) => {
    const found = await runNoise(plan, portsOf(session, plan.outputs.quiet, logs, source));
    const { stream, failure } = writeNoise(found, plan.outputs, console);
    if (append !== undefined) {
      const runs = appendNoiseRun(append, noiseRunOf(found));
      console[stream](renderTally(runs, append, console.styleOf(stream)));
    }
    if (failure !== undefined) throw failure;
    return 0;
  });
}

async function report({ line, console }: Session): Promise<number> {
  const plan = await readPlan(line);
  const { baseline } = line.flags;
  const record = readRecordFile('RECORD', line.positionals[0] ?? '');
  const other = typeof baseline === 'string' ? readRecordFile('--baseline', baseline) : undefined;
  if (isFault(record) || isFault(other)) throw new InputError([record, other].filter(isFault));
  const reader = { kind: 'shown-again' } as const;
  writeReports(reportNewest(record, plan, other), { ...plan.outputs, reader }, console);
  return 0;
}

async function history({ line, console, signal }: Session): Promise<number> {
  const plan = await readPlan(line);
  const file = readRecordFile('FILE', line.positionals[0] ?? '');
  if (isFault(file)) throw new InputError([file]);
  const wanted = line.flags.name === undefined ? undefined : plan.name;
  const anchors = gitAnchors(placeOf(plan, signal));
  writeHistory(await showHistory(file, plan, wanted, anchors), plan.outputs, console);
  return 0;
}

function readRecordFile(place: string, path: string): RecordFile | Fault {
  try {
    return { text: readTextFile(resolve(path), LARGEST_BASELINE), path };
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    return { place, problem, remedy: 'Name a file that `--save` wrote.' };
  }
}

const isFault = (file: RecordFile | Fault | undefined): file is Fault =>
  file !== undefined && 'problem' in file;

async function demo(session: Session): Promise<number> {
  const { line, console } = session;
  if (line.faults.length > 0) throw new InputError(line.faults);
  const plan = demoPlan({ ...surroundings(), flags: line.flags, node: process.execPath });
  const { outputs } = plan;
  return withLogs(keepLogs(console), async (logs) => {
    const ports = portsOf(session, outputs.quiet, logs, NO_COMMIT);
    const outcome = await runDemo(plan, ports);
    writeReports(outcome.report, { ...outputs, reader: { kind: 'shown-again' } }, console);
    console.err(`\n${explainDemo(outcome.verdict.kind)}\n${DEMO_END}`);
    return 0;
  });
}

const DEMO_END =
  "Gate your own change:  perf-gate compare --start 'node server.js' --build 'npm ci' --base main\n";

function portsOf({ console, signal }: Session, quiet: boolean, logs: string, source: CheckedOut) {
  return {
    ...noWorkflow,
    report: quiet ? () => undefined : console.progress.bind(console),
    hide: console.hide.bind(console),
    signal,
    ambient: process.env,
    logs,
    identity: { id: randomUUID(), attempt: 1, ...source, url: undefined, perfGate: VERSION },
  };
}

/** The demonstration is of no commit of the reader's. */
const NO_COMMIT: CheckedOut = { commit: undefined, changedFrom: undefined };

/** Says at the start which commit is measured: files that are not committed may change until the end. */
async function sayCommit(plan: Plan, { console, signal }: Session): Promise<CheckedOut> {
  const source = await checkedOut(plan, signal);
  const { changedFrom } = source;
  if (changedFrom !== undefined && !plan.outputs.quiet) {
    const text = `The candidate is commit ${changedFrom.slice(0, 7)} with uncommitted changes.`;
    console.progress({ kind: 'note', text });
  }
  return source;
}
