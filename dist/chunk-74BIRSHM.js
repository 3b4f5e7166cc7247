import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  LONGEST_MARKDOWN,
  markdownText,
  renderHtml,
  renderJson,
  renderMarkdown
} from "./chunk-DJGOLFOI.js";
import {
  headlineOf,
  visibleText
} from "./chunk-O5J34RRY.js";
import {
  GateError,
  rethrowUnlessExplained
} from "./chunk-3NNCCJRV.js";

// src/github/job/annotations.ts
function annotationOf(report) {
  const { word, sentence } = headlineOf(report);
  const because = isPlain(report) ? "" : ` ${visibleText(report.exit.because)}`;
  return {
    level: levelOf(report),
    title: visibleText(`perf-gate (${report.name}): ${word}`),
    text: `${withFullStop(visibleText(sentence))}${because}`
  };
}
var isPlain = ({ verdict, exit }) => verdict.kind === "pass" || verdict.kind === "regression" && exit.code !== 0;
function levelOf({ exit, verdict }) {
  if (exit.code !== 0) return "error";
  return verdict.kind === "pass" || verdict.kind === "inconclusive" ? "notice" : "warning";
}
var withFullStop = (sentence) => /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
async function orWarn(log, failure, act) {
  try {
    return await act();
  } catch (error2) {
    if (error2 instanceof GateError && error2.kind === "cancelled") throw error2;
    log.annotate(warningOf(failure, error2));
    return void 0;
  }
}
var warningOf = (failure, error2) => ({
  level: "warning",
  title: "perf-gate: not everything could be published",
  text: `${failure} The outcome stays. ${wordsOf(error2)}`
});
var MOST_DETAILS = 2;
function wordsOf(error2) {
  if (!(error2 instanceof GateError)) return error2 instanceof Error ? error2.message : String(error2);
  const parts = [error2.message, ...error2.details.slice(0, MOST_DETAILS), error2.remedy];
  return parts.filter((part) => part !== "").map(withFullStop).join(" ");
}

// src/github/publish/comment-body.ts
var LIMITS = [LONGEST_MARKDOWN, 3e4, 4e3];
var markerOf = (name) => `<!-- perf-gate:${name} -->`;
function isMarked(body, name) {
  return normalise(body).split("\n").at(-1) === markerOf(name);
}
var isSameBody = (one, other) => normalise(one) === normalise(other);
var normalise = (body) => body.replace(/\r\n?/g, "\n").trimEnd();
function commentBodies(report, preface = "") {
  const above = preface === "" ? "" : `${preface}

`;
  return LIMITS.map(
    (limit) => () => `${above}${renderMarkdown(report, { limit })}
${markerOf(report.name)}
`
  );
}

// src/github/publish/post-comment.ts
async function postComment(api, request) {
  const [oldest, ...others] = await findOwnComments(api, request);
  if (oldest === void 0) return request.mayCreate ? create(api, request) : { kind: "none" };
  const posted = await update(api, oldest, request);
  await deleteAll(api, others);
  return posted;
}
var update = (api, comment2, { bodies }) => fit(bodies, async (body) => {
  if (isSameBody(comment2.body, body)) return { kind: "unchanged", url: comment2.url };
  const { url } = await api.updateComment(comment2.id, body);
  return { kind: "updated", url };
});
var create = (api, request) => fit(request.bodies, async (body) => {
  const { url } = await createOnce(api, request, body);
  return { kind: "created", url };
});
async function createOnce(api, request, body) {
  try {
    return await api.createComment(request.pullRequest, body);
  } catch (error2) {
    if (!isLostAnswer(error2)) throw error2;
    const [made] = await findOwnComments(api, request);
    if (made === void 0) return api.createComment(request.pullRequest, body);
    return isSameBody(made.body, body) ? made : api.updateComment(made.id, body);
  }
}
async function fit(bodies, send) {
  const [first, ...shorter] = bodies;
  if (first === void 0) throw new RangeError("a comment needs a body");
  try {
    return await send(first());
  } catch (error2) {
    if (shorter.length === 0 || !isTooLong(error2)) throw error2;
    return fit(shorter, send);
  }
}
async function deleteAll(api, comments) {
  for (const { id } of comments) {
    await api.deleteComment(id).catch((error2) => {
      if (error2 instanceof GateError && error2.kind === "cancelled") throw error2;
    });
  }
}
var isLostAnswer = (error2) => error2 instanceof GateError && error2.code === "github-unavailable";
var isTooLong = (error2) => error2 instanceof GateError && error2.code === "github-invalid" && error2.details.some((line) => /too long/i.test(line));
async function findOwnComments(api, { pullRequest, name, token }) {
  const comments = await api.listComments(pullRequest);
  const marked = comments.filter(({ body }) => isMarked(body, name)).toSorted((a, b) => a.id - b.id);
  if (marked.length === 0) return [];
  const login = isPersonal(token) ? await api.whoAmI() : void 0;
  return marked.filter((comment2) => isOwn(comment2, login));
}
function isOwn({ author, isByApp }, login) {
  if (author === void 0) return false;
  if (login !== void 0) return author.login === login;
  return author.isBot && (author.login === "github-actions[bot]" || isByApp);
}
var isPersonal = (token) => /^(?:ghp|gho|ghu|github_pat)_/.test(token);

// src/github/publish/comment-on-pull-request.ts
async function commentOnPullRequest(api, { pullRequest, report, policy, token, mask, preface }) {
  if (policy === "never") return { kind: "none" };
  const bodies = commentBodies(report, preface).map((body) => () => mask(body()));
  const mayCreate = policy === "always" || !isQuiet(report);
  return postComment(api, { pullRequest, name: report.name, token, bodies, mayCreate });
}
var LOUD_WARNINGS = /* @__PURE__ */ new Set(["improvement", "small-proven-loss"]);
function isQuiet(report) {
  const { verdict, warnings, comparisons } = report;
  if (report.exit.code !== 0 || warnings.some(({ code }) => LOUD_WARNINGS.has(code))) return false;
  if (verdict.kind === "inconclusive") return !comparisons.some(looksLikeLoss);
  return verdict.kind === "pass";
}
var ERRORS_TO_BOUND = 3.5;
function looksLikeLoss({ outcome, change, interval, toleranceLine }) {
  if (outcome !== "inconclusive" || change === null || interval.best === null) return false;
  const direction = Math.sign(toleranceLine);
  const lossOf2 = (ratio) => direction * Math.log1p(ratio);
  const error2 = (lossOf2(change) - lossOf2(interval.best)) / ERRORS_TO_BOUND;
  return lossOf2(change) - lossOf2(toleranceLine) > error2;
}
function explainCommentTrouble(error2, job) {
  if (error2.code === "github-forbidden") {
    const reader = readerOf(job);
    return reader === void 0 ? NO_PERMISSION : readOnly(reader);
  }
  if (error2.details.some((line) => /issue is locked/i.test(line))) return LOCKED;
  return warning(`${error2.message} ${error2.remedy}`);
}
var TITLE = "perf-gate: no comment";
var ELSEWHERE = "Everything is in the job summary.";
var warning = (text) => ({
  level: "warning",
  title: TITLE,
  text: `The comment could not be posted, the outcome stays. ${text} ${ELSEWHERE}`
});
var NO_PERMISSION = warning(
  "The token may not write comments: add the line `pull-requests: write` under `permissions:` of this job, or set `comment: never`."
);
var LOCKED = warning("The conversation of this pull request is locked: unlock it to have one.");
var readOnly = (reader) => ({
  level: "notice",
  title: TITLE,
  text: `The token of ${reader} may only read, so there is no comment. ${ELSEWHERE} A second workflow on \`workflow_run\` with \`mode: report\` can post it.`
});
function readerOf({ event, initiator }) {
  if (event.kind === "pull-request" && event.isFork) return "a pull request from a fork";
  return initiator === "dependabot[bot]" ? "a pull request of Dependabot" : void 0;
}

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
import * as os4 from "os";

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

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

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
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning2(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/github/publish/outputs.ts
function outputValues(report, { json, comment: comment2 }) {
  const source = report.baseline?.source ?? null;
  return {
    verdict: report.verdict.kind,
    throughput: digits(report.rows[0]?.candidate.throughput ?? null, 1),
    "throughput-change": digits(worstChange(report, "throughput"), 4),
    "p99-ms": digits(worstP99(report), 3),
    "p99-change": digits(worstChange(report, "p99"), 4),
    "accepted-by": report.acceptance?.by ?? "",
    "report-json": json ?? "",
    "comment-url": comment2 ?? "",
    "baseline-commit": source?.commit ?? report.baseline?.newestCommit ?? report.evidence.sideBySide?.arm.commit ?? "",
    "baseline-run-url": source?.runUrl ?? ""
  };
}
function setOutputs(values) {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}
var digits = (value, places) => value === null ? "" : String(Number(value.toFixed(places)));
function worstP99({ rows }) {
  const single = rows.filter(({ request, isNew }) => request !== null && !isNew);
  const times = (single.length > 0 ? single : rows).flatMap(({ candidate }) => candidate.p99 ?? []);
  return times.length === 0 ? null : Math.max(...times) / 1e3;
}
function worstChange(report, metric) {
  const losses = report.comparisons.filter((comparison) => comparison.metric === metric).flatMap(({ change, higherIsBetter }) => change === null ? [] : [{ change, higherIsBetter }]).toSorted((a, b) => lossOf(b) - lossOf(a));
  return losses[0]?.change ?? null;
}
var lossOf = ({
  change,
  higherIsBetter
}) => higherIsBetter ? -change : change;

// src/github/publish/report-files.ts
import { mkdtemp, writeFile as writeFile2 } from "node:fs/promises";
import { join } from "node:path";
async function keepJson(report, temp) {
  const path = join(await mkdtemp(join(temp, "perf-gate-report-")), "report.json");
  await writeFile2(path, renderJson(report));
  return path;
}
async function writeForms(report, forms, mask) {
  const writings = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    writeForm(forms.json, () => renderJson(report)),
    writeForm(forms.markdown, () => mask(renderMarkdown(report))),
    writeForm(forms.html, () => mask(renderHtml(report)))
  ];
  const failed = (await Promise.allSettled(writings)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}
async function writeForm(to, render) {
  if (to?.kind !== "file") return;
  try {
    await writeFile2(to.path, render());
  } catch (cause) {
    throw new GateError({
      code: "report-not-written",
      kind: "gate",
      message: `The report could not be written to ${to.path}.`,
      remedy: "Name a file in a folder that exists and that the job may write to.",
      details: cause instanceof Error ? [cause.message] : [],
      cause
    });
  }
}

// src/github/publish/summary.ts
var LONGEST_SUMMARY = 1e6;
async function writeSummary(markdown) {
  await summary.addRaw(markdown.slice(0, LONGEST_SUMMARY), true).write();
}
var summariseError = (error2) => summarise(
  error2,
  "perf-gate could not do its work",
  // A cancelled run's remedy says how far it got.
  error2.kind === "cancelled" ? "" : "Nothing was judged."
);
var summariseUnstored = (error2) => summarise(error2, "The baseline was not stored", "The verdict above stands.");
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

// src/github/publish.ts
async function publish(publication, ports) {
  const { report, forms } = publication;
  const { job, log } = ports;
  const mask = (text) => log.mask(text);
  await orWarn(
    log,
    "The job summary could not be written.",
    () => writeSummary(mask(renderMarkdown(report)))
  );
  log.report(report);
  log.annotate(annotationOf(report));
  const json = await orWarn(
    log,
    "The report could not be kept as a file.",
    () => keepJson(report, job.temp)
  );
  await orWarn(log, "A report could not be written.", () => writeForms(report, forms, mask));
  await orWarn(
    log,
    "The outputs could not be set.",
    async () => setOutputs(outputValues(report, { json, comment: void 0 }))
  );
  await publishOnGithub(report, ports);
}
async function publishOnGithub(report, ports) {
  const { log, keepReport } = ports;
  await orWarn(
    log,
    "The report could not be stored as an artifact.",
    () => log.within("Store the report", () => keepReport(renderJson(report)))
  );
  const url = await comment(report, ports);
  if (url !== void 0) {
    await orWarn(
      log,
      "The output `comment-url` could not be set.",
      async () => setOutputs({ "comment-url": url })
    );
  }
}
async function publishError(error2, log) {
  await orWarn(
    log,
    "The job summary could not be written.",
    () => writeSummary(log.mask(summariseError(error2)))
  );
  log.error(error2);
  log.annotate({ level: "error", title: `perf-gate: ${error2.code}`, text: wordsOf(error2) });
}
async function publishUnstored(error2, log) {
  await orWarn(
    log,
    "The job summary could not be written.",
    () => writeSummary(log.mask(summariseUnstored(error2)))
  );
  log.error(error2);
  log.annotate({
    level: "error",
    title: "perf-gate: the baseline was not stored",
    text: wordsOf(error2)
  });
}
async function comment(report, ports) {
  const { job, log } = ports;
  const { event } = job;
  if (event.kind !== "pull-request") return void 0;
  return orWarn(
    log,
    "The comment could not be posted.",
    () => postTo(event.number, report, ports).catch((error2) => {
      rethrowUnlessExplained(error2);
      log.annotate(explainCommentTrouble(error2, job));
      return void 0;
    })
  );
}
async function postTo(pullRequest, report, { api, log, settings }) {
  const posted = await commentOnPullRequest(api, {
    pullRequest,
    report,
    policy: settings.comment,
    token: settings.token,
    mask: (text) => log.mask(text)
  });
  log.debug(`comment: ${posted.kind}`);
  return posted.kind === "none" ? void 0 : posted.url;
}

export {
  setSecret,
  debug,
  error,
  warning2 as warning,
  notice,
  info,
  startGroup,
  endGroup,
  orWarn,
  commentOnPullRequest,
  setOutputs,
  writeSummary,
  publish,
  publishError,
  publishUnstored
};
