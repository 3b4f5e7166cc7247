// Writes the job log: progress, the report, errors, annotations. It shows no secret and passes on no command.

import { randomUUID } from 'node:crypto';
import { debug, endGroup, error, notice, setSecret, startGroup, warning } from '@actions/core';
import type { GateError } from '../errors.ts';
import { maskSecrets } from '../mask.ts';
import { secretParts } from '../plan/secrets.ts';
import type { Progress } from '../progress.ts';
import { INITIAL_PROGRESS, maskProgress, paintProgress } from '../report/paint-progress.ts';
import { renderError } from '../report/render-error.ts';
import { visibleText } from '../report/visible-text.ts';
import type { Annotation, Annotator } from './job/annotations.ts';

/** As wide as GitHub shows without scrolling; symbols say what colour would. */
export const LOG_STYLE = { colour: false, unicode: true, width: 100 } as const;

/** The runner cuts at 4096. */
const LONGEST_ANNOTATION = 4_000;

const ANNOTATE = { error, warning, notice } as const;

export class JobLog implements Annotator {
  #secrets: readonly string[] = [];
  #progress = INITIAL_PROGRESS;
  #stage: Stage | undefined;
  /** Title of a group in which nothing has been printed yet: it is not opened before. */
  #emptyGroup: string | undefined;
  #hasOpenGroup = false;

  /** Hides these texts and each of their lines from now on. Call it before anything is printed. */
  hide(secrets: readonly string[]): void {
    const texts = secrets.flatMap(secretParts);
    this.#secrets = [...this.#secrets, ...texts];
    for (const text of texts) setSecret(text);
  }

  mask(text: string): string {
    return maskSecrets(text, this.#secrets);
  }

  /** Prints only final lines: a log cannot rewrite one. */
  progress(progress: Progress): void {
    this.#enterStage(progress.kind);
    const { state, line } = paintProgress(
      this.#progress,
      maskProgress(progress, (text) => this.mask(text)),
    );
    this.#progress = state;
    if (line !== undefined) this.#print(line);
  }

  /** Prints a sentence of ours, which may quote foreign text. */
  note(text: string): void {
    this.progress({ kind: 'note', text });
  }

  /** Prints the whole report outside any group, so that it is not folded. */
  report(text: string): void {
    this.#endGroup();
    this.#printFramed(text);
  }

  error(error: GateError): void {
    this.#endGroup();
    // Mask before cutting: half a secret would not be recognised.
    const { code } = error;
    const [message, remedy] = [this.mask(error.message), this.mask(error.remedy)];
    const details = error.lines.map((line) => this.mask(line));
    this.#printFramed(renderError({ code, message, remedy, details }, LOG_STYLE));
  }

  /** One of the few lines that GitHub shows on the page of the run. */
  annotate({ level, title, text }: Annotation): void {
    ANNOTATE[level](visibleText(this.mask(text), LONGEST_ANNOTATION), {
      title: visibleText(this.mask(title)),
    });
  }

  /** Shown only with `ACTIONS_STEP_DEBUG`. */
  debug(text: string): void {
    debug(this.mask(text));
  }

  /** Folds away what the toolkit prints meanwhile. */
  async within<T>(title: string, act: () => Promise<T>): Promise<T> {
    this.#group(title);
    using _watch = watchOutput(() => this.#openGroup());
    try {
      return await act();
    } finally {
      this.#endGroup();
    }
  }

  #group(title: string): void {
    this.#endGroup();
    this.#emptyGroup = title;
  }

  #endGroup(): void {
    this.#emptyGroup = undefined;
    if (this.#hasOpenGroup) endGroup();
    this.#hasOpenGroup = false;
  }

  #openGroup(): void {
    const title = this.#emptyGroup;
    if (title === undefined) return;
    // First, because what begins it is printed, too.
    this.#emptyGroup = undefined;
    startGroup(title);
    this.#hasOpenGroup = true;
  }

  #enterStage(kind: Progress['kind']): void {
    const stage = nextStage(this.#stage, kind);
    if (stage === undefined) return;
    this.#stage = stage;
    const title = STAGE_TITLES[stage];
    if (title === undefined) this.#endGroup();
    else this.#group(title);
  }

  /** Frames only lines that need it: two token lines around each would bury the text. */
  #print(line: string): void {
    this.#openGroup();
    if (looksLikeCommand(line)) this.#printFramed(line);
    else process.stdout.write(`${this.mask(line)}\n`);
  }

  #printFramed(text: string): void {
    process.stdout.write(frameText(this.mask(text)));
  }
}

/** Calls `onText` before anybody prints what everybody sees: debug lines are hidden as a rule. */
function watchOutput(onText: () => void): Disposable {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  const watched = (chunk: string | Uint8Array, ...rest: []): boolean => {
    if (!String(chunk).startsWith('::debug::')) onText();
    return write(chunk, ...rest);
  };
  stdout.write = watched;
  return {
    [Symbol.dispose]: () => {
      stdout.write = write;
    },
  };
}

/**
 * The runner obeys a line that begins with `::command` after white space, and one that holds
 * `##[command]` anywhere; the viewer of logs also draws `##[error]`, `##[group]` and the like
 * (ActionCommand.cs of actions/runner).
 */
const COMMAND_LIKE = /::|##\[/;

/**
 * Whether a line could be taken for a command. Generous, so that it need not copy the runner's
 * rules.
 */
export const looksLikeCommand = (text: string): boolean => COMMAND_LIKE.test(text);

/**
 * Puts text between `stop-commands` and an unguessable token. `##[` is broken up as well: the
 * runner does not obey it here, but the viewer would still draw it.
 */
export function frameText(text: string, token: string = randomUUID()): string {
  const shown = text.replaceAll('##[', '# #[');
  const end = shown.endsWith('\n') ? '' : '\n';
  return `::stop-commands::${token}\n${shown}${end}::${token}::\n`;
}

/** In order. `judging` has no group: people read what follows. */
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

/** The stage that this progress begins. A server that restarts for a later block begins none. */
function nextStage(current: Stage | undefined, kind: Progress['kind']): Stage | undefined {
  const next = STAGE_OF[kind];
  if (next === undefined) return undefined;
  const isLater = current === undefined || STAGES.indexOf(next) > STAGES.indexOf(current);
  return isLater ? next : undefined;
}
