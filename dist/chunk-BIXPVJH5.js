import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  unlessAborted
} from "./chunk-MGMDWL4C.js";
import {
  ArmNotStarted,
  FamilyMark,
  LineRing,
  NANOSECONDS_PER_TICK,
  OnlyOldPlanFails,
  ProcessFamily,
  TICK_GRANULARITY,
  UnfitCapture,
  assignSocket,
  becomesFree,
  checkLength,
  commandAt,
  countArms,
  describeExit,
  describePlace,
  endProcesses,
  findEndpoints,
  findFreePort,
  findHolder,
  findOnPort,
  foreignAnswer,
  isInGroup,
  isPortFree,
  listOpenSockets,
  listenersAt,
  nameHook,
  portTaken,
  readCommandLine,
  readProcessStat,
  runCommand,
  sayForeignAnswer,
  sayLeftBehind,
  serverExited,
  serverNotSeen,
  serverNotStopped,
  socketTaken,
  startGuard,
  startShell,
  toldBy,
  vacateSocket,
  variablesAt,
  withCaptured
} from "./chunk-ZTMC22Y5.js";
import {
  sanitise,
  scrubEnvironment
} from "./chunk-NZ6TI4OK.js";
import {
  makeTemporaryFolder,
  openTemporaryFile
} from "./chunk-74NPFZD4.js";
import {
  CALIBRATION
} from "./chunk-BE44C4VD.js";
import {
  describeExpected,
  looksAtMore
} from "./chunk-HEQDDGZ7.js";
import {
  secretParts
} from "./chunk-OMBH7NB3.js";
import {
  FlowUser,
  RequestValues,
  UniqueNumbers,
  createConnectGate,
  decodeSlice,
  drawablesOf,
  engineFor,
  firstNumber,
  loadEngine,
  readSchedstat,
  readyToSend,
  rowsUsedUp,
  sharedNow,
  waitingThreads
} from "./chunk-TFIESMCQ.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  CANNOT_BE_CAPTURED,
  beginsUnit,
  captureFrom,
  mixText,
  plannedRequests,
  prepareSchemas
} from "./chunk-FAMT3XTV.js";
import {
  sum
} from "./chunk-2MZIHUAB.js";
import {
  FAILURE_CLASSES,
  countErrors,
  countFailures,
  isOwnLimit
} from "./chunk-QTJTHZNP.js";
import {
  SHORTEST_CAPTURED,
  maskSecrets,
  withoutTokens
} from "./chunk-52CFMGTN.js";
import {
  hasProcFs,
  listNumbers,
  readProcFile,
  tryProcFile
} from "./chunk-BUTDXHAQ.js";
import {
  addressesOf,
  defaultPortOf
} from "./chunk-J6KTTBNF.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  BYTES_PER_KIBIBYTE,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  bytes,
  changeOf,
  logRatio,
  milliseconds,
  minutes,
  nanoseconds,
  rate,
  ratio,
  seconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/arms/missing-module.ts
var MISSING = /\bCannot find (?:module|package)\b|\bERR_MODULE_NOT_FOUND\b|\bModule not found\b|\bModuleNotFoundError\b|\bNo module named\b|\bcannot load such file\b|vendor\/autoload\.php/;
var INSTALL = "A module is missing and no `build` is given: where it has to be installed or built first, give the command, as in `--build 'npm ci'`, or `build: npm ci` in file and workflow.";
function hintAtModules(error, { server }) {
  if (!(error instanceof GateError) || server.kind === "running") return error;
  if (server.build !== void 0 || !error.details.some((line) => MISSING.test(line))) return error;
  if (error instanceof ArmNotStarted) {
    return error.arm === "candidate" ? error.withRemedy(INSTALL) : error;
  }
  const { code, kind, message, details, telling, cause } = error;
  const remedy = `${INSTALL} ${error.remedy}`;
  return new GateError({ code, kind, message, remedy, details, telling, cause });
}

// src/load/first-answers.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/load/exchange/answer-sketch.ts
var KEPT = 16 * BYTES_PER_KIBIBYTE;
var KEPT_TO_CAPTURE = 1024 * BYTES_PER_KIBIBYTE;
var MOST_FIELDS = 200;
var AnswerSketch = class {
  /** '' if there is none. */
  contentType = "";
  /** Where a redirect leads; '' if there is no such field. */
  location = "";
  #captures;
  #fields = [];
  #chunks = [];
  #length = 0;
  /** Whether the body is longer than what is kept of it. */
  isCut = false;
  /** What is kept of a body that values are captured from. */
  longest = "1 MiB";
  /** @param captures whether values are taken from the answers: then more is kept of them */
  constructor({ captures = false } = {}) {
    this.#captures = captures;
  }
  /** Forgets the previous answer. */
  clear() {
    this.contentType = "";
    this.location = "";
    this.isCut = false;
    this.#fields = [];
    this.#chunks = [];
    this.#length = 0;
  }
  /** Begins a new answer with the fields of its head. */
  take(fields) {
    this.clear();
    for (const [name, value] of fields) {
      for (const one of Array.isArray(value) ? value : [value]) this.note(name, String(one));
    }
  }
  /** @param name in any case; the first field of a name counts */
  note(name, value) {
    const lower = name.toLowerCase();
    if (lower === "content-type") this.contentType ||= value.trim();
    if (lower === "location") this.location ||= value.trim();
    if (this.#captures && this.#fields.length < MOST_FIELDS) {
      this.#fields.push([lower, value.trim()]);
    }
  }
  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk) {
    const room = (this.#captures ? KEPT_TO_CAPTURE : KEPT) - this.#length;
    if (chunk.length > room) this.isCut = true;
    const part = chunk.subarray(0, room);
    if (part.length === 0) return;
    this.#length += part.length;
    this.#chunks.push(Buffer.from(part));
  }
  /** The first field of a name. */
  field(name) {
    return this.fields(name)[0];
  }
  /** @param name in lower case */
  fields(name) {
    return this.#fields.flatMap(([known, value]) => known === name ? [value] : []);
  }
  /** The beginning of the body as text, at most 16 KiB of it; where values are captured, 1 MiB. */
  bodyStart() {
    return this.bytes().toString("utf8");
  }
  /** The same, as it came. */
  bytes() {
    return Buffer.concat(this.#chunks);
  }
};

// src/load/asker.ts
var STREAM_GAP_MS = 1e3;
var Asker = class {
  connection;
  /** What the last answer looked like. */
  sketch;
  #requestTimeout;
  #longestStream;
  #onEnded = () => void 0;
  #activeAt = 0;
  constructor(engine, { target, requestTimeout, longestStream = requestTimeout, captures = false }) {
    this.sketch = new AnswerSketch({ captures });
    this.#requestTimeout = requestTimeout;
    this.#longestStream = longestStream;
    this.connection = engine.createConnection({
      target,
      connectTimeout: requestTimeout,
      gate: createConnectGate(),
      onConnected: () => void 0,
      onActivity: () => {
        this.#activeAt = performance.now();
      },
      ended: (_, exchange) => this.#onEnded(exchange),
      sketch: this.sketch
    });
  }
  async once(request) {
    this.sketch.clear();
    const sentAt = performance.now();
    const deadlines = [
      setTimeout(() => this.connection.expire(), this.#requestTimeout),
      setTimeout(() => this.#endStream(), this.#longestStream)
    ];
    return await new Promise((resolve2) => {
      this.#onEnded = (exchange) => {
        for (const deadline of deadlines) clearTimeout(deadline);
        resolve2(answerOf(exchange, this.sketch, milliseconds(performance.now() - sentAt)));
      };
      this.connection.send(request, sentAt);
    });
  }
  #endStream() {
    const isStreaming = this.connection.status > 0 && performance.now() - this.#activeAt < STREAM_GAP_MS;
    if (isStreaming) this.connection.expire();
  }
};
function answerOf(exchange, sketch, took) {
  return {
    name: exchange.request.name,
    status: exchange.status,
    bodyBytes: exchange.bodyBytes,
    serverSoftware: exchange.serverSoftware ?? "",
    contentType: sketch.contentType,
    location: sketch.location,
    bodyStart: sketch.bodyStart(),
    took,
    failure: exchange.failure && { class: exchange.failure, message: exchange.message },
    captured: exchange.captured
  };
}

// src/load/first-answers.ts
var isEndless = ({ status, failure }) => status > 0 && failure?.class === "timeout";
var lacksCapture = ({ failure }) => failure?.message.includes(CANNOT_BE_CAPTURED) === true;
var NEVER_AGAIN = {
  pauseAfter: () => void 0,
  signal: new AbortController().signal
};
var TIME_TO_CLOSE_MS = 30;
async function fetchFirstAnswers(engine, input) {
  const { requests, draw, user, again = NEVER_AGAIN } = input;
  const asked = requests.map((request) => new Asked(request));
  const edges = [asked.at(0), asked.at(-1)];
  const asker = new Asker(engine, input);
  const askOne = async (one) => {
    const heard = await asker.once(one.request);
    one.take(hidden(heard, one.request, user), again);
    if (edges.includes(one)) one.staysOpen = await staysOpen(asker.connection);
    if (asked.some((other) => !other.staysOpen)) asker.connection.close();
  };
  const ask2 = async (unit) => {
    const [first, ...behind] = unit.steps;
    draw?.(first.request, first.successes);
    await askOne(first);
    let last = first;
    for (const one of behind) {
      if (last.isFailed) break;
      user?.makeReady(one.request);
      await askOne(one);
      last = one;
    }
  };
  const units = unitsOf(asked);
  for (const unit of units) await ask2(unit);
  for (let next = nextOf(units); next !== void 0; next = nextOf(units)) {
    await pauseUntil(next.dueAt, again.signal);
    if (again.signal.aborted) break;
    await ask2(next);
  }
  asker.connection.close();
  return {
    firstAnswers: units.flatMap(({ answers }) => answers),
    isPersistent: asked.every((one) => one.staysOpen)
  };
}
function hidden(caught, { step }, user) {
  const { captured, ...heard } = caught;
  if (step === void 0 || user === void 0) return heard;
  if (heard.failure === void 0) user.take(captured, step);
  const hide = (text) => user.hide(text, step);
  const { failure } = heard;
  return {
    ...heard,
    location: hide(heard.location),
    bodyStart: hide(heard.bodyStart),
    failure: failure && { ...failure, message: hide(failure.message) }
  };
}
var Asked = class {
  request;
  answer;
  /** When it is sent again; infinite: never, or as part of its flow. */
  dueAt = Number.POSITIVE_INFINITY;
  /** Whether the connection stayed open behind its answer, as far as anybody looked. */
  staysOpen = true;
  successes = 0;
  #tries = 0;
  #firstSentAt = 0;
  constructor(request) {
    this.request = request;
  }
  /** Whether the newest answer was none that is expected. */
  get isFailed() {
    return this.answer?.failure !== void 0;
  }
  take(heard, again) {
    if (this.answer?.failure === void 0) this.#tries = 0;
    this.#tries++;
    const sentAt = performance.now() - heard.took;
    if (this.#tries === 1) this.#firstSentAt = sentAt;
    const waited = milliseconds(sentAt - this.#firstSentAt);
    const isRepetition = this.successes > 0;
    this.answer = { ...heard, tries: this.#tries, waited, isRepetition };
    if (heard.failure === void 0) this.successes++;
    const pause2 = again.pauseAfter(this.answer, this.request);
    this.dueAt = performance.now() + (pause2 ?? Number.POSITIVE_INFINITY);
  }
};
var AskedUnit = class {
  steps;
  constructor(steps) {
    this.steps = steps;
  }
  /** The newest, up to that of a step that failed: nothing behind it was sent. */
  get answers() {
    const failed = this.steps.findIndex(({ isFailed }) => isFailed);
    const sent = failed < 0 ? this.steps : this.steps.slice(0, failed + 1);
    return sent.flatMap(({ answer }) => answer ?? []);
  }
  /** When it is sent again, from the first step on; infinite: never. What failed for good is not sent again. */
  get dueAt() {
    const failed = this.steps.find(({ isFailed }) => isFailed);
    return failed?.dueAt ?? Math.min(...this.steps.map(({ dueAt }) => dueAt));
  }
};
function unitsOf(asked) {
  const firsts = asked.filter(({ request }) => beginsUnit(request));
  return firsts.map((first) => {
    const { flow } = first.request.step ?? {};
    const isBehind = ({ request }) => flow !== void 0 && !beginsUnit(request) && request.step?.flow.index === flow.index;
    return new AskedUnit([first, ...asked.filter(isBehind)]);
  });
}
function nextOf(units) {
  const due = units.filter(({ dueAt }) => Number.isFinite(dueAt));
  return due.toSorted((one, other) => one.dueAt - other.dueAt).at(0);
}
var pauseUntil = (at, signal) => sleep(Math.max(0, at - performance.now()), void 0, { signal }).catch(() => void 0);
async function staysOpen(connection) {
  await sleep(TIME_TO_CLOSE_MS);
  return connection.isOpen;
}

// src/server/pauses.ts
var SHARE_PAUSED = 1 / 50;
var SHORTEST_PAUSE = milliseconds(10);
var LONGEST_PAUSE = milliseconds(250);
var pauseAfter = (waited) => milliseconds(Math.min(Math.max(SHORTEST_PAUSE, waited * SHARE_PAUSED), LONGEST_PAUSE));

// src/measure/trial/ask-again.ts
var CLOSED = /* @__PURE__ */ new Set([
  "connect-refused",
  "connect-timeout",
  "connect-failed",
  "ports-exhausted",
  "resources-exhausted",
  "reset",
  "closed-before-response",
  "closed-mid-response",
  "stale-keep-alive"
]);
var saysStarting = ({ status, failure }) => failure !== void 0 && (CLOSED.has(failure.class) || status === 404 || status >= 500);
var CHANCES = [100, 300, 500].map(milliseconds);
var CHANCE_TIME = seconds(1);
var TIMES_OF_OTHER = 3;
var LEAST_FOR_OTHER = seconds(2);
var LONG_WAIT = seconds(3);
var performanceNow = () => performance.now();
var Attempts = class {
  #mismatches = 0;
  #firstMismatchAt = 0;
  /** The pause before an answer that may be chance is asked for again; `undefined`: it is none. */
  chance(answer, isRepeatable, now) {
    if (this.#mismatches === 0) this.#firstMismatchAt = now;
    this.#mismatches++;
    const isAnswered = answer.failure?.class !== "timeout";
    const isInTime = now - this.#firstMismatchAt <= CHANCE_TIME;
    return isRepeatable && isAnswered && isInTime ? CHANCES[this.#mismatches - 1] : void 0;
  }
};
var FirstTrial = class {
  isFirst = true;
  #versions;
  #report;
  #now;
  #isOver = false;
  /** How long it took until a request got what it expects, at the version where that was sooner. */
  #works = /* @__PURE__ */ new Map();
  #stands = /* @__PURE__ */ new Map();
  #vain = [];
  #isTold = false;
  /** @param versions how many of them there are */
  constructor(versions, { report }, now = performanceNow) {
    this.#versions = versions;
    this.#report = report;
    this.#now = now;
  }
  begin(server) {
    const began = this.#now();
    const attempts = /* @__PURE__ */ new Map();
    const vain = { last: 0, useful: 0 };
    this.#vain.push(vain);
    return {
      signal: server.signal,
      pauseAfter: (answer, { idempotent }) => {
        const { name, tries } = answer;
        const waited = milliseconds(this.#now() - began);
        if (answer.failure === void 0) {
          if (!this.#works.has(name)) this.#works.set(name, waited);
          if (tries > 1) vain.useful = waited;
          return idempotent || answer.isRepetition ? void 0 : AT_ONCE;
        }
        if (tries > 1) vain.last = waited;
        const known = attempts.get(name) ?? new Attempts();
        attempts.set(name, known);
        const pause2 = this.#pause(answer, known, { server, waited, idempotent });
        if (pause2 === void 0) this.#stand(name, server);
        return pause2;
      }
    };
  }
  takeVain() {
    const vain = this.#vain.map(({ last, useful }) => last - useful);
    this.#vain = [];
    return milliseconds(Math.max(0, ...vain));
  }
  #pause(answer, known, now) {
    const { server, waited, idempotent } = now;
    if (server.hasExited() || isEndless(answer)) return void 0;
    const isStarting = saysStarting(answer);
    if (isStarting && waited < this.#limitFor(answer.name, server)) {
      this.#tell(answer, waited);
      return pauseAfter(waited);
    }
    return known.chance(answer, idempotent || isStarting, this.#now());
  }
  #limitFor(name, { patience }) {
    if (this.#isOver) return milliseconds(0);
    const other = this.#works.get(name);
    if (other === void 0) return patience;
    return milliseconds(Math.min(patience, Math.max(LEAST_FOR_OTHER, TIMES_OF_OTHER * other)));
  }
  #stand(name, { arm, isAlone, hasExited }) {
    const arms = this.#stands.get(name) ?? /* @__PURE__ */ new Set();
    this.#stands.set(name, arms.add(arm));
    if (hasExited() || arms.size >= (isAlone ? 1 : this.#versions)) this.#isOver = true;
  }
  #tell({ name, status, failure }, waited) {
    if (this.#isTold || waited < LONG_WAIT) return;
    this.#isTold = true;
    const what = status > 0 ? `status ${status}` : failure?.class;
    this.#report({
      kind: "note",
      text: `Still waiting until "${name}" gets what it expects, as the server may be starting: ${what}.`
    });
  }
};
var AT_ONCE = milliseconds(0);
var TIMES_OF_FIRST = 3;
var BEYOND_FIRST = seconds(1);
var laterTrial = (tried, now = performanceNow) => ({
  isFirst: false,
  begin: ({ arm, hasExited, signal }) => {
    const began = now();
    const first = tried.get(arm);
    const limit = first?.waited ? TIMES_OF_FIRST * first.waited + BEYOND_FIRST : 0;
    return {
      signal,
      pauseAfter: (answer) => {
        const waited = now() - began;
        const isAwaited = waited < limit && first?.works.has(answer.name) && !hasExited();
        return isAwaited && saysStarting(answer) ? pauseAfter(waited) : void 0;
      }
    };
  },
  takeVain: () => milliseconds(0)
});

// src/measure/trial/describe-answer.ts
var BODY_BYTES = 200;
var LONGEST_FIELD = 100;
var LONGEST_PATH = 120;
function describeLacking({ request, answer, other }, secrets) {
  const came = describeCame(answer, secrets);
  const beside = other === void 0 || isAlike(answer, other) ? "" : `; from the baseline ${describeCame(other, secrets)}`;
  const body = answer.status === 0 ? "" : bodyOf(answer, secrets);
  const end = body === "" ? "." : `. Body: ${body}`;
  return `${nameOf(request)}: expected ${describeExpected(request.expect)}; got ${came}${answer.isRepetition ? " the second time" : ""}${beside}${end}`;
}
function nameOf(request) {
  const { name, method, path } = request;
  const line = `${method} ${shorten(path, LONGEST_PATH)}`;
  return name === `${method} ${path}` ? line : `${shortNameOf(request)} (${line})`;
}
var shortNameOf = ({ name, method, path }) => name === `${method} ${path}` ? `${method} ${shorten(path, LONGEST_PATH)}` : `"${name}"`;
function describeCame(answer, secrets) {
  const { status, contentType, bodyBytes, failure } = answer;
  const field = (text) => shorten(harmless(text, secrets), LONGEST_FIELD);
  const reason = failure === void 0 ? "" : field(failure.message);
  if (status === 0) return `no answer (${failure?.class}: ${reason})`;
  const leads = answer.location === "" ? "" : ` to ${field(answer.location)}`;
  const type = contentType === "" ? "no content type" : field(contentType);
  const isSaid = failure?.class !== "body-mismatch" || failure.message.startsWith("body began");
  const detail = isSaid || reason === "" ? "" : ` (${reason})`;
  const seen = `${status}${leads}, ${type}, ${grouped(bodyBytes)} ${bodyBytes === 1 ? "byte" : "bytes"}`;
  return isWhole(failure?.class) ? `${seen}${detail}` : `${seen}, and no end (${failure?.class}: ${reason})`;
}
var grouped = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, " ");
var isWhole = (failure) => failure === void 0 || failure === "unexpected-status" || failure === "body-mismatch";
var isAlike = (one, other) => one.status === other.status && one.contentType === other.contentType && one.failure?.class === other.failure?.class;
function bodyOf({ bodyStart, bodyBytes }, secrets) {
  const text = harmless(bodyStart, secrets);
  const start = cutToBytes(text, BODY_BYTES);
  return start.length < text.length || bodyBytes > Buffer.byteLength(bodyStart) ? `${start}…` : start;
}
var harmless = (text, secrets) => maskSecrets(sanitise(maskSecrets(text, secrets).replace(/\s+/g, " ")).trim(), secrets);
function cutToBytes(text, most) {
  let [taken, size] = ["", 0];
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > most) return taken;
    taken += character;
  }
  return taken;
}
var shorten = (text, most) => text.length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;

// src/measure/trial/likely-mistake.ts
var MOST_HINTS = 3;
function likelyMistakes(lacking, situation) {
  const hints = lacking.map((one) => hintFor(one, situation));
  const kinds = /* @__PURE__ */ new Map();
  for (const { kind, text } of hints) if (!kinds.has(kind)) kinds.set(kind, text);
  return [...kinds.values()].slice(0, MOST_HINTS).join(" ");
}
var CREDENTIALS = `send credentials in \`headers\`, as in \`authorization: Bearer \${env:API_TOKEN}\``;
var SENT_CREDENTIALS = ["authorization", "cookie", "x-api-key"];
var MISSING2 = "it may want a cookie or a token against forged requests beside them; `setup` and `capture` take these from a login";
function adviseOnRefusal({ headers }) {
  const sent = headers.map(({ name }) => name.toLowerCase());
  const own = SENT_CREDENTIALS.filter((name) => sent.includes(name));
  return own.length === 0 ? `${CREDENTIALS}, or log in with \`setup\`` : `it was sent with \`${own.join("` and `")}\`; ${MISSING2}`;
}
var LATE = " If it only comes later, leave out `ready-path` and `ready-command`: then perf-gate waits for it.";
function hintFor(lacking, situation) {
  const { request, answer } = lacking;
  const which = shortNameOf(request);
  if (answer.isRepetition && answer.status < 500) {
    return {
      kind: "repeated",
      text: `The first ${which} got what it expects, and the second did not: write \`{seq}\` or \`{uuid}\` where each must be new.`
    };
  }
  switch (answer.failure?.class) {
    case "unexpected-status":
      return hintForStatus(lacking, situation);
    case "body-mismatch":
      return hintForBody(lacking);
    case "timeout":
      return { kind: "slow", text: "If the answer only takes long, raise `request-timeout`." };
    case "bad-framing":
      return {
        kind: "badly framed",
        text: `The answer to ${which} is not written as HTTP/1.1 asks (RFC 9112): lines end with CRLF, and a head has at most 16 KiB. curl may read it all the same.`
      };
    default:
      return {
        kind: "broken",
        text: `Send ${which} by hand, for example with \`curl -v\`, to see the same; the log of the server may say why.`
      };
  }
}
function hintForBody({ request, answer }) {
  const which = shortNameOf(request);
  if (lacksCapture(answer)) {
    const text2 = `Look at \`capture\` of ${which}, and at what its answer holds: send it by hand.`;
    return { kind: "nothing captured", text: text2 };
  }
  if (looksAtMore(request.expect)) {
    const text2 = `The answer to ${which} is another one: look at \`expect\`, and at what the request asks for.`;
    return { kind: "another answer", text: text2 };
  }
  const input = request.expect.body?.kind === "matches" ? "body-matches" : "body-includes";
  const text = `The body of ${which} is another one: look at \`${input}\`, letter by letter, and at what the request asks for.`;
  return { kind: "another body", text };
}
var REFUSED = /* @__PURE__ */ new Set([401, 403, 407]);
var NO_SUCH_PAGE = /* @__PURE__ */ new Set([404, 410]);
var NO_SUCH_METHOD = /* @__PURE__ */ new Set([405, 501]);
function hintForStatus(lacking, { secrets, isReadyByOther }) {
  const { request, answer } = lacking;
  const { status } = answer;
  const which = shortNameOf(request);
  const late = isReadyByOther ? LATE : "";
  if (status >= 300 && status < 400) return hintForRedirect(lacking, secrets);
  if (REFUSED.has(status)) {
    return { kind: "refused", text: `The server refuses ${which}: ${adviseOnRefusal(request)}.` };
  }
  if (NO_SUCH_PAGE.has(status)) {
    const text = `The server has no page for ${which}: look at \`path\`, its prefix, its case and a slash at its end.${late}`;
    return { kind: "no such page", text };
  }
  if (NO_SUCH_METHOD.has(status)) {
    const text = `The server does not take ${request.method} there: look at \`method\` and \`path\`.`;
    return { kind: "no such method", text };
  }
  if (status === 429) {
    return {
      kind: "limited",
      text: "Switch off what limits the rate of requests, in both versions."
    };
  }
  if (status >= 500) {
    return { kind: "failed", text: `The server fails at ${which}: its log may say why.${late}` };
  }
  if (status >= 400) {
    const text = `The server does not accept ${which}: look at \`json\`, \`body\`, \`headers\` and \`path\`.`;
    return { kind: "not accepted", text };
  }
  return {
    kind: "another status",
    text: `If ${status} is right for ${which}, write \`expect: { status: ${status} }\`.`
  };
}
var LOGIN = /log-?in|sign-?in|\bauth|\bsso\b|session/i;
function hintForRedirect({ request, answer }, secrets) {
  const { status, location } = answer;
  const which = shortNameOf(request);
  if (LOGIN.test(location)) {
    return {
      kind: "login",
      text: `${which} is sent to a login page: ${adviseOnRefusal(request)}.`
    };
  }
  const target = harmless(location, secrets).slice(0, LONGEST_TARGET);
  const there = target === "" ? "" : ` to ${target}: load that path`;
  return {
    kind: "redirect",
    text: `${which} is redirected${there}; or, if the redirect is right, write \`expect: { status: ${status} }\`.`
  };
}
var LONGEST_TARGET = 100;

// src/measure/trial/refuse.ts
var UnexpectedAnswers = class extends GateError {
};
function refusalOf(lacking, plan) {
  const isStarting = lacking.every(({ answer }) => saysStarting(answer) && answer.status !== 404);
  const isNotReady = plan.awaitsRequests && isStarting;
  const { secrets, awaitsRequests: awaitsRequests2 } = plan;
  const [first = "", ...others] = lacking.map((one) => describeLacking(one, secrets));
  const hints = likelyMistakes(lacking, { secrets, isReadyByOther: !awaitsRequests2 });
  return new UnexpectedAnswers({
    ...isNotReady ? { code: "server-not-ready", kind: "gate", message: sayNotReady(lacking, plan) } : { code: "unexpected-answer", kind: "input", message: sayUnexpected(lacking, plan) },
    remedy: [hints, ...isNotReady ? [LONGER] : [], ...plan.isRehearsal ? [] : [REHEARSE]].join(
      " "
    ),
    details: [first, ...others],
    telling: first
  });
}
var LONGER = "If it only needs longer, raise `ready-timeout`.";
var REHEARSE = "`perf-gate validate --start-server` tries all requests and measures nothing.";
var sayNotReady = (lacking, plan) => `The server did not become ready within ${toSeconds(plan.readyTimeout)} s: ${sayWhich(lacking, plan)} what the plan expects.`;
function sayUnexpected(lacking, plan) {
  const isOfBoth = plan.versions === 2 && lacking.every(({ other }) => other !== void 0);
  const from = isOfBoth ? ", from either version" : "";
  return `Nothing was measured: ${sayWhich(lacking, plan)} what the plan expects${from}.${sayWait(lacking)}`;
}
function sayWhich(lacking, { requests, added }) {
  const [one, ...others] = lacking;
  const all = requests.length + added.length;
  if (one !== void 0 && others.length === 0) return `${nameOf(one.request)} did not get`;
  if (lacking.length === all) return `none of the ${all} requests got`;
  return `${lacking.length} of ${all} requests did not get`;
}
var LONG_WAIT2 = seconds(2);
function sayWait(lacking) {
  const waited = Math.max(...lacking.map(({ answer }) => answer.waited));
  if (waited < LONG_WAIT2) return "";
  return ` perf-gate asked again for ${Math.round(waited / seconds(1))} s, as the server may have been starting.`;
}

// src/server/start-server.ts
import { resolve } from "node:path";

// src/server/ready/listening.ts
import { isIPv4, isIPv6 } from "node:net";
var MOST_SHOWN = 5;
function describeListening({ who, at }) {
  if (at === void 0) return "";
  const [first, ...others] = [...new Set(at.map(describe))];
  if (who === "any process") {
    return first === void 0 ? "" : ` On that port, something listens on ${list([first, ...others])}.`;
  }
  return first === void 0 ? " None of its processes listens on a port or a Unix socket." : ` Its processes listen on ${list([first, ...others])}.`;
}
function describe(endpoint) {
  return endpoint.kind === "socket" ? `the Unix socket ${sanitise(endpoint.path)}` : `${hostOf(endpoint)}:${endpoint.port}`;
}
var hostOf = ({ address }) => address.includes(":") ? `[${address}]` : address;
function list(places) {
  const beyond = places.length - MOST_SHOWN;
  const shown = beyond > 0 ? [...places.slice(0, MOST_SHOWN), `${beyond} more`] : places;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
function remedyForPlace(probe, { who, at = [] }) {
  const { protocol, hostname, place } = probe;
  if (place.kind === "socket") return void 0;
  const onPorts = at.filter((endpoint) => endpoint.kind === "port");
  const first = onPorts.find(({ port: port2 }) => port2 === place.port);
  if (first === void 0)
    return who === "its processes" ? remedyForOtherPort(probe, onPorts) : void 0;
  const asked = addressesOf(hostname);
  const reached = onPorts.filter(({ port: port2 }) => port2 === place.port).find(isReachedFrom(asked));
  if (reached !== void 0) {
    const isOfOneKind = reached.address === "::" && !asked.some(isIPv6);
    return `${TOO_LATE}${isOfOneKind ? ` ${ONLY_IPV6}` : ""}`;
  }
  if (!isLoopback(first.address)) {
    return "Let it listen on 127.0.0.1 or on all addresses: perf-gate asks only addresses of loopback.";
  }
  const port = place.choice === "assigned" ? "{port}" : place.port;
  return `Write that address in \`url\`, for example \`${protocol}//${hostOf(first)}:${port}/\`, or let it listen on 127.0.0.1.`;
}
function remedyForOtherPort({ protocol, hostname, place }, onPorts) {
  const [port, ...others] = new Set(onPorts.map((endpoint) => endpoint.port));
  if (port === void 0 || others.length > 0 || place.kind === "socket") return void 0;
  const at = onPorts.find(isReachedFrom(addressesOf(hostname)));
  const own = onPorts.find(({ address }) => isLoopback(address));
  const host = at === void 0 && own !== void 0 ? hostOf(own) : hostname;
  const url = `\`${protocol}//${host}:${port}/\``;
  return place.choice === "fixed" ? `Write ${port} in \`url\`, as in ${url}: there it listens.` : `It does not use the port it was given, ${place.port}: have it read PORT from its environment, or write \`{port}\` in \`start\`, for example \`node server.js --port {port}\`; if it always uses ${port}, write that in \`url\`, as in ${url}.`;
}
var TOO_LATE = "It began to listen only after the last attempt: raise `ready-timeout`.";
var ONLY_IPV6 = "If it takes only IPv6 there, let it listen on 127.0.0.1.";
var isReachedFrom = (asked) => ({ address }) => asked.includes(address) || address === "::" || address === "0.0.0.0" && asked.some(isIPv4);
var isLoopback = (address) => address === "::1" || address.startsWith("127.");

// src/server/ready/probe.ts
import { connect } from "node:net";

// src/load/ask.ts
async function ask(question) {
  const { engine, target, path, patience, signal } = question;
  if (signal.aborted) return { kind: "silence", isConnected: false };
  let onHeard = () => void 0;
  const connection = engine.createConnection({
    target,
    connectTimeout: patience,
    gate: createConnectGate(),
    onConnected: () => void 0,
    onActivity: () => {
      if (connection.status > 0) onHeard({ kind: "answered", status: connection.status });
    },
    ended: (_, exchange) => onHeard(heardIn(exchange))
  });
  const giveUp = () => onHeard({ kind: "silence", isConnected: connection.isOpen });
  signal.addEventListener("abort", giveUp);
  const deadline = setTimeout(() => {
    if (!connection.isOpen) connection.expire();
  }, patience);
  const heard = await new Promise((resolve2) => {
    onHeard = resolve2;
    connection.send(requestFor(path), performance.now());
  });
  clearTimeout(deadline);
  signal.removeEventListener("abort", giveUp);
  connection.close();
  return heard;
}
function heardIn({ failure, message, status }) {
  if (status > 0 || failure === void 0) return { kind: "answered", status };
  return { kind: "failed", failure, message };
}
var requestFor = (path) => ({
  index: 0,
  name: path,
  weight: 1,
  method: "GET",
  path,
  headers: [],
  body: void 0,
  expect: { status: void 0, body: void 0 },
  idempotent: true
});

// src/server/ready/probe.ts
async function tryOnce(probe, patience, signal) {
  const [first, ...others] = targetsOf(probe);
  const engine = await loadEngine(engineFor({ http2: probe.http2 ?? false }));
  const askAt = (target) => ask({ engine, target, path: probe.path, patience, signal });
  const heard = await askAt(first);
  if (!isRefused(heard)) return attemptOf(heard, first);
  for (const other of others) {
    const next = await askAt(other);
    if (!isRefused(next) && !isUnknownAddress(next)) return attemptOf(next, other);
  }
  return { kind: "refused" };
}
var isRefused = (heard) => heard.kind === "failed" && heard.failure === "connect-refused";
var isUnknownAddress = (heard) => heard.kind === "failed" && heard.failure === "ports-exhausted";
function attemptOf(heard, target) {
  switch (heard.kind) {
    case "answered":
      return { ...heard, target };
    case "silence":
      return heard.isConnected ? { kind: "no-answer" } : void 0;
    case "failed":
      return heard.failure === "connect-timeout" ? { kind: "no-answer" } : { kind: "failed", text: sanitise(heard.message) };
  }
}
var CONNECT_PATIENCE = milliseconds(1e3);
async function findListening(probe) {
  const targets = targetsOf(probe);
  if (targets.length === 1) return targets[0];
  for (const target of targets) if (await takesConnection(target)) return target;
  return targets[0];
}
function takesConnection({ address, port }) {
  const socket = connect({ host: address, port, timeout: CONNECT_PATIENCE });
  return new Promise((resolve2) => {
    const end = (isTaken) => {
      socket.destroy();
      resolve2(isTaken);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
function targetsOf({
  protocol,
  hostname,
  namedPort,
  insecure,
  place
}) {
  const [first, ...others] = addressesOf(hostname);
  const named2 = { protocol, hostname, insecure };
  if (place.kind === "socket") {
    const port2 = namedPort ?? defaultPortOf(protocol);
    return [{ ...named2, port: port2, address: first, unixSocket: place.path }];
  }
  const { port } = place;
  const at = (address) => ({ ...named2, port, address });
  return [at(first), ...others.map(at)];
}
function describeProbe({ protocol, hostname, namedPort, path, place }) {
  const port = place.kind === "port" ? place.port : namedPort;
  const where = place.kind === "socket" ? ` on ${describePlace(place)}` : "";
  return `${protocol}//${hostname}${port === void 0 ? "" : `:${port}`}${path}${where}`;
}

// src/server/ready/readiness.ts
import { setTimeout as sleep2 } from "node:timers/promises";
var SHORTEST_ATTEMPT = seconds(1);
var LONGEST_ATTEMPT = seconds(10);
async function waitUntilReady(options) {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.timeout);
  const signal = AbortSignal.any([options.signal, over.signal]);
  const attempts = new Attempts2(options.probe, () => over.abort());
  await askUntil(signal, attempts);
  clearTimeout(timer);
  return attempts.readiness;
}
async function askUntil(signal, attempts) {
  const began = performance.now();
  let patience = SHORTEST_ATTEMPT;
  const pending = [];
  while (!signal.aborted) {
    const attempt = attempts.make(signal);
    pending.push(attempt);
    if (!await endsWithin(attempt, patience, signal) && !signal.aborted) {
      attempts.note({ kind: "no-answer" }, patience);
      patience = milliseconds(Math.min(patience * 1.5, LONGEST_ATTEMPT));
    }
    await pause(pauseAfter(performance.now() - began), signal);
  }
  await Promise.all(pending);
}
var Attempts2 = class {
  #probe;
  #onReady;
  #readiness = { kind: "not-ready", lastAttempt: { kind: "no-answer" } };
  constructor(probe, onReady) {
    this.#probe = probe;
    this.#onReady = onReady;
  }
  get readiness() {
    return this.#readiness;
  }
  async make(signal) {
    const asked = performance.now();
    const attempt = await tryOnce(this.#probe, LONGEST_ATTEMPT, signal);
    if (attempt === void 0 || signal.aborted && this.#hasHeard) return;
    this.note(attempt, milliseconds(performance.now() - asked));
  }
  /** Whether an attempt was answered or failed. That says more than a later one that the deadline cut short. */
  get #hasHeard() {
    if (this.#readiness.kind === "ready") return true;
    const { kind } = this.#readiness.lastAttempt;
    return kind === "answered" || kind === "failed";
  }
  note(attempt, took) {
    if (this.#readiness.kind === "ready") return;
    if (attempt.kind !== "answered" || !isReady(attempt.status, this.#probe)) {
      this.#readiness = { kind: "not-ready", lastAttempt: attempt };
      return;
    }
    this.#readiness = { kind: "ready", target: attempt.target, took };
    this.#onReady();
  }
};
var isReady = (status, { takesNotFound = false }) => status < 500 && (takesNotFound || status !== 404);
function describeAttempt(attempt) {
  switch (attempt.kind) {
    case "answered":
      return `was answered with status ${attempt.status}`;
    case "refused":
      return "was refused: nothing listens there";
    case "no-answer":
      return "got no answer";
    case "failed":
      return `failed: ${attempt.text}`;
  }
}
async function endsWithin(attempt, patience, signal) {
  const ended = new AbortController();
  const waiting = pause(patience, AbortSignal.any([signal, ended.signal])).then(() => false);
  const hasEnded = await Promise.race([attempt.then(() => true), waiting]);
  ended.abort();
  return hasEnded;
}
var pause = (time, signal) => sleep2(time, void 0, { signal }).catch(() => void 0);

// src/server/ready/not-ready.ts
function serverNotReady(facts) {
  const { probe, timeout, lastAttempt } = facts;
  return new GateError({
    code: "server-not-ready",
    kind: "gate",
    message: `The server did not become ready within ${toSeconds(timeout)} s. The last attempt at ${describeProbe(probe)} ${describeAttempt(lastAttempt)}.` + describeListening(facts.listening),
    remedy: remedyFor(facts),
    ...facts.lastLines && toldBy(facts.lastLines)
  });
}
function commandNotReady(facts) {
  const { timeout, lastTry, listening, lastLines } = facts;
  return new GateError({
    code: "server-not-ready",
    kind: "gate",
    message: `The server did not become ready within ${toSeconds(timeout)} s. ` + (lastTry?.message ?? "No run of `ready-command` came to an end.") + (lastTry?.telling === void 0 ? "" : ` It said "${lastTry.telling}".`) + describeListening(listening),
    remedy: `Run that command by hand beside the server, with PORT set. ${RAISE_TIMEOUT}`,
    ...lastLines && toldBy(lastLines)
  });
}
var RAISE_TIMEOUT = "If it only needs longer, raise `ready-timeout`.";
function remedyFor({ lastAttempt, probe, listening, lastLines }) {
  switch (lastAttempt.kind) {
    case "refused":
      return remedyForPlace(probe, listening) ?? `${remedyForRefusal(probe)} ${RAISE_TIMEOUT}`;
    case "answered":
      return `${remedyForStatus(lastAttempt.status, probe)} ${RAISE_TIMEOUT}`;
    case "no-answer":
      return `It accepts connections but does not answer${mayBeToldBy(lastLines)}. ${RAISE_TIMEOUT}`;
    case "failed":
      return lastAttempt.text.includes("ENETUNREACH") ? LOOPBACK_DOWN : remedyForFailed(probe);
  }
}
var LOOPBACK_DOWN = "The loopback interface of this machine or container is down: `ip link set lo up`, as root.";
var mayBeToldBy = (lastLines) => lastLines === void 0 || lastLines.lines.length === 0 ? "" : ": its last lines may say why";
function remedyForStatus(status, probe) {
  if (probe.path === "/") return `${remedyForDefaultPath(probe)} ${otherReadyPath(status)}`;
  return status === 404 ? `The server may not have its routes yet, or no such page: point \`ready-path\` at one that exists. ${EXPECT_IT}` : "Ready means a status below 500: point `ready-path` at a page that works.";
}
var EXPECT_IT = "Where 404 is right, let a request of that path expect it.";
var otherReadyPath = (status) => status === 404 ? `If only the start is to be seen elsewhere, set \`ready-path\`. ${EXPECT_IT}` : "If only the start is to be seen elsewhere, set `ready-path`: ready means a status below 500.";
function remedyForDefaultPath({ protocol, hostname, namedPort, place }) {
  const port = place.kind === "socket" ? namedPort : place.choice === "assigned" ? "{port}" : place.port;
  const url = `${protocol}//${hostname}${port === void 0 ? "" : `:${port}`}/api/items`;
  return `Unless you name another path, perf-gate asks for \`/\` and loads \`GET /\`: write the path to load in \`url\`, as in \`url: ${url}\`, or list \`requests:\` in the file.`;
}
function remedyForRefusal({ place }) {
  if (place.kind === "socket") {
    return place.choice === "assigned" ? "Perhaps the server does not use the socket it was given: write `{socket}` in `start`, or have it read PERF_GATE_SOCKET from its environment." : "Nothing listens on the socket: check the path in `unix-socket`.";
  }
  return place.choice === "assigned" ? `Perhaps the server does not use the port it was given, ${place.port}: have it read PORT from its environment, or write \`{port}\` in \`start\`, for example \`node server.js --port {port}\`; if it must have a port of its own, write that number in \`url\`.` : `Nothing listens on port ${place.port}: check the port in \`url\`.`;
}
function remedyForFailed({ http2, protocol }) {
  const check = "Check `http:` or `https:` in `url`; for a self-signed certificate set `insecure: true`.";
  if (!http2) return check;
  return protocol === "https:" ? `\`http2\` needs a server that offers \`h2\` in the TLS handshake (ALPN): enable that, or remove \`http2\`. ${check}` : `Over \`http:\`, \`http2\` needs a server that accepts HTTP/2 from the first byte (h2c): enable that, or remove \`http2\`. ${check}`;
}

// src/server/ready/ready-command.ts
import { closeSync } from "node:fs";
import { setTimeout as sleep3 } from "node:timers/promises";
var LONGEST_TRY = seconds(10);
async function waitForCommand(options) {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.timeout);
  const signal = AbortSignal.any([options.signal, over.signal]);
  try {
    return await runUntil(signal, options);
  } finally {
    clearTimeout(timer);
  }
}
async function runUntil(signal, options) {
  const began = performance.now();
  let lastTry;
  while (!signal.aborted) {
    const tried = performance.now();
    const failure = await tryOnce2(options, signal);
    if (failure === void 0) return { kind: "ready" };
    if (failure !== "aborted") lastTry = failure;
    const took = performance.now() - tried;
    const pause2 = Math.max(pauseAfter(performance.now() - began), Math.min(took, LONGEST_PAUSE));
    await sleep3(pause2, void 0, { signal }).catch(() => void 0);
  }
  return { kind: "not-ready", lastTry };
}
async function tryOnce2({ command, cwd, ambient, env, logFile }, signal) {
  closeSync(openTemporaryFile(logFile, "w"));
  const what = { input: "ready-command", code: "server-not-ready" };
  const timeout = LONGEST_TRY;
  try {
    await runCommand({
      ...{ ...what, command, cwd, ambient, env, logFile, signal, timeout },
      isBrief: true
    });
    return void 0;
  } catch (error) {
    if (error instanceof GateError && error.code === what.code) return error;
    if (signal.aborted) return "aborted";
    throw error;
  }
}

// src/server/server-process.ts
import { dirname as dirname2 } from "node:path";

// src/machine/cpu-ledger.ts
var CpuLedger = class {
  #accounts = /* @__PURE__ */ new Map();
  /** CPU time of members that ended without a living parent in the family. */
  #orphaned = 0;
  #total = 0;
  #precision = "nanoseconds";
  /** CPU time of the family since its first process began. Never falls. */
  get total() {
    return nanoseconds(this.#total);
  }
  /** Own CPU time of each living process, by pid. */
  get byProcess() {
    return new Map([...this.#accounts.values()].map(({ pid, own }) => [pid, nanoseconds(own)]));
  }
  get precision() {
    return this.#precision;
  }
  /** Enters a snapshot of all living processes. Each parent must have been read before its children. */
  enter(readings) {
    this.#endAllBut(readings);
    for (const reading of readings) this.#update(reading);
    let sum2 = this.#orphaned;
    for (const account of this.#accounts.values()) sum2 += inclusive(account);
    this.#total = Math.max(this.#total, sum2);
  }
  #endAllBut(readings) {
    const startTimes = new Map(readings.map(({ pid, startTime }) => [pid, startTime]));
    const ended = /* @__PURE__ */ new Set();
    for (const account of this.#accounts.values()) {
      if (startTimes.get(account.pid) !== account.startTime) ended.add(account);
    }
    for (const account of ended) this.#end(account, ended);
  }
  /** Children first: their parent passes their time on to its own parent. */
  #end(account, ended) {
    if (!ended.delete(account)) return;
    for (const other of ended) if (other.parent === account.pid) this.#end(other, ended);
    this.#accounts.delete(account.pid);
    const parent = this.#accounts.get(account.parent);
    if (parent === void 0) this.#orphaned += inclusive(account);
    else parent.ended += inclusive(account);
  }
  #update(reading) {
    const account = this.#accounts.get(reading.pid) ?? openAccount(reading);
    this.#accounts.set(reading.pid, account);
    account.parent = reading.parent;
    account.reaped = Math.max(account.reaped, reading.reapedCpu);
    const threads = new Map(reading.threads?.map(({ tid, cpu }) => [tid, cpu]));
    account.own += growth(account.threads, threads);
    account.threads = threads;
    if (isBlind(reading)) {
      this.#precision = "ticks";
      account.own = Math.max(account.own, reading.ownCpu);
    }
    if (reading.ownCpu - account.own > TICK_GRANULARITY) account.own = reading.ownCpu;
  }
};
var openAccount = ({ pid, startTime, parent }) => {
  return { pid, startTime, parent, threads: /* @__PURE__ */ new Map(), own: 0, ended: 0, reaped: 0 };
};
var inclusive = (account) => account.own + Math.max(account.ended, account.reaped);
function growth(before, after) {
  let sum2 = 0;
  for (const [tid, counter] of after) {
    const seen = before.get(tid) ?? 0;
    sum2 += counter >= seen ? counter - seen : counter;
  }
  return sum2;
}
function isBlind({ threads, ownCpu }) {
  if (threads === void 0) return true;
  return ownCpu > TICK_GRANULARITY && threads.every(({ cpu }) => cpu === 0);
}

// src/machine/process-use.ts
function readThreads(pid) {
  const tids = listNumbers(`/proc/${pid}/task`);
  if (typeof tids === "string") return tids;
  const threads = [];
  for (const tid of tids) {
    const times = readSchedstat(`/proc/${pid}/task/${tid}/schedstat`);
    if (times === "blind") return times;
    if (times !== "gone") threads.push({ tid, ...times });
  }
  return threads.length === 0 ? "gone" : threads;
}
function readPeakMemory(pid) {
  const status = tryProcFile(`/proc/${pid}/status`);
  if (typeof status === "string") return status;
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status.text) ?? [];
  return kibibytes === void 0 ? "gone" : bytes(Number(kibibytes) * BYTES_PER_KIBIBYTE);
}

// src/machine/wait-ledger.ts
var WaitLedger = class {
  #seen = /* @__PURE__ */ new Map();
  #total = 0;
  #counts = false;
  /** `undefined` until the kernel was seen to count. Never falls. */
  get total() {
    return this.#counts ? nanoseconds(this.#total) : void 0;
  }
  /** Enters a snapshot of all living processes. Ended ones keep their last counts. */
  enter(readings) {
    const seen = /* @__PURE__ */ new Map();
    for (const { pid, threads } of readings) {
      const before = this.#seen.get(pid) ?? /* @__PURE__ */ new Map();
      if (threads === void 0) {
        seen.set(pid, before);
        continue;
      }
      this.#counts ||= threads.some(({ cpu }) => cpu > 0);
      const after = new Map(threads.map(({ tid, waited }) => [tid, waited]));
      this.#total += growth(before, after);
      seen.set(pid, after);
    }
    this.#seen = seen;
  }
};

// src/server/sampler.ts
var INTERVAL = milliseconds(200);
var Sampler = class {
  #family;
  #ledger = new CpuLedger();
  #timer;
  #waits = new WaitLedger();
  #members = [];
  #peakMemory;
  constructor(family) {
    this.#family = family;
    if (hasProcFs()) this.#timer = setInterval(() => this.sample(), INTERVAL).unref();
  }
  /**
   * `undefined` where there is no /proc, or where not all of it could be read. The next sample then includes
   * that time.
   */
  sample() {
    const at = milliseconds(performance.now());
    if (!hasProcFs()) return void 0;
    this.#timer?.refresh();
    const living = this.#family.findLiving();
    if (living === "blind") return void 0;
    const read = living.map((one) => ({ ...one, threads: readThreads(one.pid) }));
    const readings = read.flatMap(asReading);
    const memory = living.map(({ pid }) => readPeakMemory(pid));
    if (readings.length < read.length || memory.includes("blind")) return void 0;
    this.#members = living.map(({ pid }) => pid);
    this.#ledger.enter(readings);
    this.#waits.enter(readings);
    this.#noteMemory(memory.filter((peak) => typeof peak === "number"));
    return {
      at,
      cpu: this.#ledger.total,
      cpuByProcess: this.#ledger.byProcess,
      parents: new Map(living.map(({ pid, parent }) => [pid, parent])),
      peakMemory: this.#peakMemory,
      processes: living.length,
      precision: this.#ledger.precision
    };
  }
  /** Reads only processes that the last sample found: the search for others costs too much. */
  waited() {
    this.#timer?.refresh();
    const read = this.#members.map((pid) => ({ pid, threads: readThreads(pid) }));
    const readings = read.flatMap(asReading);
    if (readings.length < read.length) return void 0;
    this.#waits.enter(readings);
    return this.#waits.total;
  }
  [Symbol.dispose]() {
    clearInterval(this.#timer);
  }
  #noteMemory(peaks) {
    if (peaks.length === 0) return;
    const together = peaks.reduce((sum2, peak) => sum2 + peak, 0);
    this.#peakMemory = bytes(Math.max(this.#peakMemory ?? 0, together));
  }
};
function asReading(reading) {
  const { threads } = reading;
  if (threads === "blind") return [];
  return [{ ...reading, threads: threads === "gone" ? void 0 : threads }];
}

// src/server/server-log.ts
import { dirname } from "node:path";
import { setTimeout as sleep4 } from "node:timers/promises";

// src/server/capped-file.ts
import { closeSync as closeSync2, ftruncateSync, writeSync } from "node:fs";
var CAP = bytes(16 * 1024 * BYTES_PER_KIBIBYTE);
var CappedFile = class {
  #cap;
  #room;
  /** Bytes up to the end of the last whole line. */
  #lines = 0;
  #descriptor;
  /** @throws GateError `temporary-folder-unusable` */
  constructor(path, cap = CAP) {
    this.#descriptor = openTemporaryFile(path, "w");
    this.#cap = cap;
    this.#room = cap;
  }
  append(text) {
    if (this.#descriptor === void 0) return;
    const content = Buffer.from(text);
    const part = content.subarray(0, this.#room);
    const lineEnd = part.lastIndexOf("\n");
    if (lineEnd >= 0) this.#lines = this.#cap - this.#room + lineEnd + 1;
    this.#room -= part.length;
    const ending = part.length < content.length ? this.#ending() : "";
    try {
      writeSync(this.#descriptor, part);
      if (ending !== "") this.#writeLast(this.#descriptor, ending);
    } catch {
      this[Symbol.dispose]();
    }
    if (ending !== "") this[Symbol.dispose]();
  }
  [Symbol.dispose]() {
    if (this.#descriptor !== void 0) closeSync2(this.#descriptor);
    this.#descriptor = void 0;
  }
  #writeLast(descriptor, ending) {
    ftruncateSync(descriptor, this.#lines);
    writeSync(descriptor, ending, this.#lines);
  }
  #ending() {
    return `[perf-gate: the log is cut here, after ${this.#cap} bytes]
`;
  }
};

// src/server/output-pipes.ts
import { execFile } from "node:child_process";
import { closeSync as closeSync3, constants, openSync, rmdirSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
async function openOutputPipes(parent, { path }) {
  const folder = makeTemporaryFolder(parent);
  const names = [join(folder, "stdout"), join(folder, "stderr")];
  try {
    await makeFifos(names, path);
    return hold(openBothEnds(names));
  } catch (cause) {
    throw noPipes(cause);
  } finally {
    for (const name of names) rmSync(name, { force: true });
    rmdirSync(folder);
  }
}
async function makeFifos(names, path = "/usr/bin:/bin") {
  const env = { PATH: path, LC_ALL: "C" };
  await promisify(execFile)("mkfifo", ["-m", "600", ...names], { env });
}
function noPipes(cause) {
  return new GateError({
    code: "command-not-started",
    kind: "gate",
    message: `Could not make pipes for the server's outputs: ${reasonOf(cause)}.`,
    remedy: "Check that `mkfifo` is on the PATH, and that the folder for temporary files takes pipes.",
    cause
  });
}
function reasonOf(cause) {
  if (!(cause instanceof Error)) return String(cause);
  const printed = "stderr" in cause ? String(cause.stderr).trim() : "";
  return sanitise(printed.split("\n").at(-1) || cause.message);
}
function openBothEnds([output, error]) {
  const opened = [];
  const open = (name, flags) => {
    const descriptor = openSync(name, flags);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    return {
      readers: [open(output, READ), open(error, READ)],
      writers: [open(output, WRITE), open(error, WRITE)]
    };
  } catch (cause) {
    for (const descriptor of opened) closeSync3(descriptor);
    throw cause;
  }
}
var READ = constants.O_RDONLY | constants.O_NONBLOCK;
var WRITE = constants.O_WRONLY;
function hold(ends) {
  const { writers } = ends;
  const readers = ends.readers.map((fd) => new Socket({ fd, readable: true, writable: false }));
  let isOpen = true;
  const closeWriters = () => {
    if (isOpen) for (const writer of writers) closeSync3(writer);
    isOpen = false;
  };
  return {
    readers,
    writers,
    closeWriters,
    [Symbol.dispose]: () => {
      closeWriters();
      for (const reader of readers) reader.destroy();
    }
  };
}

// src/server/server-log.ts
var PATIENCE = milliseconds(250);
var ServerLog = class _ServerLog {
  #ring = new LineRing();
  #file;
  #pipes;
  #ended;
  constructor(file, pipes) {
    this.#file = file;
    this.#pipes = pipes;
    this.#ended = Promise.all(
      pipes.readers.map((reader, index) => this.#follow(reader, `${index}`))
    );
  }
  /**
   * @param options `path`: where programs are found
   * @throws GateError `command-not-started`, `temporary-folder-unusable`
   */
  static async open(file, options) {
    const log = new CappedFile(file);
    try {
      return new _ServerLog(log, await openOutputPipes(dirname(file), options));
    } catch (error) {
      log[Symbol.dispose]();
      throw error;
    }
  }
  /** Open files for the server's standard output and error. */
  get outputs() {
    return this.#pipes.writers;
  }
  /** Call it once the server runs. It has its own copies, and while we hold ours the pipes do not end with it. */
  closeOutputs() {
    this.#pipes.closeWriters();
  }
  lastLines(count) {
    return this.#ring.last(count);
  }
  /** Waits until everything written has been read, for 250 ms at most. */
  async drain() {
    await Promise.race([this.#ended, sleep4(PATIENCE, void 0, { ref: false })]);
  }
  [Symbol.dispose]() {
    this.#pipes[Symbol.dispose]();
    this.#file[Symbol.dispose]();
  }
  #follow(reader, source) {
    reader.setEncoding("utf8");
    reader.on("data", (text) => {
      this.#ring.append(source, text);
      this.#file.append(text);
    });
    return new Promise((resolve2) => {
      reader.once("close", resolve2);
      reader.once("error", () => reader.destroy());
    });
  }
};

// src/server/who-listens.ts
function answersItself(command) {
  const { family, hostname, place } = command;
  const listeners = listenersAt(hostname, place);
  if (listeners.length === 0) return "unknown";
  const living = family.findLivingAfresh();
  if (living === "blind") return "unknown";
  const members = living.map(withSockets);
  const foreign = foreignAmong(listeners, members);
  if (foreign.length === 0) return "yes";
  if (place.kind === "socket" && foreign.length < listeners.length) return "yes";
  return strangerAt(foreign, members) === void 0 ? "unknown" : "no";
}
function findOthers({ family, hostname, place, startTime }) {
  const listeners = listenersAt(hostname, place);
  const living = family.findLivingAfresh();
  if (living === "blind") return { leftBehind: [], stranger: void 0 };
  const members = living.map(withSockets);
  const isListening = ({ sockets }) => listeners.some((inode) => sockets.has(inode));
  const sorted = [
    ...members.filter(isListening),
    ...members.filter((member) => !isListening(member))
  ];
  const leftBehind = sorted.map(({ pid }) => ({ pid, command: readCommandLine(pid) }));
  const holder = strangerAt(foreignAmong(listeners, members), members);
  return {
    leftBehind,
    stranger: holder && { ...holder, isOlder: isOlderThan(startTime, holder) }
  };
}
function isOlderThan(startTime, { pid }) {
  const stat = readProcessStat(pid);
  return typeof stat !== "string" && startTime !== void 0 && stat.startTime < startTime;
}
var withSockets = ({ pid }) => ({
  pid,
  sockets: new Set(listOpenSockets(pid))
});
var foreignAmong = (listeners, members) => listeners.filter((inode) => !members.some(({ sockets }) => sockets.has(inode)));
function strangerAt(foreign, members) {
  const holder = findHolder(foreign);
  return members.some(({ pid }) => pid === holder?.pid) ? void 0 : holder;
}

// src/server/server-process.ts
var GRACE = seconds(5);
var FREE_PATIENCE = seconds(2);
var MARK = "PERF_GATE_SERVER_ID";
async function launchServer(options) {
  const log = await ServerLog.open(options.logFile, { path: options.ambient.PATH });
  try {
    return await launchLogged(options, log);
  } catch (error) {
    log[Symbol.dispose]();
    throw error;
  }
}
async function launchLogged(options, log) {
  const mark = new FamilyMark(MARK, dirname2(options.logFile));
  try {
    return await launchMarked(options, log, mark);
  } catch (error) {
    mark[Symbol.dispose]();
    throw error;
  }
}
async function launchMarked(options, log, mark) {
  const guard = startGuard({ mark, path: options.ambient.PATH });
  try {
    const startedAt = milliseconds(performance.now());
    const shell = await startShell({
      command: commandAt(options.command, options.place),
      cwd: options.cwd,
      env: environmentFor(options),
      input: "open",
      outputs: log.outputs,
      mark
    });
    guard.watch(shell.pid);
    log.closeOutputs();
    const family = new ProcessFamily({ founder: shell.pid, mark });
    return new ServerProcess(options, { shell, guard, family, log, mark, startedAt });
  } catch (error) {
    await guard.dismiss();
    throw error;
  }
}
function environmentFor({
  ambient,
  env,
  place
}) {
  const ours = variablesAt(place);
  const scrubbed = scrubEnvironment(ambient, { ...ours, ...env });
  return place.choice === "assigned" ? { ...scrubbed, ...ours } : scrubbed;
}
var ServerProcess = class {
  pid;
  /** `performance.now()` just before its command was. */
  startedAt;
  place;
  logFile;
  /** Resolves when the command ends, for whatever reason; never rejects. */
  exited;
  #command;
  #grace;
  #parts;
  #sampler;
  #signal;
  #onAbort = () => void this.stop().catch(() => void 0);
  #stopping;
  constructor(options, parts) {
    this.pid = parts.shell.pid;
    this.startedAt = parts.startedAt;
    this.place = options.place;
    this.logFile = options.logFile;
    this.#grace = options.grace ?? GRACE;
    this.#parts = parts;
    const own = readProcessStat(this.pid);
    this.#command = {
      family: parts.family,
      hostname: options.hostname,
      place: options.place,
      startTime: typeof own === "string" ? void 0 : own.startTime
    };
    this.#signal = options.signal;
    this.#sampler = new Sampler(parts.family);
    this.exited = this.#waitForExit();
    this.#signal.addEventListener("abort", this.#onAbort);
    if (this.#signal.aborted) this.#onAbort();
  }
  get hasExited() {
    return this.#parts.shell.hasExited;
  }
  /** The last lines it wrote, sanitised; 20 where no other number is asked for. */
  lastLines(count) {
    return this.#parts.log.lastLines(count);
  }
  sample() {
    return this.#sampler.sample();
  }
  waited() {
    return this.#sampler.waited();
  }
  /** Whether the process that listens in our place came from our command; `unknown` where /proc does not say. */
  answersItself() {
    return answersItself(this.#command);
  }
  /** What came from the command and lives, and who else listens in its place. */
  findOthers() {
    return findOthers(this.#command);
  }
  /** Where its processes accept connections; `undefined` where that is unknown. */
  endpoints() {
    const members = this.#parts.family.findLivingAfresh();
    return members === "blind" ? void 0 : findEndpoints(members.map(({ pid }) => pid));
  }
  /**
   * Ends everything that came from the command. Further calls return the same result.
   *
   * @throws GateError `server-not-stopped` when a process survives SIGKILL
   */
  stop() {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }
  async [Symbol.asyncDispose]() {
    await this.stop();
  }
  async #end() {
    var _stack = [];
    try {
      const { shell, family, guard } = this.#parts;
      const log = __using(_stack, this.#parts.log);
      const _mark = __using(_stack, this.#parts.mark);
      const place = __using(_stack, this.place);
      this.#signal.removeEventListener("abort", this.#onAbort);
      this.#sampler[Symbol.dispose]();
      const living = family.findLivingAfresh();
      const strays = living === "blind" ? [] : living.filter((process2) => !isInGroup(shell)(process2));
      const ending = await endProcesses({ shell, family }, this.#grace);
      if (ending.kind === "survived") throw serverNotStopped(ending.pids);
      if (ending.kind === "unseen") throw serverNotSeen();
      await Promise.all([guard.dismiss(), log.drain()]);
      return {
        how: ending.kind,
        strays: strays.length,
        placeFree: await becomesFree(place, FREE_PATIENCE)
      };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  }
  async #waitForExit() {
    const exit = await this.#parts.shell.exited;
    await this.#parts.log.drain();
    return { ...exit, lastLines: this.lastLines() };
  }
};

// src/server/start-server.ts
async function startServer(options) {
  options.signal.throwIfAborted();
  const { hostname } = options.readiness;
  const place = await takePlace({ ...options, hostname });
  const server = await launchServer({ ...options, place, hostname }).catch((error) => {
    place[Symbol.dispose]();
    throw error;
  });
  try {
    const { target, took } = await proveReady(server, options);
    const boot = milliseconds(performance.now() - server.startedAt);
    return Object.assign(server, { target, boot, firstAnswer: took });
  } catch (error) {
    await server.stop().catch(() => void 0);
    throw error;
  }
}
async function proveReady(server, options) {
  const { signal, readiness: plan } = options;
  const { place } = server;
  const probe = { ...plan, place };
  const died = new AbortController();
  void server.exited.then(() => died.abort());
  const { timeout } = plan;
  const over = AbortSignal.any([signal, died.signal]);
  const readiness = plan.command === void 0 ? await waitUntilReady({ probe, timeout, signal: over }) : await askCommand(plan.command, probe, { ...options, signal: over });
  signal.throwIfAborted();
  if (server.hasExited) {
    const exit = await server.exited;
    throw serverExited({ exit, lastLines: exit.lastLines, place, others: server.findOthers() });
  }
  if (readiness.kind === "not-ready") {
    const listening = { who: "its processes", at: server.endpoints() };
    const facts = { timeout, listening, lastLines: server.lastLines() };
    throw "lastTry" in readiness ? commandNotReady({ ...facts, ...readiness }) : serverNotReady({ ...facts, ...readiness, probe });
  }
  if (server.answersItself() === "no") throw foreignAnswer(place, server.findOthers().stranger);
  return readiness;
}
async function askCommand({ text, env, logFile }, probe, options) {
  const { place } = probe;
  const readiness = await waitForCommand({
    ...options,
    command: commandAt(text, place),
    env: environmentFor({ ...options, env: { ...options.env, ...env }, place }),
    logFile,
    timeout: options.readiness.timeout
  });
  if (readiness.kind === "not-ready") return readiness;
  return { kind: "ready", target: await findListening(probe), took: milliseconds(0) };
}
async function takePlace(taking) {
  const { place } = taking;
  if (place.kind === "port") return await takePort(place, taking);
  return place.path === void 0 ? takeNewSocket(taking) : await takeSocket(resolve(taking.cwd, place.path), taking);
}
async function takePort(place, { hostname }) {
  if (!await isPortFree(place.port)) throw portTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => void 0 };
}
function takeNewSocket({ ambient }) {
  const socket = assignSocket(ambient);
  const { path } = socket;
  return {
    kind: "socket",
    path,
    choice: "assigned",
    [Symbol.dispose]: () => socket[Symbol.dispose]()
  };
}
async function takeSocket(path, { hostname }) {
  const place = { kind: "socket", path, choice: "fixed" };
  if (!await vacateSocket(path)) throw socketTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => void 0 };
}

// src/server/wait-for-running.ts
async function waitForRunning({ timeout, ...plan }, place, signal) {
  if (place.kind === "socket") checkLength(place.path);
  const probe = { ...plan, place };
  const readiness = await waitUntilReady({ probe, timeout, signal });
  signal.throwIfAborted();
  if (readiness.kind === "ready") return readiness.target;
  const { lastAttempt } = readiness;
  const at = place.kind === "port" ? findOnPort(place.port) : void 0;
  const listening = { who: "any process", at };
  throw serverNotReady({ probe, timeout, lastAttempt, listening, lastLines: void 0 });
}

// src/measure/servers/arm-server.ts
function openArm(input, place, ports) {
  const { server } = input;
  switch (server.kind) {
    case "started":
      return named(input, () => startArm(input, server, place, ports));
    case "running":
      return joinRunning(input, server, place, ports);
  }
}
async function runBeforeBlock(version, ports) {
  const { server } = version;
  if (server.kind === "running") return;
  await named(version, () => runHook("before-block", server.beforeBlock, version, server, ports));
}
async function runAfterBlock(version, ports) {
  const { server } = version;
  if (server.kind === "running") return;
  try {
    await runHook("after-block", server.afterBlock, version, server, ports);
  } catch (error) {
    throw isUnnamed(version, error) ? new GateError(nameHook(version.arm, error)) : error;
  }
}
async function named(version, start) {
  const { arm, server } = version;
  try {
    return await start();
  } catch (error) {
    const isOne = server.kind === "started" && isUnnamed(version, error);
    throw isOne ? new ArmNotStarted(arm, server, error) : error;
  }
}
var isUnnamed = ({ isOneOfTwo }, error) => isOneOfTwo && error instanceof GateError && error.kind !== "cancelled";
async function startArm(input, server, place, ports) {
  const running = await startServer({
    command: server.start,
    cwd: server.cwd,
    place,
    ambient: ports.ambient,
    env: server.env,
    readiness: readinessOf(input, server, ports),
    logFile: logFileOf("server", input, ports),
    signal: ports.signal
  });
  return {
    target: running.target,
    boot: input.timesStart ? running.boot : void 0,
    firstAnswer: input.timesStart ? running.firstAnswer : void 0,
    patience: patienceOf(server, running.boot),
    hasExited: () => running.hasExited,
    sample: () => running.sample(),
    waited: () => running.waited(),
    causeOfDeath: watchDeath(running, input.arm, ports),
    foreignAnswer: () => describeForeignAnswer(running),
    async [Symbol.asyncDispose]() {
      ports.report({ kind: "stopping-server" });
      const { how, strays } = await running.stop();
      if (how === "sigkill") ports.report({ kind: "server-killed", how: "it ignored SIGTERM" });
      if (strays > 0) ports.report({ kind: "server-killed", how: describeStrays(strays) });
    }
  };
}
async function joinRunning(input, server, given, ports) {
  const place = placeOfRunning(given);
  const began = performance.now();
  const found = await waitForRunning(readinessOf(input, server, ports), place, ports.signal);
  return {
    target: found,
    boot: void 0,
    firstAnswer: void 0,
    patience: patienceOf(server, milliseconds(performance.now() - began)),
    hasExited: () => false,
    sample: () => void 0,
    waited: () => void 0,
    causeOfDeath: async () => void 0,
    foreignAnswer: () => void 0,
    async [Symbol.asyncDispose]() {
    }
  };
}
var patienceOf = ({ ready }, spent) => milliseconds(awaitsRequests(ready) ? Math.max(0, ready.timeout - spent) : 0);
var awaitsRequests = ({ by }) => by.kind === "path" && by.awaitsRequests;
function placeOfRunning(place) {
  if (place.kind === "port") return place;
  if (place.path === void 0) throw new RangeError("a server that runs already without a place");
  return { kind: "socket", path: place.path, choice: "fixed" };
}
function readinessOf(input, { ready: { by, timeout } }, ports) {
  const { port, ...named2 } = input.target;
  const plan = { ...named2, timeout, http2: input.http2, namedPort: port };
  if (by.kind === "path") return { ...plan, path: by.path, takesNotFound: by.takesNotFound };
  const env = { PERF_GATE_ARM: input.arm };
  const logFile = logFileOf("ready-command", input, ports);
  return { ...plan, path: "/", command: { text: by.command, env, logFile } };
}
async function runHook(input, command, version, { cwd, env }, ports) {
  if (command === void 0) return;
  const { ambient, signal } = ports;
  const logFile = logFileOf(input, version, ports);
  const withArm = { ...env, PERF_GATE_ARM: version.arm };
  const options = { input, command, cwd, ambient, env: withArm, logFile, signal };
  await runCommand({ ...options, code: "hook-failed" });
}
var logFileOf = (what, { arm, isOneOfTwo }, { logs }) => `${logs}/${what}${isOneOfTwo ? `-${arm}` : ""}.log`;
function describeForeignAnswer(server) {
  if (server.answersItself() !== "no") return void 0;
  return sayForeignAnswer(server.place, server.findOthers().stranger);
}
function watchDeath(server, arm, { report }) {
  let cause;
  return async () => {
    if (cause !== void 0 || !server.hasExited) return cause;
    const exit = await server.exited;
    const { lines } = exit.lastLines;
    const text = `the server of the ${arm} died; its last lines:`;
    if (lines.length > 0) report({ kind: "last-lines", text, lines });
    cause = [describeEnd(exit), ...sayLeftBehind(server.findOthers().leftBehind)].join(" ");
    return cause;
  };
}
function describeEnd(exit) {
  const { telling } = exit.lastLines;
  const said = telling === void 0 ? " without printing a line" : `; it said "${telling}"`;
  return `It ${describeExit(exit)}${said}.`;
}
var describeStrays = (strays) => strays === 1 ? "it had left its process group" : `${strays} of them had left their process group`;

// src/measure/trial/lacking.ts
function findLacking({ requests, added }, servers) {
  const candidate = servers.find(({ arm }) => arm === "candidate");
  const baseline = servers.find(({ arm }) => arm === "baseline");
  return [
    ...requests.flatMap((request) => {
      const answer = failedIn(candidate?.answers, request);
      const other = failedIn(baseline?.answers, request);
      const holds = answer === void 0 || baseline !== void 0 && other === void 0;
      return holds ? [] : [{ request, answer, other }];
    }),
    ...added.flatMap((request) => {
      const answer = failedIn(candidate?.added, request);
      return answer === void 0 ? [] : [{ request, answer, other: void 0 }];
    })
  ];
}
var failedIn = (answers = [], { name }) => answers.find(
  ({ name: its, failure }) => its === name && failure !== void 0 && !isOwnLimit(failure.class)
);

// src/measure/refuse-unexpected.ts
function refuseUnexpected(servers, versions) {
  const refusal = findRefusal(servers, versions, false);
  if (refusal !== void 0) throw refusal;
}
function findRefusal(servers, versions, isRehearsal) {
  const count = countArms(versions);
  if (servers.length < count || servers.some(({ death }) => death !== void 0)) return void 0;
  const lacking = findLacking(versions, servers).filter(
    ({ request }) => !versions.proven.has(request.name)
  );
  if (lacking.length === 0) return void 0;
  const names = lacking.map(({ request }) => request.name);
  if (names.every((name) => versions.changed.has(name))) return new OnlyOldPlanFails(names);
  const [candidate] = versions.arms;
  const { ready } = candidate.server;
  return refusalOf(lacking, {
    ...versions,
    // Masked before it is cut: half of a token would be recognised by nobody later.
    secrets: [...versions.secrets, ...servers.flatMap((server) => server.secrets)],
    versions: count,
    awaitsRequests: awaitsRequests(ready),
    readyTimeout: ready.timeout,
    isRehearsal
  });
}

// src/machine/lock.ts
import { lstatSync, rmSync as rmSync2 } from "node:fs";
import { createConnection, createServer } from "node:net";
import { platform, tmpdir } from "node:os";
import { join as join2 } from "node:path";
import { setTimeout as sleep5 } from "node:timers/promises";
var LOCK_NAME = "perf-gate-lock-v1";
var POLL = milliseconds(250);
var PATIENCE2 = minutes(15);
var ANSWER_TIMEOUT = seconds(1);
var LONGEST_ANSWER = 200;
async function takeMachineLock(options) {
  const path = lockPath(options.name ?? LOCK_NAME);
  const deadline = performance.now() + (options.patience ?? PATIENCE2);
  let holder = "a process that does not say which";
  let isAnnounced = false;
  for (; ; ) {
    options.signal.throwIfAborted();
    const server = await tryToListen(path);
    if (server !== void 0) return { [Symbol.asyncDispose]: () => close(server) };
    const answer = await askHolder(path);
    if (answer.kind === "alive" && !(isAnnounced && answer.name === holder)) {
      holder = answer.name;
      isAnnounced = true;
      options.onWait(holder);
    }
    if (performance.now() >= deadline) throw machineBusy(holder);
    await sleep5(POLL, void 0, { signal: options.signal }).catch(() => void 0);
  }
}
function lockPath(name) {
  return platform() === "linux" ? `\0${name}` : join2(tmpdir(), `${name}.sock`);
}
function tryToListen(path) {
  const line = `pid ${process.pid} since ${(/* @__PURE__ */ new Date()).toISOString()}
`;
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.unref().end(line, () => socket.destroy());
  });
  return new Promise((resolve2, reject) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve2(void 0);
      else reject(error);
    });
    server.listen(path, () => resolve2(server.unref()));
  });
}
async function askHolder(path) {
  const inode = inodeOf(path);
  const answer = await connectToHolder(path);
  const isSameFile = inode !== void 0 && inodeOf(path) === inode;
  if (answer.kind === "dead" && isSameFile) rmSync2(path, { force: true });
  return answer;
}
function connectToHolder(path) {
  return new Promise((resolve2) => {
    let text = "";
    const socket = createConnection(path).setEncoding("latin1");
    socket.setTimeout(ANSWER_TIMEOUT, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.length >= LONGEST_ANSWER) socket.destroy();
    });
    socket.on("error", (error) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve2({ kind: "dead" });
    });
    socket.on("close", () => resolve2({ kind: "alive", name: describeHolder(text) }));
  });
}
function describeHolder(answer) {
  const text = answer.slice(0, LONGEST_ANSWER).replace(/[^ -~]/g, " ").trim();
  return text === "" ? "a process that does not say which" : text;
}
function inodeOf(path) {
  return path.startsWith("\0") ? void 0 : lstatSync(path, { throwIfNoEntry: false })?.ino;
}
function close(server) {
  return new Promise((resolve2) => server.close(() => resolve2()));
}
function machineBusy(holder) {
  return new GateError({
    code: "machine-busy",
    kind: "gate",
    message: `Another perf-gate is measuring on this machine: ${holder}.`,
    remedy: "Wait until it has ended, or end it. Two measurements at once would disturb each other."
  });
}

// src/gate/lock-machine.ts
function lockMachine({
  signal,
  report
}) {
  const onWait = (holder) => report({ kind: "waiting-for-machine", holder });
  return takeMachineLock({ signal, onWait });
}

// src/record/generator-use.ts
function addUses(slices) {
  return merge(slices, sum);
}
function besideUses(threads) {
  return merge(threads, highest);
}
function merge(parts, fold) {
  const uses = parts.filter((part) => part !== void 0);
  if (uses.length === 0 || uses.length < parts.length) return void 0;
  const isCounted = uses.every(({ demand }) => demand !== void 0);
  return {
    cpu: nanoseconds(sum(uses, ({ cpu }) => cpu)),
    busiest: nanoseconds(fold(uses, ({ busiest }) => busiest)),
    demand: isCounted ? nanoseconds(fold(uses, ({ demand }) => demand ?? 0)) : void 0,
    loop: milliseconds(fold(uses, ({ loop }) => loop)),
    stalled: milliseconds(fold(uses, ({ stalled }) => stalled)),
    longestStall: milliseconds(highest(uses, ({ longestStall }) => longestStall)),
    pauses: sum(uses, ({ pauses }) => pauses),
    paused: milliseconds(fold(uses, ({ paused }) => paused)),
    longestPause: milliseconds(highest(uses, ({ longestPause }) => longestPause))
  };
}
var highest = (uses, value) => uses.reduce((most, use) => Math.max(most, value(use)), 0);

// src/record/merge.ts
function mergeSlices(slices) {
  return {
    ...mergeCounts(slices),
    slices: sum(slices, (slice) => slice.slices),
    window: milliseconds(sum(slices, (slice) => slice.window)),
    elapsed: milliseconds(sum(slices, (slice) => slice.elapsed)),
    generatorUse: addUses(slices.map(({ generatorUse }) => generatorUse))
  };
}
function mergeRequests(parts) {
  return {
    sent: sum(parts, (part) => part.sent),
    ok: sum(parts, (part) => part.ok),
    completed: sum(parts, (part) => part.completed),
    resent: sum(parts, (part) => part.resent),
    unsent: sum(parts, (part) => part.unsent),
    bodyBytes: bytes(sum(parts, (part) => part.bodyBytes)),
    failures: mergeFailures(parts.map((part) => part.failures)),
    serviceTime: mergeTimes(parts.map((part) => part.serviceTime)),
    responseTime: mergeTimes(parts.map((part) => part.responseTime)),
    cleanTime: mergeTimes(parts.map((part) => part.cleanTime)),
    waiting: mergeTimes(parts.map((part) => part.waiting)),
    total: mergeTimes(parts.map((part) => part.total)),
    failureTime: mergeTimes(parts.map((part) => part.failureTime))
  };
}
function mergeTimes(parts) {
  const [first = new Histogram(), ...others] = parts.filter((part) => !part.isEmpty);
  const merged = others.length === 0 ? first : Histogram.merged([first, ...others]);
  return merged.condensed();
}
function mergeFailures(parts) {
  const merged = FAILURE_CLASSES.flatMap((name) => {
    const counts = parts.flatMap((part) => part[name] ?? []);
    const [first] = counts;
    if (!first) return [];
    return [[name, { count: sum(counts, ({ count }) => count), example: first.example }]];
  });
  return Object.fromEntries(merged);
}
function mergeCounts(parts) {
  return {
    completed: sum(parts, (part) => part.completed),
    bytesReceived: bytes(sum(parts, (part) => part.bytesReceived)),
    connectionsOpened: sum(parts, (part) => part.connectionsOpened),
    threadRates: parts.flatMap((part) => part.threadRates),
    generatorCpu: nanoseconds(sum(parts, (part) => part.generatorCpu)),
    cleaning: void 0,
    lag: mergeTimes(parts.map((part) => part.lag)),
    connectTime: mergeTimes(parts.map((part) => part.connectTime)),
    requests: mergeByName(parts.map((part) => part.requests)),
    flows: mergeFlows(parts.map((part) => part.flows)),
    errorSquares: sum(
      parts,
      ({ errorSquares, requests }) => errorSquares ?? errorsIn(requests) ** 2
    )
  };
}
var errorsIn = (requests) => sum([...requests.values()], ({ failures }) => countErrors(failures));
function mergeByName(parts) {
  const names = new Set(parts.flatMap((part) => [...part.keys()]));
  const merged = [...names].map((name) => [
    name,
    mergeRequests(parts.flatMap((part) => part.get(name) ?? []))
  ]);
  return new Map(merged);
}
function mergeFlows(parts) {
  const stepsOf = (name) => parts.find((part) => part.has(name))?.get(name)?.steps ?? [];
  const merged = mergeByName(parts);
  return new Map([...merged].map(([name, flow]) => [name, { ...flow, steps: stepsOf(name) }]));
}
function poolRecords(records) {
  const blocks = [];
  for (const record of records) {
    const last = Math.max(0, ...blocks.map(({ number }) => number));
    blocks.push(...record.blocks.map((block) => ({ ...block, number: last + block.number })));
  }
  const times = records.flatMap(({ took: took2 }) => took2 ?? []);
  const took = times.length < records.length ? void 0 : milliseconds(sum(times, (time) => time));
  return { ...records[0], took, blocks };
}

// src/machine/local-ports.ts
var SETTINGS = "/proc/sys/net/ipv4";
function countLocalPorts() {
  return countPorts(
    readProcFile(`${SETTINGS}/ip_local_port_range`) ?? "",
    readProcFile(`${SETTINGS}/ip_local_reserved_ports`) ?? ""
  );
}
function countPorts(range, reserved) {
  const [, first, last] = /^(\d+)\s+(\d+)$/.exec(range.trim()) ?? [];
  if (first === void 0 || last === void 0) return void 0;
  const [from, to] = [Number(first), Number(last)];
  const leftOut = reserved.trim().matchAll(/(\d+)(?:-(\d+))?/g);
  return [...leftOut].reduce(
    (count, [, begin, end = begin]) => {
      const overlap = Math.min(to, Number(end)) - Math.max(from, Number(begin)) + 1;
      return count - Math.max(0, overlap);
    },
    to - from + 1
  );
}

// src/machine/open-files.ts
function countOpenable() {
  const limit = parseLimit(readProcFile("/proc/self/limits") ?? "");
  const open = listNumbers("/proc/self/fd");
  return limit === void 0 || typeof open === "string" ? void 0 : limit - open.length;
}
function parseLimit(text) {
  const [, soft] = /^Max open files +(\d+|unlimited)/m.exec(text) ?? [];
  if (soft === void 0) return void 0;
  return soft === "unlimited" ? Number.POSITIVE_INFINITY : Number(soft);
}

// src/load/generator-thread.ts
import { Worker } from "node:worker_threads";

// src/load/within-grace.ts
var GRACE2 = seconds(5);
function withinGrace(ending, grace = GRACE2) {
  return new Promise((resolve2) => {
    const timer = setTimeout(resolve2, grace);
    const onEnd = () => {
      clearTimeout(timer);
      resolve2();
    };
    ending.then(onEnd, onEnd);
  });
}

// src/load/generator-thread.ts
var SLACK = minutes(1);
var YOUNG_GENERATION_MB = 64;
var GeneratorThread = class {
  #worker;
  #waiting = /* @__PURE__ */ new Map();
  #death;
  #slack;
  #lastId = 0;
  constructor(slack = SLACK) {
    this.#slack = slack;
    this.#worker = new Worker(workerFile(), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
      // The worker needs no environment, and it may hold secrets.
      env: {}
    });
    this.#worker.on("message", (message) => this.#onReply(message));
    this.#worker.on("error", (error) => this.#onDeath(error));
    this.#worker.on("exit", () => this.#onDeath(new Error("the thread ended")));
  }
  /**
   * @param longest how long the command may take by itself
   * @throws GateError as the worker reports it, or when the worker died or hangs
   */
  async command(command, longest2) {
    await this.#ask(command, longest2);
  }
  /** @throws GateError as `command` does */
  async measure(command, longest2) {
    const reply = await this.#ask(command, longest2);
    if (reply.kind !== "measured") throw new TypeError(`a run was answered with "${reply.kind}"`);
    return decodeSlice(reply.slice);
  }
  async [Symbol.asyncDispose]() {
    this.#worker.removeAllListeners("exit");
    await withinGrace(this.#worker.terminate());
    this.#worker.unref();
    this.#onDeath(new Error("the load generator was stopped"));
  }
  async #ask(command, longest2) {
    const limit = milliseconds(longest2 + this.#slack);
    const deadline = setTimeout(() => this.#giveUp(command, limit), limit);
    return await this.#post(command).finally(() => clearTimeout(deadline));
  }
  #post(command) {
    const id = ++this.#lastId;
    return new Promise((resolve2, reject) => {
      if (this.#death) throw this.#death;
      this.#waiting.set(id, { resolve: resolve2, reject });
      this.#worker.postMessage({ id, command });
    });
  }
  #giveUp({ kind }, limit) {
    this.#onDeath(new Error(`it had not finished "${kind}" after ${limit} ms`));
    void this.#worker.terminate();
  }
  #onReply({ id, reply }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (reply.kind === "failed")
      waiting?.reject(new GateError({ ...reply, kind: reply.errorKind }));
    else waiting?.resolve(reply);
  }
  #onDeath(cause) {
    this.#death ??= new GateError({
      code: "generator-failed",
      kind: "gate",
      message: `A thread of the load generator died: ${cause.message}`,
      remedy: "This is a fault of perf-gate: please report it with this message.",
      cause
    });
    for (const { reject } of this.#waiting.values()) reject(this.#death);
    this.#waiting.clear();
  }
};
function workerFile() {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "./load-worker.ts" : "./load-worker.js", import.meta.url);
}

// src/load/values/turn-numbers.ts
var TurnNumbers = class {
  #starts = /* @__PURE__ */ new Map();
  #next = /* @__PURE__ */ new Map();
  /** The numbers of one server. Servers of a block that run at the same time take their turns together. */
  ofServer() {
    return new ServerNumbers({
      startsOf: (turn) => this.#startsOf(turn),
      note: (name, end) => this.#next.set(name, Math.max(this.#next.get(name) ?? 0, end))
    });
  }
  /** How many numbers of a name are used. */
  usedOf(name) {
    return this.#next.get(name) ?? 0;
  }
  #startsOf(turn) {
    const known = this.#starts.get(turn) ?? new Map(this.#next);
    this.#starts.set(turn, known);
    return known;
  }
};
var ServerNumbers = class {
  #shared;
  /** Where this server ended: a version that runs behind the other may have drawn more. */
  #ends = /* @__PURE__ */ new Map();
  constructor(shared) {
    this.#shared = shared;
  }
  /**
   * @param turn what the slices of both versions that belong together have in common
   * @returns the first number of each name
   */
  startOf(turn, names) {
    const starts = this.#shared.startsOf(turn);
    return names.map((name) => Math.max(starts.get(name) ?? 0, this.#ends.get(name) ?? 0));
  }
  /**
   * @param from the first numbers of the turn
   * @param drawn how many of each name are used since then
   */
  note(names, from, drawn) {
    names.forEach((name, index) => {
      const end = (from[index] ?? 0) + (drawn[index] ?? 0);
      this.#ends.set(name, Math.max(this.#ends.get(name) ?? 0, end));
      this.#shared.note(name, end);
    });
  }
};

// src/load/generator-values.ts
var GeneratorValues = class {
  #seed;
  #threads;
  #first;
  #own;
  #turns = new TurnNumbers();
  /** @param seed of the plan */
  constructor(seed, threads) {
    this.#seed = mixText(seed);
    this.#threads = threads;
    this.#first = firstNumber(Date.now());
    this.#own = new UniqueNumbers({ first: this.#first, stride: threads + 1 });
  }
  drawingOf(thread) {
    const unique = { first: this.#first + thread + 1, stride: this.#threads + 1 };
    return { seed: this.#seed, thread, threads: this.#threads, unique };
  }
  /** How many numbers of a name are used, by the version that used more. */
  usedOf(name) {
    return this.#turns.usedOf(name);
  }
  /** A request that is sent once, outside the mix. @throws GateError `rows-used-up` */
  single(request, turn) {
    const apart = { ...request, name: `${request.name} (once)` };
    const { requests, draw } = this.ofServer(plannedRequests([apart])).ownRequests(turn);
    const [planned] = requests;
    if (planned === void 0) throw new RangeError("a request that was not planned");
    draw(planned, 0);
    return { ...planned, name: request.name };
  }
  /** Those that one server is sent. */
  ofServer(planned) {
    return new ServerValues(planned, this.#turns.ofServer(), this.#seed, this.#own);
  }
};
var ServerValues = class {
  #planned;
  #numbers;
  #names;
  #seed;
  #own;
  constructor(planned, numbers, seed, own) {
    this.#planned = planned;
    this.#numbers = numbers;
    this.#seed = seed;
    this.#own = own;
    const isDrawn = planned.some(({ template }) => template !== void 0);
    this.#names = isDrawn ? planned.map(({ name }) => name) : [];
  }
  /** Each is to be sent once. @throws GateError `rows-used-up` */
  ownRequests(turn) {
    const from = this.startOf(turn);
    for (const { name, index, step, template } of this.#planned) {
      const number = from[index - (step?.position ?? 0)] ?? 0;
      const exhausted = template?.tables.find(
        ({ order, rows }) => order === "once" && number >= rows
      );
      if (exhausted !== void 0) throw rowsUsedUp(step?.flow.name ?? name, exhausted.name);
    }
    const requests = this.#planned.map((planned) => readyToSend(planned, this.#seed));
    const user = new FlowUser(drawablesOf(this.#planned, this.#seed));
    const used = requests.map(() => 1);
    const draw = (request, before) => {
      const { index, values, step } = request;
      const next = () => ({ number: (from[index] ?? 0) + before, unique: this.#own });
      if (step !== void 0) user.begin(request, next);
      else if (values instanceof RequestValues) values.draw(next());
      used[index] = before + 1;
      this.note(from, used);
    };
    return { requests, draw, user };
  }
  /** The first number of each request, by index; none where nothing is drawn. */
  startOf(turn) {
    return this.#numbers.startOf(turn, this.#names);
  }
  /** @param from see `startOf` @param drawn how many of each were drawn since then */
  note(from, drawn) {
    this.#numbers.note(this.#names, from, drawn);
  }
};

// src/load/require-resources.ts
var OTHER_FILES = 64;
function requireFiles(connections, openable) {
  const needed = 2 * connections + OTHER_FILES;
  if (openable === void 0 || needed <= openable) return;
  throw new GateError({
    code: "too-few-files",
    kind: "gate",
    message: `With ${connections} connections perf-gate needs ${needed} open files, and this process may open only ${openable} more.`,
    remedy: "Raise the hard limit (`ulimit -Hn`), which perf-gate cannot do itself, or lower `connections`."
  });
}
var OTHER_PORTS = 8;
function requirePorts(connections, available) {
  const needed = connections + OTHER_PORTS;
  if (available === void 0 || needed <= available) return;
  throw new GateError({
    code: "too-few-ports",
    kind: "gate",
    message: `With ${connections} connections perf-gate needs ${needed} local ports, and this machine gives it only ${available}.`,
    remedy: "Widen `net.ipv4.ip_local_port_range`, or lower `connections`."
  });
}

// src/load/run-on-all.ts
var LEAD = milliseconds(1);
function runOnAll(threads, pool, { shape, settle, window, drawFrom }, options) {
  const { requestTimeout } = options;
  const longest2 = milliseconds(LEAD + settle + window + requestTimeout + longestUnit(options));
  const startAt = milliseconds(sharedNow() + LEAD);
  const waiting = waitingThreads(threads.length);
  const scheduleOf = (thread) => shape.kind === "closed" ? shape : { ...shape, thread, threads: threads.length };
  const slices = threads.map(
    (thread, index) => thread.measure(
      {
        kind: "run",
        pool,
        input: {
          schedule: scheduleOf(index),
          startAt,
          settle,
          window,
          patience: options.patience,
          waiting,
          drawFrom
        }
      },
      longest2
    )
  );
  return Promise.all(slices);
}
function longestUnit({ requests, requestTimeout }) {
  const each = requests.map(({ step }) => requestTimeout + (step?.thinkTime ?? 0));
  const isFlow = requests.some(({ step }) => step !== void 0);
  return isFlow ? milliseconds(sum(each, (time) => time)) : requestTimeout;
}

// src/load/run-steps.ts
import { setTimeout as sleep6 } from "node:timers/promises";
async function runSteps(engine, input) {
  await prepareSchemas(input.steps);
  const asker = new Asker(engine, { ...input, captures: true });
  const captured = new Map(input.captured);
  const answers = [];
  for (const step of input.steps) {
    const end = await runStep(asker, step, captured, input);
    if ("kind" in end) return end;
    answers.push(end);
  }
  return { kind: "done", captured, answers };
}
async function runStep(asker, step, captured, input) {
  const full = input.fill(step, captured);
  if (typeof full === "string") {
    return { kind: "not-captured", step, what: full, answer: void 0 };
  }
  const answer = await askUntil2(asker, full, input);
  if (answer.failure !== void 0) return { kind: "unexpected", step, answer };
  for (const { name, from } of step.captures) {
    const found = captureFrom(asker.sketch, from);
    if (found.kind === "not-found") {
      const what = `\`${name}\` cannot be captured: ${found.why}.`;
      return { kind: "not-captured", step, what, answer };
    }
    input.onCaptured(found.value);
    captured.set(name, found.value);
  }
  return answer;
}
async function askUntil2(asker, step, { ready, again }) {
  const began = performance.now();
  for (let tries = 1; ; tries++) {
    const request = ready(step);
    const waited = milliseconds(performance.now() - began);
    const heard = await asker.once(request);
    asker.connection.close();
    const answer = { ...heard, tries, waited, isRepetition: false };
    if (answer.failure === void 0 || again.signal.aborted) return answer;
    const pause2 = again.pauseAfter(answer, request);
    if (pause2 === void 0) return answer;
    await sleep6(pause2, void 0, { signal: again.signal }).catch(() => void 0);
  }
}

// src/load/share-out.ts
var MOST_THREADS = 4;
function chooseThreads(cores, connections) {
  return Math.max(1, Math.min(Math.floor(cores / 2), MOST_THREADS, connections));
}
function shareOut(total, parts) {
  return Array.from(
    { length: parts },
    (_, part) => Math.floor(total * (part + 1) / parts) - Math.floor(total * part / parts)
  );
}

// src/load/thread/thread-slice.ts
function joinThreads(threads, generatorCpu) {
  const requests = joinRequests(threads.map(({ requests: requests2 }) => requests2));
  const result = {
    slices: 1,
    window: longest(threads, ({ window }) => window),
    completed: sum(threads, ({ completed }) => completed),
    bytesReceived: bytes(sum(threads, ({ bytesReceived }) => bytesReceived)),
    elapsed: longest(threads, ({ elapsed }) => elapsed),
    connectionsOpened: sum(threads, ({ connectionsOpened }) => connectionsOpened),
    threadRates: threads.map(({ completed, window }) => rate(completed, window)),
    generatorCpu,
    generatorUse: besideUses(threads.map(({ generatorUse }) => generatorUse)),
    cleaning: void 0,
    lag: mergeTimes(threads.map(({ lag }) => lag)),
    connectTime: mergeTimes(threads.map(({ connectTime }) => connectTime)),
    requests,
    flows: joinFlows(threads.map(({ flows }) => flows)),
    errorSquares: errorsIn(requests) ** 2
  };
  return {
    result,
    unrecorded: sum(threads, ({ unrecorded }) => unrecorded),
    generator: worstWaits(threads.map(({ waits }) => waits))
  };
}
function joinRequests(threads) {
  const names = new Set(threads.flatMap((requests) => [...requests.keys()]));
  const partsOf = (name) => threads.flatMap((requests) => requests.get(name) ?? []).map((request) => ({ ...request, cleanTime: new Histogram() }));
  return new Map([...names].map((name) => [name, mergeRequests(partsOf(name))]));
}
function joinFlows(threads) {
  const [first] = threads;
  const stepsOf = (name) => first?.get(name)?.steps ?? [];
  const joined = [...joinRequests(threads)].map(([name, result]) => {
    return [name, { ...result, steps: stepsOf(name) }];
  });
  return new Map(joined);
}
function mostDrawn(threads) {
  const [first, ...others] = threads.map(({ drawn }) => drawn);
  return (first ?? []).map(
    (count, index) => Math.max(count, ...others.map((drawn) => drawn[index] ?? 0))
  );
}
function worstWaits(threads) {
  const delays = threads.flatMap(({ delay }) => delay ?? []);
  return {
    // The thread without a number may have been the one that waited.
    delay: delays.length < threads.length ? void 0 : milliseconds(Math.max(0, ...delays)),
    gap: longest(threads, ({ gap }) => gap)
  };
}
function longest(parts, timeOf) {
  return milliseconds(Math.max(0, ...parts.map(timeOf)));
}

// src/load/load-generator.ts
var PATIENCE3 = milliseconds(5);
function startLoadGenerator(options) {
  requireFiles(options.connections, countOpenable());
  requirePorts(options.connections, countLocalPorts());
  const count = chooseThreads(options.cores, options.connections);
  const threads = Array.from({ length: count }, () => new GeneratorThread());
  const values = new GeneratorValues(options.seed ?? "", count);
  const { engine, requestTimeout, budget: longestStream } = options;
  let pools = 0;
  return {
    engine,
    threads: count,
    aimAt: (target, requests = options.requests, how = {}) => aimAt(threads, { ...options, ...how, requests, values }, target, ++pools),
    usedOf: (name) => values.usedOf(name),
    async runSteps(target, steps, turn) {
      const ready = (request) => values.single(request, turn);
      const how = { target, requestTimeout, longestStream, ready };
      return await runSteps(await loadEngine(engine), { ...steps, ...how });
    },
    async tryOut(target, requests, how) {
      const ofServer = values.ofServer(plannedRequests(requests));
      return (await askFirst({ ...options, ...how }, ofServer, target)).firstAnswers;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread[Symbol.asyncDispose]()));
    }
  };
}
async function askFirst({ engine, requestTimeout, budget, again, turn = "" }, ofServer, target) {
  const own = ofServer.ownRequests(turn);
  await prepareSchemas(own.requests);
  return await fetchFirstAnswers(await loadEngine(engine), {
    target,
    ...own,
    requestTimeout,
    longestStream: budget,
    again
  });
}
async function aimAt(threads, options, target, pool) {
  const { engine, requestTimeout, values } = options;
  const planned = plannedRequests(options.requests);
  const ofServer = values.ofServer(planned);
  const first = await askFirst(options, ofServer, target);
  const shares = shareOut(options.connections, threads.length);
  const onAll = (commandOf) => Promise.all(threads.map((thread, index) => thread.command(commandOf(index), requestTimeout)));
  await onAll((thread) => ({
    kind: "create",
    pool,
    options: {
      ...{ engine, target, requests: planned, requestTimeout },
      connections: shares[thread] ?? 0,
      drawing: values.drawingOf(thread)
    }
  }));
  return {
    ...first,
    async run(load) {
      if (first.isPersistent) await onAll(() => ({ kind: "open", pool }));
      const cpuBefore = process.cpuUsage();
      const drawFrom = ofServer.startOf(load.turn ?? "");
      const slices = await runOnAll(threads, pool, { ...load, drawFrom }, options);
      ofServer.note(drawFrom, mostDrawn(slices));
      return joinThreads(slices, cpuSince(cpuBefore));
    },
    async reopen() {
      if (first.isPersistent) await onAll(() => ({ kind: "reopen", pool }));
    },
    async [Symbol.asyncDispose]() {
      const end = (thread) => thread.command({ kind: "dispose", pool }, requestTimeout);
      await withinGrace(Promise.allSettled(threads.map(end)));
    }
  };
}
function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
}

// src/machine/machine-use.ts
import { setTimeout as sleep7 } from "node:timers/promises";

// src/machine/machine-times.ts
function readMachineTimes() {
  return parseMachineTimes(readProcFile("/proc/stat") ?? "");
}
function parseMachineTimes(text) {
  const [, fields] = /^cpu +((?:\d+ ){7}\d+)/.exec(text) ?? [];
  if (fields === void 0) return void 0;
  const ticks = fields.split(" ").map((field) => Number(field) * NANOSECONDS_PER_TICK);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = ticks;
  const busy = user + nice + system + irq + softirq;
  if (busy === 0) return void 0;
  const cores = text.match(/^cpu\d+ /gm)?.length ?? 1;
  return { busy: nanoseconds(busy), stolen: nanoseconds(steal), cores };
}

// src/machine/machine-use.ts
function markMachine() {
  const times = readMachineTimes();
  if (times === void 0) return void 0;
  const { user, system } = process.cpuUsage();
  const own = nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
  return { ...times, at: milliseconds(performance.now()), own };
}
function useBetween(before, after) {
  if (before === void 0 || after === void 0) return void 0;
  return {
    notOwn: nanoseconds(after.busy - before.busy - (after.own - before.own)),
    stolen: nanoseconds(after.stolen - before.stolen),
    elapsed: milliseconds(after.at - before.at)
  };
}
var SILENCE = milliseconds(200);
async function watchBackground() {
  const before = markMachine();
  await sleep7(SILENCE);
  const use = useBetween(before, markMachine());
  if (before === void 0 || use === void 0) return void 0;
  const capacity = use.elapsed * NANOSECONDS_PER_MILLISECOND * before.cores;
  return ratio(Math.max(0, use.notOwn) / capacity);
}

// src/measure/coin.ts
import { createHash } from "node:crypto";
var Coin = class {
  #state;
  constructor(seed) {
    const digest = createHash("sha256").update(seed).digest();
    this.#state = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset));
  }
  flip() {
    return (this.#next() & 1) === 1;
  }
  /** At least 0, less than 1. */
  fraction() {
    return this.#next() / 2 ** 31;
  }
  /** A new array. Both orders of two items are equally likely. */
  shuffle(items) {
    const shuffled = [];
    for (const item of items) {
      const place = this.#next() % (shuffled.length + 1);
      shuffled.splice(place, 0, item);
    }
    return shuffled;
  }
  /** sfc32 (Doty-Humphrey, PractRand): 32 bits of each step; passes the tests that matter for orders. */
  #next() {
    const [a, b, c, counter] = this.#state;
    const sum2 = a + b + counter | 0;
    this.#state = [
      b ^ b >>> 9,
      c + (c << 3) | 0,
      (c << 21 | c >>> 11) + sum2 | 0,
      counter + 1 | 0
    ];
    return sum2 >>> 1;
  }
};

// src/measure/refuse-endless.ts
function refuseEndless(servers, versions) {
  if (servers.length < versions) return;
  const [first, ...others] = servers.map(({ firstAnswers }) => firstAnswers.filter(isEndless));
  const common = first?.find(
    ({ name }) => others.every((answers) => answers.some((answer) => answer.name === name))
  );
  if (common !== void 0) throw endlessAnswer(common);
}
function endlessAnswer({ name, status, bodyBytes, failure }) {
  return new GateError({
    code: "endless-answer",
    kind: "gate",
    message: `The answer to "${name}" cannot be measured: ${failure?.message} (status ${status}, ${bodyBytes} bytes so far).`,
    remedy: "perf-gate times whole answers, so a stream such as Server-Sent Events has nothing to time: measure other requests, or one whose stream ends. If the answer only takes long, raise `request-timeout` and `budget`."
  });
}

// src/measure/warm-up/failures.ts
function errorsIn2(result) {
  const requests = [...result.requests.values()];
  return {
    sent: sum(requests, ({ sent }) => sent),
    errors: sum(requests, ({ failures }) => countErrors(failures))
  };
}
function warnOfFailures(warmUps, allowed) {
  const found = ["candidate", "baseline"].flatMap((arm) => {
    const counts = warmUps.flatMap((counts2) => counts2.get(arm) ?? []);
    return counts.length === 0 ? [] : [{ arm, count: sumErrors(counts) }];
  });
  if (!found.some(({ count }) => count.errors > allowed * count.sent)) return [];
  const said = found.map(({ arm, count }) => `${describe2(count)} of the ${arm}`).join(", and ");
  const text = `While servers were warmed up, which is not measured, requests failed: ${said}.`;
  return [{ code: "failed-in-warm-up", text }];
}
var sumErrors = (counts) => ({
  sent: sum(counts, ({ sent }) => sent),
  errors: sum(counts, ({ errors }) => errors)
});
var describe2 = ({ sent, errors }) => errors === 0 ? "none" : `${errors} of ${sent}`;

// src/measure/warm-up/warmth.ts
var LARGEST_FALL = logRatio(-Math.log(0.9));
var LEAST_WANTED = 0.25;
function fallOf(loads) {
  const [, second, ...half] = quartersOf(loads);
  const [before, after] = [cpuPerAnswer(second ?? []), cpuPerAnswer(half.flat())];
  if (before === void 0 || after === void 0) return void 0;
  return coresWanted(half.flat()) < LEAST_WANTED ? void 0 : logRatio(Math.log(before / after));
}
function coresWanted(loads) {
  const wanted = loads.reduce((sum2, { cpu = 0, waited = 0 }) => sum2 + cpu + waited, 0);
  const elapsed = loads.reduce((sum2, load) => sum2 + load.elapsed, 0);
  return wanted / NANOSECONDS_PER_MILLISECOND / elapsed;
}
function quartersOf(loads) {
  const total = loads.reduce((sum2, { elapsed }) => sum2 + elapsed, 0);
  const quarters = [[], [], [], []];
  let passed = 0;
  for (const load of loads) {
    const middle = passed + load.elapsed / 2;
    quarters[Math.min(3, Math.floor(4 * middle / total))]?.push(load);
    passed += load.elapsed;
  }
  return quarters;
}
function cpuPerAnswer(loads) {
  let [cpu, answers] = [0, 0];
  for (const load of loads) {
    if (load.cpu === void 0) return void 0;
    cpu += load.cpu;
    answers += load.answers;
  }
  return answers === 0 || cpu === 0 ? void 0 : cpu / answers;
}
function meanFall(falls) {
  const known = falls.filter((fall) => fall !== void 0);
  if (known.length === 0) return void 0;
  return logRatio(known.reduce((sum2, fall) => sum2 + fall, 0) / known.length);
}
function warnOfWarming(falls, arms) {
  const fall = meanFall(falls);
  if (fall === void 0 || fall <= LARGEST_FALL) return [];
  const cheaper = `${Math.round(-100 * changeOf(logRatio(-fall)))} %`;
  const text = `The server was still warming up: in the second half of its load, warm-up included, an answer took ${cheaper} less CPU time than in the quarter before. ${arms === 1 ? ALONE : BESIDE}`;
  return [{ code: "still-warming", text }];
}
var ALONE = "A server that has run for longer is faster. Set a larger `warmup`.";
var BESIDE = "Both versions got the same number of warm-up requests, but a lasting loss is larger than it looks here. Set a larger `budget`; the warm-up grows with it.";

// src/measure/servers/others.ts
function othersOf(slices, server, background) {
  const known = slices.filter((slice) => slice !== void 0);
  const isComplete = known.length > 0 && known.length === slices.length;
  if (!isComplete || background === void 0) return void 0;
  const notOwn = sum(known, (slice) => slice.notOwn);
  return {
    cpu: server === void 0 ? void 0 : nanoseconds(Math.max(0, notOwn - server)),
    stolen: nanoseconds(sum(known, ({ stolen }) => stolen)),
    elapsed: milliseconds(sum(known, ({ elapsed }) => elapsed)),
    background
  };
}

// src/measure/servers/placement.ts
function cpuBetween(before, after) {
  return new Map([...after].map(([pid, cpu]) => [pid, Math.max(0, cpu - (before.get(pid) ?? 0))]));
}
function placementOf(slices, parents) {
  const workers = workersIn(slices, parents);
  if (workers.length < 2) return void 0;
  const imbalances = slices.flatMap((slice) => {
    const shares = workers.map((pid) => slice.get(pid) ?? 0);
    const total = sum(shares, (value) => value);
    return total === 0 ? [] : [Math.max(...shares) * shares.length / total - 1];
  });
  return {
    workers: workers.length,
    imbalance: ratio(sum(imbalances, (value) => value) / imbalances.length)
  };
}
function busiestIn(slices) {
  const taken = (pid) => sum(slices, (slice) => slice.get(pid) ?? 0);
  const pids = [...new Set(slices.flatMap((slice) => [...slice.keys()]))];
  const [busiest] = pids.toSorted((one, other) => taken(other) - taken(one));
  return busiest === void 0 || taken(busiest) === 0 ? void 0 : busiest;
}
function workersIn(slices, parents) {
  const living = slices.map((slice) => new Map([...slice].filter(([pid]) => parents.has(pid))));
  const busiest = busiestIn(living);
  if (busiest === void 0) return [];
  const parent = parents.get(busiest);
  return [...parents.keys()].filter((pid) => parents.get(pid) === parent);
}

// src/machine/executable.ts
import { readlinkSync, statSync } from "node:fs";
import { basename } from "node:path";
function readExecutable(pid) {
  const link = `/proc/${pid}/exe`;
  try {
    const path = readlinkSync(link).replace(/ \(deleted\)$/, "");
    return { ...nameExecutable(path), size: bytes(statSync(link).size) };
  } catch {
    return void 0;
  }
}
var VERSION = /^(?:[\w-]*-|[a-z]*)v?(\d+(?:\.\d+){1,3})(?:[-+_].*)?$/i;
var OF_JAVA = /^(?:java|jdk|temurin)-(\d+)(?:-.*)?$/;
function nameExecutable(path) {
  const versions = path.split("/").flatMap((part) => {
    const [, version2] = VERSION.exec(part) ?? OF_JAVA.exec(part) ?? [];
    return version2 === void 0 ? [] : [version2];
  });
  const [version] = versions.toSorted((one, other) => countParts(other) - countParts(one));
  const file = basename(path);
  return { name: file.replace(/(?<=[a-z])-?\d+(?:\.\d+)*$/i, "") || file, version };
}
var countParts = (version) => version.split(".").length;

// src/measure/servers/programs.ts
var LEAST_SHARE = 0.1;
function programsOf(slices, read = readExecutable) {
  const programs = workingIn(slices).flatMap((pid) => read(pid) ?? []);
  return [...new Map(programs.map((program) => [JSON.stringify(program), program])).values()];
}
function workingIn(slices) {
  const pids = [...new Set(slices.flatMap((slice) => [...slice.keys()]))];
  const taken = new Map(pids.map((pid) => [pid, sum(slices, (slice) => slice.get(pid) ?? 0)]));
  const most = Math.max(0, ...taken.values());
  return pids.filter((pid) => most > 0 && (taken.get(pid) ?? 0) >= LEAST_SHARE * most);
}

// src/measure/servers/slice-use.ts
function cpuWaitsOf({ generator }, waited) {
  if (waited === void 0 || generator.delay === void 0) return void 0;
  return {
    serverDelay: milliseconds(waited / NANOSECONDS_PER_MILLISECOND),
    generatorDelay: milliseconds(Math.max(generator.delay, generator.gap))
  };
}
function nanosecondsBetween(before, after) {
  return before === void 0 || after === void 0 ? void 0 : nanoseconds(after - before);
}
function totalOf(times) {
  const known = times.filter((time) => time !== void 0);
  if (known.length === 0 || known.length < times.length) return void 0;
  return nanoseconds(sum(known, (time) => time));
}
function useOf({ result, unrecorded }, before, after) {
  return {
    cpu: nanosecondsBetween(before?.cpu, after?.cpu),
    byProcess: before && after ? cpuBetween(before.cpuByProcess, after.cpuByProcess) : /* @__PURE__ */ new Map(),
    answers: answersIn(result) + unrecorded,
    elapsed: result.elapsed
  };
}
function answersIn({ requests }) {
  return sum(
    [...requests.values()],
    ({ ok, failures }) => ok + (failures["unexpected-status"]?.count ?? 0) + (failures["body-mismatch"]?.count ?? 0)
  );
}
function answeredNothing({ requests }) {
  const results = [...requests.values()];
  const failed = sum(results, ({ failures }) => countFailures(failures));
  return failed > 0 && results.every(({ ok }) => ok === 0);
}
var NOT_ENDED = {
  peakMemory: void 0,
  processes: void 0,
  placement: void 0
};
var NOTHING_OPENED = { connectionsOpened: 0, connectTime: new Histogram() };
var openedIn = (parts) => ({
  connectionsOpened: sum(parts, ({ connectionsOpened }) => connectionsOpened),
  connectTime: Histogram.merged(parts.map(({ connectTime }) => connectTime))
});

// src/measure/servers/loaded-server.ts
var CLOSED2 = { kind: "closed" };
var LoadedServer = class {
  arm;
  startedAt = (/* @__PURE__ */ new Date()).toISOString();
  #parts;
  #incidents = [];
  #seen = { capacity: [], "fixed-rate": [] };
  #uses = [];
  #warmUps = [];
  #warmUpErrors = { sent: 0, errors: 0 };
  #warmedBefore;
  #machine = [];
  #opened = NOTHING_OPENED;
  #added;
  #programs = [];
  #ended = NOT_ENDED;
  constructor(parts) {
    this.arm = parts.arm;
    this.#parts = parts;
  }
  get boot() {
    return this.#parts.server.boot;
  }
  /**
   * What the first answers of its processes took, added up: the one that showed that it is ready, and that
   * to each request. `undefined` where one was none at the first try, and for a server that ran already.
   */
  get firstAnswersTook() {
    const { server, load } = this.#parts;
    if (server.firstAnswer === void 0) return void 0;
    if (load.firstAnswers.some(({ failure, tries }) => failure || tries > 1)) return void 0;
    return milliseconds(server.firstAnswer + sum(load.firstAnswers, ({ took }) => took));
  }
  get target() {
    return this.#parts.server.target;
  }
  get session() {
    return this.#parts.session;
  }
  get firstAnswers() {
    return this.#parts.load.firstAnswers;
  }
  get keepsConnections() {
    return this.#parts.load.isPersistent;
  }
  get incidents() {
    return this.#incidents;
  }
  /** One slice whose measurements are thrown away, except the time it took to open the connections. */
  async warmUp(window) {
    const before = this.#warmedBefore ?? this.#parts.server.sample();
    const waitedBefore = this.#parts.server.waited();
    const slice = { shape: CLOSED2, settle: milliseconds(0), window };
    const measured = await this.#run(slice, `warm-up ${this.#warmUps.length}`);
    const waited = nanosecondsBetween(waitedBefore, this.#parts.server.waited());
    this.#warmedBefore = this.#parts.server.sample();
    const { result } = measured;
    const { cpu, answers, elapsed } = useOf(measured, before, this.#warmedBefore);
    this.#warmUps.push({ cpu, waited, answers, elapsed });
    if (this.keepsConnections) this.#opened = openedIn([this.#opened, result]);
    this.#warmUpErrors = sumErrors([this.#warmUpErrors, errorsIn2(result)]);
    await this.#lookAfter("warm-up");
    return { rate: rate(answers, elapsed), answers, elapsed };
  }
  /** What was sent in the warm-up, and what of it failed. */
  get warmUpErrors() {
    return this.#warmUpErrors;
  }
  /** How much cheaper answers became in the warm-up and at capacity so far; see `fallOf`. */
  fall() {
    return fallOf([...this.#warmUps, ...this.#uses]);
  }
  async runSlice(slice) {
    const { load, signal, server, background } = this.#parts;
    if (slice.reopens) await unlessAborted(signal, () => load.reopen());
    const mark = slice.phase === "capacity" && background !== void 0 ? markMachine() : void 0;
    const before = slice.phase === "capacity" ? server.sample() : void 0;
    const waitedBefore = server.waited();
    const measured = await this.#run(slice, `${slice.phase} ${this.#seen[slice.phase].length}`);
    const waited = nanosecondsBetween(waitedBefore, server.waited());
    if (slice.phase === "capacity") {
      this.#uses.push({ ...useOf(measured, before, server.sample()), waited });
      this.#machine.push(mark && useBetween(mark, markMachine()));
    }
    const waits = slice.phase === "fixed-rate" ? cpuWaitsOf(measured, waited) : void 0;
    this.#seen[slice.phase].push({ result: measured.result, waits });
    await this.#lookAfter(slice.phase);
  }
  /** More slices would be useless: it has died, or its last slice had no success. */
  isLost(phase) {
    const last = this.#seen[phase].at(-1);
    return this.#incidents.length > 0 || last !== void 0 && answeredNothing(last.result);
  }
  /** The slices of a phase, oldest first. */
  seen(phase) {
    return this.#seen[phase];
  }
  /** `capacity`, with the connections that the warm-up opened for it. */
  withOpened(capacity) {
    return { ...capacity, ...openedIn([capacity, this.#opened]) };
  }
  /** Results of requests that are new with this version. */
  get added() {
    return this.#added;
  }
  noteAdded(added) {
    this.#added = added;
  }
  /** CPU time at capacity, and peak memory. */
  use() {
    const cpu = totalOf(this.#uses.map((use) => use.cpu));
    return {
      // No process answers for nothing: these are not the ones that did, or the kernel does not count.
      cpu: cpu === 0 ? void 0 : cpu,
      waited: totalOf(this.#uses.map(({ waited }) => waited)),
      answers: sum(this.#uses, ({ answers }) => answers),
      elapsed: milliseconds(sum(this.#uses, ({ elapsed }) => elapsed)),
      ...this.#ended
    };
  }
  /** The process that took most CPU time at capacity so far; `undefined` where that is unknown. */
  busiest() {
    return busiestIn(this.#uses.map(({ byProcess }) => byProcess));
  }
  /** The parent of each living process. */
  parents() {
    return this.#parts.server.sample()?.parents ?? /* @__PURE__ */ new Map();
  }
  /** The executables that did its work; known after `noteEnd`. */
  get programs() {
    return this.#programs;
  }
  /** What other processes used meanwhile. */
  others() {
    return othersOf(this.#machine, this.use().cpu, this.#parts.background);
  }
  /** Call it while the server runs: reads its processes, and whether the answers were its own. */
  noteEnd() {
    const { server } = this.#parts;
    const sample = server.sample();
    const taken = this.#uses.map(({ byProcess }) => byProcess);
    this.#ended = {
      peakMemory: sample?.peakMemory,
      processes: sample?.processes,
      placement: placementOf(taken, sample?.parents ?? /* @__PURE__ */ new Map())
    };
    this.#programs = programsOf(taken);
    if (this.#incidents.length > 0) return;
    const foreign = server.foreignAnswer();
    if (foreign === void 0) return;
    const text = `${foreign} So the answers of that process were measured.`;
    this.#incidents.push({ kind: "foreign-answer", text });
  }
  async [Symbol.asyncDispose]() {
    var _stack = [];
    try {
      const _server = __using(_stack, this.#parts.server, true);
      await this.#parts.load[Symbol.asyncDispose]();
      await this.#parts.session.tearDown();
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
  /** @param turn within the block: those of one name in both versions belong together */
  #run({ shape, settle, window }, turn) {
    const slice = { shape, settle, window, turn: `block ${this.#parts.block}, ${turn}` };
    return unlessAborted(this.#parts.signal, () => this.#parts.load.run(slice));
  }
  async #lookAfter(phase) {
    const { server, arm, block } = this.#parts;
    const cause = await server.causeOfDeath();
    if (cause === void 0) return;
    const whose = arm === "baseline" ? "The baseline's server" : "The server";
    const when = block === CALIBRATION ? "during the calibration" : `in block ${block}`;
    const text = `${whose} died under load, ${when} (${phase}). ${cause}`;
    this.#incidents.push({ kind: "server-died", arm, phase, block, text });
  }
};

// src/measure/servers/places.ts
async function choosePlaces(arms, coin) {
  const given = arms.map(({ server, target }) => givenPlace(server, target));
  const hostnames = arms.flatMap(({ target }, index) => given[index] ? [] : [target.hostname]);
  const ports = coin.shuffle(
    (await findFreePorts(hostnames)).toSorted((one, other) => one - other)
  );
  let dealt = 0;
  return given.map(
    (place) => place ?? { kind: "port", port: ports[dealt++] ?? 0, choice: "assigned" }
  );
}
async function findFreePorts(hostnames) {
  const free = /* @__PURE__ */ new Set();
  for (const hostname of hostnames) {
    const before = free.size;
    while (free.size === before) free.add(await findFreePort(hostname));
  }
  return [...free];
}
function givenPlace(server, target) {
  if (server.kind === "running") {
    const { unixSocket } = server;
    return unixSocket === void 0 ? { kind: "port", port: portOf(target), choice: "fixed" } : { kind: "socket", path: unixSocket };
  }
  const { listens } = server;
  if (listens.kind === "socket") return listens;
  return listens.port === void 0 ? void 0 : { kind: "port", port: listens.port, choice: "fixed" };
}
var portOf = ({ protocol, port }) => port ?? defaultPortOf(protocol);

// src/measure/servers/set-up.ts
var Session = class {
  /** To the steps of `setup`. */
  answers;
  /** What must not be shown, with what was captured. */
  secrets;
  #input;
  #captured;
  constructor(input, { captured, answers }) {
    this.answers = answers;
    this.secrets = input.secrets;
    this.#input = input;
    this.#captured = captured;
  }
  /**
   * Requests with what `setup` captured in its place.
   * @throws GateError `setup-failed` where it does not fit
   */
  fill(requests) {
    try {
      return requests.map((request) => withCaptured(request, this.#captured));
    } catch (error) {
      if (error instanceof UnfitCapture) throw setupFailed(error.message, REMEDY_FOR_CAPTURE);
      throw error;
    }
  }
  /** Sends `teardown`. What fails there is a note: everything has been measured. */
  async tearDown() {
    const { version, server, ports } = this.#input;
    const { teardown } = version.server.steps;
    if (teardown.length === 0 || server.hasExited() || ports.signal.aborted) return;
    const end = await send("teardown", teardown, this.#captured, this.#input);
    if (end.kind === "done") return;
    const { step, what } = describeEnd2(end, this.#input.secrets);
    const whose = version.isOneOfTwo ? ` of the ${version.arm}` : "";
    ports.report({ kind: "note", text: `\`teardown\`${whose}: ${nameOf(step)} failed: ${what}` });
  }
};
async function setUp(input) {
  const { setup } = input.version.server.steps;
  if (setup.length === 0) return new Session(input, { captured: /* @__PURE__ */ new Map(), answers: [] });
  const hidden2 = [...input.secrets];
  const end = await send("setup", setup, /* @__PURE__ */ new Map(), input, (texts) => hidden2.push(...texts));
  if (end.kind === "done") return new Session({ ...input, secrets: hidden2 }, end);
  const death = await input.server.causeOfDeath();
  if (death !== void 0) throw diedInSetup(end.step, death);
  const { step, what } = describeEnd2(end, hidden2);
  const remedy = end.kind === "unexpected" ? REMEDY_FOR_ANSWER : REMEDY_FOR_CAPTURE;
  throw setupFailed(`${nameOf(step)} failed: ${what}`, remedy);
}
var setupFailed = (what, remedy) => new GateError({
  code: "setup-failed",
  kind: "gate",
  message: `The server could not be set up. ${what}`,
  remedy
});
var diedInSetup = (step, death) => new GateError({
  code: "server-exited",
  kind: "gate",
  message: `The server died when it was set up, at ${nameOf(step)}. ${death}`,
  remedy: "Its last lines say why. Start it by hand, and send the same request."
});
var REMEDY_FOR_ANSWER = "Send the same request by hand, and compare.";
var REMEDY_FOR_CAPTURE = "Look at `capture` of that request, and at what its answer holds: send it by hand.";
async function send(which, steps, captured, { version, server, generator, turn, ports }, onHidden = () => void 0) {
  const again = new FirstTrial(1, ports).begin({
    arm: version.arm,
    // A server that was loaded has started.
    patience: which === "setup" ? server.patience : milliseconds(0),
    hasExited: () => server.hasExited(),
    isAlone: true,
    signal: ports.signal
  });
  const onCaptured = ({ text }) => {
    const texts = secretParts(text).filter(({ length }) => length >= SHORTEST_CAPTURED);
    onHidden(texts);
    ports.hide(texts);
  };
  return await unlessAborted(
    ports.signal,
    () => generator.runSteps(
      server.target,
      { steps, captured, fill, again, onCaptured },
      `${turn}, ${which}`
    )
  );
}
function fill(step, captured) {
  try {
    return withCaptured(step, captured);
  } catch (error) {
    if (error instanceof UnfitCapture) return error.message;
    throw error;
  }
}
var withoutTokensIn = (answer) => ({
  ...answer,
  bodyStart: withoutTokens(answer.bodyStart),
  location: withoutTokens(answer.location),
  failure: answer.failure && {
    ...answer.failure,
    message: withoutTokens(answer.failure.message)
  }
});
function describeEnd2(end, secrets) {
  const { step } = end;
  const answer = end.answer && withoutTokensIn(end.answer);
  const body = answer === void 0 || answer.status === 0 ? "" : bodyOf(answer, secrets);
  const shown = body === "" ? "" : ` Body: ${body}`;
  if (end.kind === "not-captured") return { step, what: `${end.what}${shown}` };
  const came = describeCame(answer ?? end.answer, secrets);
  return { step, what: `expected ${describeExpected(step.expect)}; got ${came}.${shown}` };
}

// src/measure/servers/open-servers.ts
async function openServers(arms, input, ports) {
  for (const arm of arms) await runBeforeBlock(arm, ports);
  const places = await choosePlaces(arms, input.coin);
  const { aimed, failure } = await startAtOnce(arms, places, input, ports);
  const servers = aimed.map(({ loaded }) => loaded);
  const close2 = () => closeAll(servers, arms, ports);
  const answers = aimed.map((one) => one.answers);
  if (failure === void 0) return { servers, answers, [Symbol.asyncDispose]: close2 };
  await close2().catch(() => void 0);
  throw failure;
}
async function startAtOnce(arms, places, input, ports) {
  const failed = new AbortController();
  const signal = AbortSignal.any([ports.signal, failed.signal]);
  const tried = async (open) => {
    try {
      return [await open()];
    } catch (error) {
      failed.abort(error);
      return [];
    }
  };
  const inner = { ...ports, signal };
  const starts = arms.map((arm, index) => tried(() => startOne(arm, places[index], input, inner)));
  const started = (await Promise.all(starts)).flat();
  const aims = started.map((one) => tried(() => aimAtOne(one, input, inner)));
  return { aimed: (await Promise.all(aims)).flat(), failure: failed.signal.reason };
}
async function startOne(version, place, { versions }, ports) {
  if (place === void 0) throw new RangeError("an arm without a place");
  const server = await openArm({ ...version, http2: versions.load.http2 }, place, ports);
  return { version, server };
}
async function aimAtOne({ version, server }, { generator, versions, trial, number: block, background }, ports) {
  const { arm } = version;
  const { target, patience } = server;
  const { signal } = ports;
  const tried = { arm, patience, hasExited: () => server.hasExited(), signal };
  const isAlone = true;
  try {
    const turn = `block ${block}`;
    const session = await named(
      version,
      () => setUp({ version, server, generator, turn, secrets: versions.secrets, ports })
    );
    const again = trial.begin({ ...tried, isAlone: false });
    const requests = await named(version, () => session.fill(versions.requests));
    const load = await unlessAborted(
      signal,
      () => generator.aimAt(target, requests, { turn, again })
    );
    const alone = arm === "candidate" && trial.isFirst ? session.fill(versions.added) : [];
    const added = await unlessAborted(
      signal,
      async () => alone.length === 0 ? [] : generator.tryOut(target, alone, {
        turn: `${turn}, tried`,
        again: trial.begin({ ...tried, isAlone })
      })
    );
    const loaded = new LoadedServer({ arm, server, session, load, signal, block, background });
    const death = await server.causeOfDeath();
    return {
      loaded,
      answers: {
        ...{ arm, setup: session.answers, secrets: session.secrets },
        ...{ answers: load.firstAnswers, added, death }
      }
    };
  } catch (error) {
    await Promise.allSettled([server[Symbol.asyncDispose]()]);
    throw error;
  }
}
async function closeAll(servers, arms, ports) {
  const ends = await Promise.allSettled(servers.map((server) => server[Symbol.asyncDispose]()));
  for (const arm of arms) ends.push(...await Promise.allSettled([runAfterBlock(arm, ports)]));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== void 0) throw failed.reason;
}

export {
  hintAtModules,
  FirstTrial,
  laterTrial,
  harmless,
  UnexpectedAnswers,
  refuseUnexpected,
  findRefusal,
  addUses,
  mergeSlices,
  mergeRequests,
  mergeTimes,
  poolRecords,
  PATIENCE3 as PATIENCE,
  startLoadGenerator,
  markMachine,
  useBetween,
  watchBackground,
  refuseEndless,
  warnOfFailures,
  LARGEST_FALL,
  meanFall,
  warnOfWarming,
  readExecutable,
  openServers,
  Coin,
  lockMachine
};
