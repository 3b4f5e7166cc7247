// The two streams of the command: reports on standard output, everything else on standard error.

import { tmpdir } from 'node:os';
import type { LogKeeping } from '../edge/log-folder.ts';
import { GateError } from '../errors.ts';
import { maskSecrets } from '../mask.ts';
import type { Progress } from '../progress.ts';
import {
  INITIAL_PROGRESS,
  maskProgress,
  paintProgress,
  wrapLine,
} from '../report/paint-progress.ts';
import { renderError } from '../report/render-error.ts';
import { breakCommands } from './break-commands.ts';

/** Fits every terminal, where a pipe hides how wide it is. */
const DEFAULT_WIDTH = 80;
/** Erases the line that the cursor is on, and puts the cursor at its beginning (ECMA-48 EL, CR). */
const CLEAR_LINE = '\r\u001b[2K';

type Stream = NodeJS.WriteStream;

export class Console {
  readonly #out: Stream;
  readonly #err: Stream;
  readonly #environment: NodeJS.ProcessEnv;
  #progress = INITIAL_PROGRESS;
  #live = '';
  #secrets: readonly string[] = [];
  #postscript = '';
  #outFailure: NodeJS.ErrnoException | undefined;

  constructor(process: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>) {
    this.#out = process.stdout;
    this.#err = process.stderr;
    this.#environment = process.env;
    // A reader that goes away, such as `head`, must not end us while a server runs. Where standard error
    // cannot be written, there is nowhere to say so.
    this.#err.on('error', () => undefined);
    this.#out.on('error', (error) => {
      this.#outFailure ??= error;
    });
  }

  /** From now on, masks these texts everywhere. */
  hide(secrets: readonly string[]): void {
    this.#secrets = [...this.#secrets, ...secrets];
  }

  mask(text: string): string {
    return maskSecrets(text, this.#secrets);
  }

  out(text: string): void {
    this.outMasked(this.mask(text));
  }

  /** @param text in which secrets are masked already */
  outMasked(text: string): void {
    this.#clearLive();
    this.#out.write(this.#harmless(text));
  }

  err(text: string): void {
    this.#clearLive();
    this.#err.write(this.#harmless(this.mask(text)));
  }

  /** What a reader of that stream sees. */
  styleOf(name: 'out' | 'err') {
    const stream = name === 'out' ? this.#out : this.#err;
    const { NO_COLOR, TERM } = this.#environment;
    return {
      // https://no-color.org: any value but the empty one.
      colour: stream.isTTY && !NO_COLOR && TERM !== 'dumb',
      width: stream.columns || DEFAULT_WIDTH,
      unicode: this.#showsUnicode(),
    };
  }

  error(error: GateError): void {
    // Masked before it is wrapped or cut: half a secret would not be recognised.
    const { code } = error;
    const [message, remedy] = [this.mask(error.message), this.mask(error.remedy)];
    const details = error.lines.map((line) => this.mask(line));
    const { colour } = this.styleOf('err');
    const width = this.#columns();
    this.err(renderError({ code, message, remedy, details }, { colour, width }));
  }

  /**
   * Waits until standard output is written.
   * @throws GateError `report-not-written`, unless whoever read it went away, such as `head`
   */
  async flush(): Promise<void> {
    await new Promise<void>((resolve) => this.#out.write('', () => resolve()));
    const failure = this.#outFailure;
    if (failure === undefined || failure.code === 'EPIPE') return;
    throw new GateError({
      code: 'report-not-written',
      kind: 'gate',
      message: 'Standard output could not be written.',
      remedy: 'Free space on the disk that it goes to, or let it go elsewhere.',
      details: [failure.message],
      cause: failure,
    });
  }

  /** Printed last, after the report or the error. */
  addPostscript(text: string): void {
    this.#postscript += text;
  }

  end(): void {
    this.err(this.#postscript);
  }

  /** Prints lasting lines everywhere, and the live line only where it can be erased again. */
  progress(progress: Progress): void {
    const { state, line, live } = paintProgress(
      this.#progress,
      maskProgress(progress, (text) => this.mask(text)),
    );
    this.#progress = state;
    if (line !== undefined) this.err(`${wrapLine(this.mask(line), this.#columns())}\n`);
    if (!this.#err.isTTY || live === undefined) return;
    this.#live = this.mask(live).slice(0, (this.#err.columns || DEFAULT_WIDTH) - 1);
    this.#err.write(CLEAR_LINE + this.#harmless(this.#live));
  }

  /** Of standard error; a log keeps its lines whole, so that whoever reads it can search it. */
  #columns(): number | undefined {
    return this.#err.isTTY ? this.#err.columns : undefined;
  }

  #harmless(text: string): string {
    return this.#environment.GITHUB_ACTIONS ? breakCommands(text) : text;
  }

  #clearLive(): void {
    if (this.#live === '') return;
    this.#live = '';
    this.#err.write(CLEAR_LINE);
  }

  /** The first variable that is set decides (POSIX.1-2017, XBD section 8.2); without one, most terminals do. */
  #showsUnicode(): boolean {
    const { LC_ALL, LC_CTYPE, LANG, TERM } = this.#environment;
    const locale = LC_ALL || LC_CTYPE || LANG;
    return TERM !== 'linux' && (!locale || /utf-?8/i.test(locale));
  }
}

/** Where the command keeps the logs of a run that failed. */
export const keepLogs = (console: Console): LogKeeping => ({
  parent: tmpdir(),
  mask: (text) => console.mask(text),
  onKept: (folder) => console.addPostscript(`The logs are in ${folder}\n`),
});
