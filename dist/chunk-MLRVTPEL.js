import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  INITIAL_PROGRESS,
  paintProgress,
  renderError
} from "./chunk-Z6AMOCPE.js";
import {
  maskSecrets
} from "./chunk-XOK5RRZP.js";

// src/cli/console.ts
import { tmpdir } from "node:os";
var DEFAULT_WIDTH = 100;
var CLEAR_LINE = "\r\x1B[2K";
var Console = class {
  #out;
  #err;
  #environment;
  #progress = INITIAL_PROGRESS;
  #live = "";
  #secrets = [];
  #postscript = "";
  constructor(process) {
    this.#out = process.stdout;
    this.#err = process.stderr;
    this.#environment = process.env;
    for (const stream of [this.#out, this.#err]) stream.on("error", () => void 0);
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
    this.#out.write(text);
  }
  err(text) {
    this.#clearLive();
    this.#err.write(this.mask(text));
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
    const details = error.details.map((line) => this.mask(line));
    this.err(renderError({ code, message, remedy, details }, this.styleOf("err")));
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
    const { state, line, live } = paintProgress(this.#progress, progress);
    this.#progress = state;
    if (line !== void 0) this.err(`${line}
`);
    if (!this.#err.isTTY || live === void 0) return;
    this.#live = this.mask(live).slice(0, (this.#err.columns || DEFAULT_WIDTH) - 1);
    this.#err.write(CLEAR_LINE + this.#live);
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
