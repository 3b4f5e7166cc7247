// Lines as .NET reads them: a lone carriage return ends one, too.

export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  add(text: string): void {
    const all = this.#rest + text;
    // A carriage return at the end may be half of a line's end.
    const whole = all.endsWith('\r') ? all.slice(0, -1) : all;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + all.slice(whole.length);
    for (const line of lines) this.#onLine(line);
  }

  /** The last line need not be ended. */
  end(): void {
    const rest = this.#rest.replace(/\r$/, '');
    if (this.#rest !== '') this.#onLine(rest);
    this.#rest = '';
  }
}
