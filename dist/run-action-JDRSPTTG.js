import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  listenForCancellation
} from "./chunk-SQN5RUGW.js";
import {
  JobLog,
  explainMissing,
  keepsBaselinesInFiles,
  orWarn,
  storesBaseline,
  summariseError,
  wordsOf,
  writeSummary
} from "./chunk-TYB55CHK.js";
import "./chunk-MBS5LOBH.js";
import {
  EXIT_CODES,
  asGateError
} from "./chunk-MSB5B2JD.js";
import {
  withLogs
} from "./chunk-HU6BQUMQ.js";
import "./chunk-B6RIKN62.js";
import "./chunk-64RYFPAX.js";
import "./chunk-Q5X7ONT2.js";
import "./chunk-74NPFZD4.js";
import "./chunk-Q4ZDOI7W.js";
import "./chunk-NS3K4OEN.js";
import {
  MODE_RULES,
  TRANSPORT_RULES,
  actionProgram,
  buildPlan,
  checkDirectory,
  fileReaders,
  readBaselineConfig,
  readConfig,
  readersIn,
  refuseWindows,
  surroundings,
  writtenInputs,
  writtenMode
} from "./chunk-H4CNAMNA.js";
import {
  ONE_REPORT_PER_FILE,
  PLAN_RULES,
  REPORTS,
  issue,
  readInputs
} from "./chunk-6DGPH6SF.js";
import {
  ACTION_INPUTS,
  GITHUB_INPUTS,
  JOB_TOKEN
} from "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import {
  boolean,
  int,
  number,
  object,
  string
} from "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import {
  longestFirst,
  secretParts
} from "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-52CFMGTN.js";
import {
  GateError,
  InputError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import {
  openRegularFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/plan/rules/action.ts
var ACTION_RULES = [
  {
    about: ["github-token"],
    check: ({ inputs }) => inputs["github-token"] === "" ? issue(
      "github-token",
      "it is empty.",
      `Remove it: by default it is \`${JOB_TOKEN}\`. A secret that is not set is empty, too.`
    ) : void 0
  },
  {
    about: ["accept", "baseline-events"],
    check: ({ inputs }) => inputs.accept && !inputs["baseline-events"].includes("workflow_dispatch") ? issue(
      "accept",
      "runs of `workflow_dispatch` store no baseline.",
      "Write `baseline-events: push, workflow_dispatch`."
    ) : void 0
  }
];
var REPORT_FILE_RULES = REPORTS.map((name) => ({
  about: [name],
  check: ({ inputs }) => {
    const destination = inputs[name];
    return destination === void 0 || isFile(destination) ? void 0 : issue(
      name,
      "in a workflow it needs a file.",
      `Name a file: \`${name}: ${EXAMPLES[name]}\`.`
    );
  }
}));
var EXAMPLES = { json: "report.json", markdown: "report.md", html: "report.html" };
var SWITCHES = ["true", "false", "stdout", "/dev/stdout"];
var isFile = (destination) => destination.kind === "file" && !SWITCHES.includes(destination.path.toLowerCase());

// src/plan/parse-action.ts
function parseAction(raw) {
  const given = givenInputs(raw.inputs);
  return given.mode === "report" ? parseReport(given, raw) : parseGate(given, raw);
}
function parseGate(given, raw) {
  refuseWindows(raw.platform);
  const rules = [
    ...PLAN_RULES,
    ONE_REPORT_PER_FILE,
    ...TRANSPORT_RULES,
    ...MODE_RULES,
    ...ACTION_RULES,
    ...REPORT_FILE_RULES
  ];
  const inputs = readInputs(frontOf(given), raw.readConfig(given.config), {
    rules,
    environment: raw.environment,
    ...readersIn(raw)
  });
  const settings = settingsOf(inputs);
  const plan = buildPlan(inputs, writtenMode(inputs), raw);
  const secrets = longestFirst([...plan.secrets, ...secretParts(settings.token)]);
  const written = writtenInputs(actionProgram(raw.environment), given, raw.cwd);
  return { mode: "gate", plan: { ...plan, written, secrets }, settings };
}
function parseReport(given, { environment }) {
  const isOfPlan = (name) => Object.hasOwn(ACTION_INPUTS.shape, name) && !Object.hasOwn(GITHUB_INPUTS, name);
  const others = Object.entries(given).filter(([name]) => !isOfPlan(name));
  const front = frontOf(Object.fromEntries(others));
  const inputs = readInputs(front, void 0, { rules: ACTION_RULES, environment });
  return { mode: "report", settings: settingsOf(inputs) };
}
function givenInputs(inputs) {
  const trimmed = Object.entries(inputs).map(([name, value]) => [name, value.trim()]);
  const isGiven = (name, value) => value !== "" || name === "github-token";
  return Object.fromEntries(trimmed.filter(([name, value]) => isGiven(name, value)));
}
var frontOf = (values) => ({
  values,
  schema: ACTION_INPUTS,
  prefix: "with: ",
  // An empty input of the action counts as not given.
  off: /* @__PURE__ */ new Set(),
  // The runner hands inputs over as variables, and passes on those of the job.
  remedyForUnknown: (name) => `Remove it from \`with:\`. If it is not there, \`${PREFIX}${name.toUpperCase()}\` is a variable of the job: rename that.`,
  faults: []
});
function settingsOf(inputs) {
  return {
    token: inputs["github-token"],
    comment: inputs.comment,
    watch: inputs.watch,
    acceptLabel: inputs["accept-label"],
    retentionDays: inputs["retention-days"],
    baselineEvents: inputs["baseline-events"],
    // The run that is waited for measures no longer than that.
    baselineWait: inputs.budget,
    accept: inputs.accept
  };
}
var PREFIX = "INPUT_";
function readActionInputs(environment) {
  return Object.fromEntries(
    Object.entries(environment).flatMap(
      ([name, value]) => value !== void 0 && name.startsWith(PREFIX) ? [[name.slice(PREFIX.length).toLowerCase(), value]] : []
    )
  );
}

// src/github/job/read-job.ts
import { isAbsolute } from "node:path";

// src/github/job/read-event.ts
function readEvent(event, mode, repositoryId) {
  if (mode === "report") {
    if (event.name === "workflow_run") return readWorkflowRun(event);
    throw refused(
      `\`mode: report\` is for \`workflow_run\`; this is \`${event.name}\`.`,
      REPORT_ONLY
    );
  }
  switch (event.name) {
    case "pull_request":
      return readPullRequest(event, repositoryId);
    case "merge_group":
      return readMergeGroup(event);
    case "push":
      return readPush(event);
    case "schedule":
      return { kind: "schedule", branch: branchOf(event.ref) ?? throwNoBranch(event) };
    case "workflow_dispatch":
      return { kind: "dispatch", branch: branchOf(event.ref) };
    case "pull_request_target":
    case "workflow_run":
      throw refused(`\`${event.name}\` is refused: it ${DANGER}`, WRITE_TOKEN);
    default:
      throw refused(`perf-gate does not know what to compare on \`${event.name}\`.`, KNOWN_EVENTS);
  }
}
var DANGER = "would run a stranger's code with a token that can write.";
var KNOWN_EVENTS = "Use `pull_request`, `push`, `merge_group`, `schedule` or `workflow_dispatch` under `on:`.";
var REPORT_ONLY = "Use `on: workflow_run` for the second stage, or remove `mode: report`.";
var WRITE_TOKEN = "Measure on `pull_request`, which works for forks too; to comment there, add a second workflow on `workflow_run` with `mode: report`.";
var SHA = string().regex(/^[0-9a-f]{40,64}$/);
var REF = string().min(1);
var REPOSITORY = object({ id: number() });
var PULL_REQUEST = object({
  action: string().optional(),
  pull_request: object({
    number: int().positive(),
    base: object({ ref: REF, sha: SHA, repo: REPOSITORY }),
    head: object({ ref: REF, sha: SHA, repo: REPOSITORY.nullish() })
  })
});
function readPullRequest(event, repositoryId) {
  const { action, pull_request: pull } = parse(PULL_REQUEST, event);
  if (action === "closed") {
    throw refused("The pull request was closed: there is nothing to gate.", NO_CLOSED);
  }
  const { base, head } = pull;
  return {
    kind: "pull-request",
    number: pull.number,
    base: { ref: base.ref, sha: base.sha },
    head: { ref: head.ref, sha: head.sha },
    isFork: head.repo?.id !== repositoryId
  };
}
var NO_CLOSED = "Remove `closed` from the `types:` of `pull_request`.";
var MERGE_GROUP = object({
  merge_group: object({ head_ref: REF, base_ref: REF, base_sha: SHA })
});
var QUEUED = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/;
function readMergeGroup(event) {
  const { head_ref: head, base_ref: ref, base_sha: sha } = parse(MERGE_GROUP, event).merge_group;
  const number2 = QUEUED.exec(head)?.[1];
  return {
    kind: "merge-group",
    base: { ref: branchOf(ref) ?? ref, sha },
    pullRequest: number2 === void 0 ? void 0 : Number(number2)
  };
}
var PUSH = object({ deleted: boolean().optional() });
function readPush(event) {
  if (parse(PUSH, event).deleted !== true) return { kind: "push", branch: branchOf(event.ref) };
  const what = event.ref.startsWith("refs/tags/") ? "tag" : "branch";
  throw refused(`The push deleted a ${what}: there is nothing to gate.`, NO_DELETED);
}
var NO_DELETED = "Put `if: github.event.deleted != true` at the job.";
var WORKFLOW_RUN = object({ workflow_run: object({ id: int().positive() }) });
function readWorkflowRun(event) {
  return { kind: "workflow-run", runId: parse(WORKFLOW_RUN, event).workflow_run.id };
}
function branchOf(ref) {
  const prefix = "refs/heads/";
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : void 0;
}
function throwNoBranch({ name, ref }) {
  throw malformed(name, [`GITHUB_REF is ${JSON.stringify(ref)}, which is no branch.`]);
}
function parse(schema, event) {
  const { data, error } = schema.safeParse(event.payload);
  if (error === void 0) return data;
  const faults = error.issues.map(
    ({ path, message }) => `${path.map(String).join(".")}: ${message}`
  );
  throw malformed(event.name, faults);
}
function malformed(name, details) {
  return new GateError({
    code: "not-in-a-workflow",
    kind: "gate",
    message: `The event \`${name}\` is not as GitHub sends it.`,
    remedy: "Run the action on GitHub. If this is GitHub, update perf-gate or report it.",
    details
  });
}
function refused(message, remedy) {
  return new GateError({ code: "event-refused", kind: "input", message, remedy });
}

// src/github/job/read-job.ts
var LARGEST_PAYLOAD = 64 * 1024 * 1024;
function readJob(environment, mode, readFile = readEventFile) {
  const variables = new Variables(environment);
  const [owner, name] = variables.read("GITHUB_REPOSITORY", REPOSITORY2).split("/", 2);
  const serverUrl = variables.read("GITHUB_SERVER_URL", ORIGIN);
  const run = {
    id: variables.readNumber("GITHUB_RUN_ID"),
    attempt: variables.readNumber("GITHUB_RUN_ATTEMPT")
  };
  const initiator = variables.read("GITHUB_ACTOR", ANYTHING);
  const payload = readPayload(variables, readFile);
  const job = {
    repository: {
      owner: owner ?? "",
      name: name ?? "",
      id: readRepositoryId(variables, payload)
    },
    run: {
      ...run,
      url: `${serverUrl}/${owner}/${name}/actions/runs/${run.id}/attempts/${run.attempt}`
    },
    workflowPath: workflowPathIn(environment, `${owner}/${name}`),
    sha: variables.read("GITHUB_SHA", SHA2),
    actor: environment.GITHUB_TRIGGERING_ACTOR || initiator,
    initiator,
    serverUrl,
    workspace: variables.readPath("GITHUB_WORKSPACE"),
    temp: variables.readPath("RUNNER_TEMP"),
    artifacts: artifactOffer(environment, serverUrl)
  };
  const event = {
    name: variables.read("GITHUB_EVENT_NAME", EVENT_NAME),
    ref: variables.read("GITHUB_REF", ANYTHING),
    payload
  };
  variables.throwIfFaulty();
  return { ...job, event: readEvent(event, mode, job.repository.id) };
}
var ANYTHING = /./;
var REPOSITORY2 = /^[\w.-]+\/[\w.-]+$/;
var ORIGIN = /^https?:\/\/[\w.:-]+$/;
var SHA2 = /^[0-9a-f]{40,64}$/;
var EVENT_NAME = /^[a-z_]+$/;
var NUMBER = /^[1-9][0-9]{0,15}$/;
function workflowPathIn({ GITHUB_WORKFLOW_REF: ref = "" }, repository) {
  const own = `${repository}/`;
  if (!ref.startsWith(own)) return void 0;
  return /^(\.github\/workflows\/[^/@]+)@/.exec(ref.slice(own.length))?.[1];
}
var WITH_REPOSITORY = object({ repository: object({ id: int().positive() }) });
function readRepositoryId(variables, payload) {
  const { data } = WITH_REPOSITORY.safeParse(payload);
  const isMissing = !variables.has("GITHUB_REPOSITORY_ID");
  if (isMissing && data !== void 0) return data.repository.id;
  return variables.readNumber("GITHUB_REPOSITORY_ID");
}
var WITH_ARTIFACTS = /^https?:\/\/(?:github\.com|[^/]*\.ghe\.com|[^/]*\.localhost)(?::\d+)?$/i;
function artifactOffer(environment, serverUrl) {
  if (!WITH_ARTIFACTS.test(serverUrl)) return "unsupported";
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = environment;
  return token && url ? "offered" : "unreachable";
}
var Variables = class {
  #environment;
  #faults = [];
  constructor(environment) {
    this.#environment = environment;
  }
  has(name) {
    return (this.#environment[name] ?? "") !== "";
  }
  read(name, form) {
    const value = this.#environment[name] ?? "";
    if (form.test(value)) return value;
    this.#faults.push(value === "" ? `${name} is not set.` : `${name} has an unexpected form.`);
    return "";
  }
  readNumber(name) {
    return Number(this.read(name, NUMBER));
  }
  readPath(name) {
    const path = this.read(name, ANYTHING);
    if (path !== "" && !isAbsolute(path)) this.#faults.push(`${name} is no absolute path.`);
    return path;
  }
  addFault(fault) {
    this.#faults.push(fault);
  }
  throwIfFaulty() {
    if (this.#faults.length === 0) return;
    throw new GateError({
      code: "not-in-a-workflow",
      kind: "gate",
      message: "This does not look like a job of GitHub Actions.",
      remedy: "Use the action in a workflow. On a laptop, and with other runners, use the command: `perf-gate run`.",
      details: this.#faults
    });
  }
};
function readEventFile(path) {
  var _stack = [];
  try {
    const file = __using(_stack, openRegularFile(path, LARGEST_PAYLOAD));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file.bytes());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function readPayload(variables, readFile) {
  const path = variables.readPath("GITHUB_EVENT_PATH");
  if (path === "") return void 0;
  try {
    return JSON.parse(readFile(path));
  } catch {
    variables.addFault("The file that GITHUB_EVENT_PATH names cannot be read, or is not JSON.");
    return void 0;
  }
}

// src/github/open-github.ts
function textOf(read) {
  try {
    return read()?.text;
  } catch {
    return void 0;
  }
}
async function openGithub(log, signal) {
  const around = surroundings();
  const inputs = readActionInputs(around.environment);
  log.hide([inputs["github-token"] ?? ""]);
  const readFile = (named) => readConfig(named, "with: config");
  const readers = await fileReaders(
    textOf(() => readFile(inputs.config?.trim() || void 0)),
    around.cwd
  );
  const parsed = parseAction({ ...around, inputs, ...readers, readConfig: readFile });
  const action = { ...parsed, settings: withinLimits(parsed.settings, around.environment) };
  if (action.mode === "gate") {
    log.hide(action.plan.secrets);
    checkDirectory(action.plan, inputs.cwd?.trim() ? "with: cwd" : "cwd");
  }
  const job = readJob(around.environment, action.mode);
  if (action.mode === "gate") refuseFutile(job, action);
  const tools = {
    log,
    signal,
    readBasePlan: (candidate, directory, within) => readBasePlan({ ...around, inputs }, candidate, directory, within)
  };
  const { Github } = await import("./github-MVSXAJ7P.js");
  return { action, github: new Github(job, action, tools) };
}
function refuseFutile({ artifacts, event }, { plan, settings }) {
  if (artifacts === "offered" || keepsBaselinesInFiles(plan.outputs)) return;
  if (storesBaseline(event, settings.baselineEvents)) throw explainMissing(artifacts);
}
function withinLimits(settings, { GITHUB_RETENTION_DAYS: limit }) {
  return { ...settings, retentionDays: allowedRetention(settings.retentionDays, limit) };
}
function allowedRetention(asked, limit) {
  return limit !== void 0 && /^[1-9]\d*$/.test(limit) ? Math.min(asked, Number(limit)) : asked;
}
async function readBasePlan(raw, { server }, directory, within) {
  if (server.kind !== "started") return void 0;
  const named = raw.inputs.config?.trim() || void 0;
  const found = readBaselineConfig(directory, server.cwd, named, within);
  if (found === void 0) return void 0;
  try {
    const readConfig2 = () => found.config;
    const readers = await fileReaders(found.config.text, found.root, within);
    const action = parseAction({ ...raw, cwd: found.root, ...readers, readConfig: readConfig2 });
    if (action.mode !== "gate") return void 0;
    return action.plan;
  } catch (error) {
    if (error instanceof InputError) return error;
    if (error instanceof GateError) return void 0;
    throw error;
  }
}

// src/github/publish-error.ts
async function publishError(error, log) {
  const mask = (text) => log.mask(text);
  await orWarn(
    log,
    "The job summary could not be written.",
    () => writeSummary(summariseError(error, mask))
  );
  log.error(error);
  log.annotate({
    level: "error",
    title: `perf-gate: ${error.code}`,
    text: wordsOf(error, { mask })
  });
}

// src/main/run-action.ts
async function runAction() {
  var _stack = [];
  try {
    const log = new JobLog();
    const cancellation = __using(_stack, listenForCancellation((sentence) => log.note(sentence)));
    const code = await gateOrReport(log, cancellation.signal).catch(async (thrown) => {
      const error = asGateError(thrown);
      await publishError(error, log);
      return cancellation.exitCode ?? EXIT_CODES[error.kind];
    });
    if (cancellation.exitCode !== void 0) process.exit(code);
    return code;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function gateOrReport(log, signal) {
  const { action, github } = await openGithub(log, signal);
  if (action.mode === "report") return await github.reportSecondStage();
  const { plan } = action;
  const { runGate } = await import("./run-gate-BRRLRFSN.js");
  return await withLogs(github.logKeeping, async (logs) => {
    const ports = { ...await github.portsFor(plan), ambient: process.env, logs, signal };
    const outcome = await runGate(plan, ports);
    return github.publish(plan, outcome, logs);
  });
}
export {
  runAction
};
