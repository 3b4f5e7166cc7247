import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  INITIAL_PROGRESS,
  maskProgress,
  paintProgress
} from "./chunk-B6RIKN62.js";
import {
  renderError
} from "./chunk-64RYFPAX.js";
import {
  wrapLine
} from "./chunk-Q4ZDOI7W.js";
import {
  maskSecrets
} from "./chunk-52CFMGTN.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";

// src/cli/console.ts
import { tmpdir } from "node:os";

// src/cli/break-commands.ts
var breakCommands = (text) => text.replaceAll("##[", "# #[").replace(/^([^\S\r\n]*):(?=:)/gm, "$1: ");

// src/cli/console.ts
var DEFAULT_WIDTH = 80;
var CLEAR_LINE = "\r\x1B[2K";
var Console = class {
  #out;
  #err;
  #environment;
  #progress = INITIAL_PROGRESS;
  #live = "";
  #secrets = [];
  #postscript = "";
  #outFailure;
  constructor(process) {
    this.#out = process.stdout;
    this.#err = process.stderr;
    this.#environment = process.env;
    this.#err.on("error", () => void 0);
    this.#out.on("error", (error) => {
      this.#outFailure ??= error;
    });
  }
  /** From now on, masks these texts everywhere. */
  hide(secrets) {
    this.#secrets = [...this.#secrets, ...secrets];
  }
  mask(text) {
    return maskSecrets(text, this.#secrets);
  }
  out(text) {
    this.outMasked(this.mask(text));
  }
  /** @param text in which secrets are masked already */
  outMasked(text) {
    this.#clearLive();
    this.#out.write(this.#harmless(text));
  }
  err(text) {
    this.#clearLive();
    this.#err.write(this.#harmless(this.mask(text)));
  }
  /** What a reader of that stream sees. */
  styleOf(name) {
    const stream = name === "out" ? this.#out : this.#err;
    const { NO_COLOR, TERM } = this.#environment;
    return {
      // https://no-color.org: any value but the empty one.
      colour: stream.isTTY && !NO_COLOR && TERM !== "dumb",
      width: stream.columns || DEFAULT_WIDTH,
      unicode: this.#showsUnicode()
    };
  }
  error(error) {
    const { code } = error;
    const [message, remedy] = [this.mask(error.message), this.mask(error.remedy)];
    const details = error.lines.map((line) => this.mask(line));
    const { colour } = this.styleOf("err");
    const width = this.#columns();
    this.err(renderError({ code, message, remedy, details }, { colour, width }));
  }
  /**
   * Waits until standard output is written.
   * @throws GateError `report-not-written`, unless whoever read it went away, such as `head`
   */
  async flush() {
    await new Promise((resolve) => this.#out.write("", () => resolve()));
    const failure = this.#outFailure;
    if (failure === void 0 || failure.code === "EPIPE") return;
    throw new GateError({
      code: "report-not-written",
      kind: "gate",
      message: "Standard output could not be written.",
      remedy: "Free space on the disk that it goes to, or let it go elsewhere.",
      details: [failure.message],
      cause: failure
    });
  }
  /** Printed last, after the report or the error. */
  addPostscript(text) {
    this.#postscript += text;
  }
  end() {
    this.err(this.#postscript);
  }
  /** Prints lasting lines everywhere, and the live line only where it can be erased again. */
  progress(progress) {
    const { state, line, live } = paintProgress(
      this.#progress,
      maskProgress(progress, (text) => this.mask(text))
    );
    this.#progress = state;
    if (line !== void 0) this.err(`${wrapLine(this.mask(line), this.#columns())}
`);
    if (!this.#err.isTTY || live === void 0) return;
    this.#live = this.mask(live).slice(0, (this.#err.columns || DEFAULT_WIDTH) - 1);
    this.#err.write(CLEAR_LINE + this.#harmless(this.#live));
  }
  /** Of standard error; a log keeps its lines whole, so that whoever reads it can search it. */
  #columns() {
    return this.#err.isTTY ? this.#err.columns : void 0;
  }
  #harmless(text) {
    return this.#environment.GITHUB_ACTIONS ? breakCommands(text) : text;
  }
  #clearLive() {
    if (this.#live === "") return;
    this.#live = "";
    this.#err.write(CLEAR_LINE);
  }
  /** The first variable that is set decides (POSIX.1-2017, XBD section 8.2); without one, most terminals do. */
  #showsUnicode() {
    const { LC_ALL, LC_CTYPE, LANG, TERM } = this.#environment;
    const locale = LC_ALL || LC_CTYPE || LANG;
    return TERM !== "linux" && (!locale || /utf-?8/i.test(locale));
  }
};
var keepLogs = (console) => ({
  parent: tmpdir(),
  mask: (text) => console.mask(text),
  onKept: (folder) => console.addPostscript(`The logs are in ${folder}
`)
});

export {
  Console,
  keepLogs
};
