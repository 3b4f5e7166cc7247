import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  markdownText
} from "./chunk-MBS5LOBH.js";
import {
  INITIAL_PROGRESS,
  maskProgress,
  paintProgress
} from "./chunk-B6RIKN62.js";
import {
  renderError
} from "./chunk-64RYFPAX.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";
import {
  secretParts
} from "./chunk-OMBH7NB3.js";
import {
  maskSecrets
} from "./chunk-52CFMGTN.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/github/job-log.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os3.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/github/job-log.ts
var LOG_STYLE = { colour: false, unicode: true, width: 100 };
var LONGEST_ANNOTATION = 4e3;
var ANNOTATE = { error, warning, notice };
var JobLog = class {
  #secrets = [];
  #progress = INITIAL_PROGRESS;
  #stage;
  /** Title of a group in which nothing has been printed yet: it is not opened before. */
  #emptyGroup;
  #hasOpenGroup = false;
  /** Hides these texts and each of their lines from now on. Call it before anything is printed. */
  hide(secrets) {
    const texts = secrets.flatMap(secretParts);
    this.#secrets = [...this.#secrets, ...texts];
    for (const text of texts) setSecret(text);
  }
  mask(text) {
    return maskSecrets(text, this.#secrets);
  }
  /** Prints only final lines: a log cannot rewrite one. */
  progress(progress) {
    this.#enterStage(progress.kind);
    const { state, line } = paintProgress(
      this.#progress,
      maskProgress(progress, (text) => this.mask(text))
    );
    this.#progress = state;
    if (line !== void 0) this.#print(line);
  }
  /** Prints a sentence of ours, which may quote foreign text. */
  note(text) {
    this.progress({ kind: "note", text });
  }
  /** Prints the whole report outside any group, so that it is not folded. */
  report(text) {
    this.#endGroup();
    this.#printFramed(text);
  }
  error(error2) {
    this.#endGroup();
    const { code } = error2;
    const [message, remedy] = [this.mask(error2.message), this.mask(error2.remedy)];
    const details = error2.lines.map((line) => this.mask(line));
    this.#printFramed(renderError({ code, message, remedy, details }, LOG_STYLE));
  }
  /** One of the few lines that GitHub shows on the page of the run. */
  annotate({ level, title, text }) {
    ANNOTATE[level](visibleText(this.mask(text), LONGEST_ANNOTATION), {
      title: visibleText(this.mask(title))
    });
  }
  /** Shown only with `ACTIONS_STEP_DEBUG`. */
  debug(text) {
    debug(this.mask(text));
  }
  /** Folds away what the toolkit prints meanwhile. */
  async within(title, act) {
    var _stack = [];
    try {
      this.#group(title);
      const _watch = __using(_stack, watchOutput(() => this.#openGroup()));
      try {
        return await act();
      } finally {
        this.#endGroup();
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  }
  #group(title) {
    this.#endGroup();
    this.#emptyGroup = title;
  }
  #endGroup() {
    this.#emptyGroup = void 0;
    if (this.#hasOpenGroup) endGroup();
    this.#hasOpenGroup = false;
  }
  #openGroup() {
    const title = this.#emptyGroup;
    if (title === void 0) return;
    this.#emptyGroup = void 0;
    startGroup(title);
    this.#hasOpenGroup = true;
  }
  #enterStage(kind) {
    const stage = nextStage(this.#stage, kind);
    if (stage === void 0) return;
    this.#stage = stage;
    const title = STAGE_TITLES[stage];
    if (title === void 0) this.#endGroup();
    else this.#group(title);
  }
  /** Frames only lines that need it: two token lines around each would bury the text. */
  #print(line) {
    this.#openGroup();
    if (looksLikeCommand(line)) this.#printFramed(line);
    else process.stdout.write(`${this.mask(line)}
`);
  }
  #printFramed(text) {
    process.stdout.write(frameText(this.mask(text)));
  }
};
function watchOutput(onText) {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  const watched = (chunk, ...rest) => {
    if (!String(chunk).startsWith("::debug::")) onText();
    return write(chunk, ...rest);
  };
  stdout.write = watched;
  return {
    [Symbol.dispose]: () => {
      stdout.write = write;
    }
  };
}
var COMMAND_LIKE = /::|##\[/;
var looksLikeCommand = (text) => COMMAND_LIKE.test(text);
function frameText(text, token = randomUUID2()) {
  const shown = text.replaceAll("##[", "# #[");
  const end = shown.endsWith("\n") ? "" : "\n";
  return `::stop-commands::${token}
${shown}${end}::${token}::
`;
}
var STAGES = ["preparing", "measuring", "judging"];
var STAGE_TITLES = {
  preparing: "Build and start the server",
  measuring: "Measure",
  judging: void 0
};
var STAGE_OF = {
  building: "preparing",
  "preparing-baseline": "preparing",
  "starting-server": "preparing",
  calibrating: "measuring",
  planned: "measuring",
  judging: "judging"
};
function nextStage(current, kind) {
  const next = STAGE_OF[kind];
  if (next === void 0) return void 0;
  const isLater = current === void 0 || STAGES.indexOf(next) > STAGES.indexOf(current);
  return isLater ? next : void 0;
}

// src/github/artifacts/explain-upload-error.ts
var UNSUPPORTED = [
  "artifacts-unsupported",
  /not currently supported on GHES/,
  "this server does not offer artifacts of this kind",
  "perf-gate keeps baselines on github.com and on GHE.com. Elsewhere give the action's inputs `save` and `baseline` a file, kept for instance with actions/cache; or use the command with `--save` and `--baseline`."
];
var NO_SERVICE = [
  "artifact-service-missing",
  /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|Failed to get backend IDs/,
  "the runner did not say where artifacts go",
  "Use the action as a step with `uses:` on a runner of GitHub Actions. With other runners, such as act, give the action's inputs `save` and `baseline` a file."
];
var EXPLANATIONS = [
  [
    "artifact-name-taken",
    /\(409\)|already exists on the workflow run/,
    "another job of this run has stored one of the same name",
    "Give each job, and each cell of a matrix, its own `name`: for instance `name: api-${{ matrix.node }}`."
  ],
  [
    "artifact-quota",
    /storage quota|insufficient usage/i,
    "the account's storage for artifacts is full",
    "Delete old artifacts, or lower `retention-days`; GitHub counts anew every 6 to 12 hours."
  ],
  UNSUPPORTED,
  NO_SERVICE
];
var MISSING = {
  unsupported: UNSUPPORTED,
  unreachable: NO_SERVICE
};
function explainMissing(offer) {
  const [code, , why, remedy] = MISSING[offer];
  const message = `This run could store no baseline for later ones: ${why}.`;
  return new GateError({ code, kind: "input", message, remedy });
}
function whyNotLooked(offer) {
  const [, , why] = MISSING[offer];
  return `No stored baseline was looked for: ${why}.`;
}
var OTHERWISE = [
  "artifact-not-stored",
  "the artifact service failed, also when tried again",
  "Look at https://www.githubstatus.com and re-run the job."
];
var LONGEST_DETAILS = 500;
function explainUploadError(thrown, name) {
  if (thrown instanceof GateError) return thrown;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  const [code, why, remedy] = explain(words);
  return new GateError({
    code,
    kind: "gate",
    message: `The artifact \`${name}\` could not be stored: ${why}.`,
    remedy,
    details: words === "" ? [] : [words.slice(0, LONGEST_DETAILS)],
    cause: thrown
  });
}
function explain(words) {
  const found = EXPLANATIONS.find(([, pattern]) => pattern.test(words));
  return found === void 0 ? OTHERWISE : [found[0], found[2], found[3]];
}

// src/github/job/job.ts
function baseBranchOf(event) {
  switch (event.kind) {
    case "pull-request":
    case "merge-group":
      return event.base.ref;
    case "push":
    case "schedule":
    case "dispatch":
      return event.branch;
    case "workflow-run":
      return void 0;
  }
}
var keepsBaselinesInFiles = ({
  baseline,
  save
}) => baseline !== void 0 || save !== void 0;
function storesBaseline(event, chosen) {
  const own = baselineEventOf(event);
  return own !== void 0 && baseBranchOf(event) !== void 0 && chosen.includes(own);
}
function baselineEventOf(event) {
  switch (event.kind) {
    case "push":
    case "schedule":
      return event.kind;
    case "dispatch":
      return "workflow_dispatch";
    case "pull-request":
    case "merge-group":
    case "workflow-run":
      return void 0;
  }
}

// src/github/job/annotations.ts
var withFullStop = (sentence) => /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
async function orWarn(log, failure, act) {
  try {
    return await act();
  } catch (error2) {
    if (error2 instanceof GateError && error2.kind === "cancelled") throw error2;
    log.annotate(warningOf(failure, wordsOf(error2, { mask: (text) => log.mask(text) })));
    return void 0;
  }
}
var warningOf = (failure, words) => ({
  level: "warning",
  title: "perf-gate: not everything could be published",
  text: `${failure} The outcome stays. ${words}`
});
var MOST_DETAILS = 2;
function wordsOf(error2, { mask }) {
  if (!(error2 instanceof GateError))
    return mask(error2 instanceof Error ? error2.message : String(error2));
  const parts = [error2.message, ...tellingDetails(error2), error2.remedy];
  return parts.filter((part) => part !== "").map(mask).map(withFullStop).join(" ");
}
function tellingDetails({ kind, details, telling }) {
  if (kind === "input" || details.length <= MOST_DETAILS) return details.slice(0, MOST_DETAILS);
  return telling === void 0 ? [] : [telling];
}

// src/github/publish/summary.ts
var LONGEST_SUMMARY = 1e6;
async function writeSummary(markdown) {
  await summary.addRaw(markdown.slice(0, LONGEST_SUMMARY), true).write();
}
var summariseError = (error2, mask) => summarise(
  masked(error2, mask),
  "perf-gate could not do its work",
  // A cancelled run's remedy says how far it got.
  error2.kind === "cancelled" ? "" : "Nothing was judged."
);
var summariseUnstored = (error2, mask) => summarise(masked(error2, mask), "The baseline was not stored", "The verdict above stands.");
var masked = ({ code, message, remedy, details }, mask) => ({
  code,
  message: mask(message),
  remedy: mask(remedy),
  details: details.map(mask)
});
function summarise(error2, title, consequence) {
  const { code, message, remedy, details } = error2;
  const lines = [
    `### 🚫 ${title}: ${markdownText(message)}`,
    "",
    ...details.flatMap((line) => line.split(/\r\n|[\r\n]/)).map(quote),
    "",
    ...remedy === "" ? [] : [`**What to do**: ${markdownText(remedy)}`, ""],
    `Error code ${markdownText(code)}. ${consequence}`.trimEnd()
  ];
  return `${lines.join("\n")}
`;
}
var quote = (line) => `> ${markdownText(line)}  `;

export {
  setSecret,
  setOutput,
  debug,
  error,
  warning,
  info,
  LOG_STYLE,
  JobLog,
  explainMissing,
  whyNotLooked,
  explainUploadError,
  baseBranchOf,
  keepsBaselinesInFiles,
  storesBaseline,
  withFullStop,
  orWarn,
  wordsOf,
  writeSummary,
  summariseError,
  summariseUnstored
};
