// What people see in the job log: progress, the report, errors, annotations; no secret, and no command of others.

import { randomUUID } from 'node:crypto';
import { debug, endGroup, error, notice, setSecret, startGroup, warning } from '@actions/core';
import type { GateError } from '../errors.ts';
import { maskSecrets } from '../plan/mask.ts';
import { secretParts } from '../plan/secrets.ts';
import type { Progress } from '../progress.ts';
import type { GateReport } from '../report/gate-report.ts';
import { INITIAL_PROGRESS, paintProgress } from '../report/paint-progress.ts';
import { renderError } from '../report/render-error.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { visibleText } from '../report/visible-text.ts';
import type { Annotation, Annotator } from './job/annotations.ts';

/** As wide as GitHub shows without scrolling; symbols say what colour would. */
const STYLE = { colour: false, unicode: true, width: 100 } as const;

/** The runner cuts at 4096. */
const LONGEST_ANNOTATION = 4_000;

const ANNOTATE = { error, warning, notice } as const;

export class JobLog implements Annotator {
  #secrets: readonly string[] = [];
  #progress = INITIAL_PROGRESS;
  #stage: Stage | undefined;
  #hasOpenGroup = false;

  /** From now on these texts and their lines appear nowhere; to be called before anything is printed. */
  hide(secrets: readonly string[]): void {
    const texts = secrets.flatMap(secretParts);
    this.#secrets = [...this.#secrets, ...texts];
    for (const text of texts) setSecret(text);
  }

  mask(text: string): string {
    return maskSecrets(text, this.#secrets);
  }

  /** Lasting lines only: a log has no line that could be taken back. */
  progress(progress: Progress): void {
    this.#enterStage(progress.kind);
    const { state, line } = paintProgress(this.#progress, progress);
    this.#progress = state;
    if (line !== undefined) this.#print(line);
  }

  /** A sentence of ours, which may quote others. */
  note(text: string): void {
    this.progress({ kind: 'note', text });
  }

  /** The whole report, in no group: it is what people came for. */
  report(report: GateReport): void {
    this.endGroup();
    this.#printFramed(renderTerminal(report, STYLE));
  }

  error(fault: GateError): void {
    this.endGroup();
    // Before anything is cut: half a secret would no longer be recognised.
    const { code } = fault;
    const [message, remedy] = [this.mask(fault.message), this.mask(fault.remedy)];
    const evidence = fault.evidence.map((line) => this.mask(line));
    this.#printFramed(renderError({ code, message, remedy, evidence }, STYLE));
  }

  /** One of the few lines that GitHub shows on the page of the run. */
  annotate({ level, title, text }: Annotation): void {
    ANNOTATE[level](visibleText(this.mask(text), LONGEST_ANNOTATION), {
      title: visibleText(this.mask(title)),
    });
  }

  /** Shown only where somebody asked for it (`ACTIONS_STEP_DEBUG`). */
  debug(text: string): void {
    debug(this.mask(text));
  }

  /** What the toolkit prints of its own accord meanwhile is folded away. */
  async within<T>(title: string, act: () => Promise<T>): Promise<T> {
    this.group(title);
    try {
      return await act();
    } finally {
      this.endGroup();
    }
  }

  group(title: string): void {
    this.endGroup();
    startGroup(title);
    this.#hasOpenGroup = true;
  }

  endGroup(): void {
    if (this.#hasOpenGroup) endGroup();
    this.#hasOpenGroup = false;
  }

  #enterStage(kind: Progress['kind']): void {
    const stage = nextStage(this.#stage, kind);
    if (stage === undefined) return;
    this.#stage = stage;
    const title = STAGE_TITLES[stage];
    if (title === undefined) this.endGroup();
    else this.group(title);
  }

  /** Framed only where there is need: two lines of token around each would bury what is said. */
  #print(line: string): void {
    if (looksLikeCommand(line)) this.#printFramed(line);
    else process.stdout.write(`${this.mask(line)}\n`);
  }

  #printFramed(text: string): void {
    process.stdout.write(frameText(this.mask(text)));
  }
}

/**
 * The runner obeys a line that begins with `::command` after white space, and one that holds
 * `##[command]` anywhere; the viewer of logs also draws `##[error]`, `##[group]` and the like
 * (ActionCommand.cs of actions/runner).
 */
const COMMAND_LIKE = /::|##\[/;

/** Whether any of it could be taken for a command; generous, so that it need not follow the runner. */
export const looksLikeCommand = (text: string): boolean => COMMAND_LIKE.test(text);

/**
 * Between `stop-commands` and a token that nobody can guess. `##[` is broken up as well: the runner
 * does not obey it here, but the viewer would still draw it.
 */
export function frameText(text: string, token: string = randomUUID()): string {
  const shown = text.replaceAll('##[', '# #[');
  const end = shown.endsWith('\n') ? '' : '\n';
  return `::stop-commands::${token}\n${shown}${end}::${token}::\n`;
}

/** In the order in which they come; `judging` is not folded: what follows is to be read. */
const STAGES = ['preparing', 'measuring', 'judging'] as const;
type Stage = (typeof STAGES)[number];

const STAGE_TITLES: Readonly<Record<Stage, string | undefined>> = {
  preparing: 'Build and start the server',
  measuring: 'Measure',
  judging: undefined,
};

const STAGE_OF: Readonly<Partial<Record<Progress['kind'], Stage>>> = {
  building: 'preparing',
  'preparing-baseline': 'preparing',
  'starting-server': 'preparing',
  calibrating: 'measuring',
  planned: 'measuring',
  judging: 'judging',
};

/** The stage that a report begins; a server that starts again for a later block begins none. */
function nextStage(current: Stage | undefined, kind: Progress['kind']): Stage | undefined {
  const next = STAGE_OF[kind];
  if (next === undefined) return undefined;
  const isLater = current === undefined || STAGES.indexOf(next) > STAGES.indexOf(current);
  return isLater ? next : undefined;
}
