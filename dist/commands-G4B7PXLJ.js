import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  DEMO_BUDGET,
  keepLogs
} from "./chunk-DQ7CLO42.js";
import {
  withLogs
} from "./chunk-VGBCS5T6.js";
import {
  FileStore,
  decodeRecords,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderTerminal
} from "./chunk-B3ECERF5.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import "./chunk-OPMDLZ2K.js";
import "./chunk-Z6AMOCPE.js";
import {
  composeReport,
  judge,
  runGate
} from "./chunk-SBBKCIWB.js";
import "./chunk-5IOLCKBR.js";
import {
  gitCommit
} from "./chunk-XTFGG2NZ.js";
import "./chunk-XOK5RRZP.js";
import "./chunk-LTQNCNYF.js";
import "./chunk-7VLC5CTU.js";
import "./chunk-HIRHJSIF.js";
import "./chunk-7NU44426.js";
import {
  parsePlan,
  readBaselinePlan,
  readPlan
} from "./chunk-35GSWFKD.js";
import {
  surroundings
} from "./chunk-SKKF6S5Q.js";
import "./chunk-HDVY2DNZ.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-ZGXECLOF.js";
import "./chunk-XKEFAHJN.js";
import {
  GateError,
  InputError
} from "./chunk-3NNCCJRV.js";
import "./chunk-QRBVOX5G.js";

// src/cli/commands.ts
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/baseline/store.ts
var nothingStored = {
  keeps: false,
  holdsBuilds: false,
  find: async () => ({ records: [], description: "nothing" }),
  findAgain: async () => void 0,
  store: async () => ({ kind: "not-kept" }),
  fetchBuild: async () => void 0
};
function saveOnly(store) {
  return {
    ...nothingStored,
    keeps: store.keeps,
    /** The search is still made: an unusable file is reported before minutes of measuring. */
    async find(plan) {
      const { description } = await store.find(plan);
      return { records: [], description };
    },
    store: (record, build) => store.store(record, build)
  };
}

// src/demo/run-demo.ts
var WARMUP = "300ms";
function demoPlan({ flags, node, cwd, platform, randomSeed }) {
  const before = [node, demoServer()].map(quote).join(" ");
  return parsePlan({
    command: "compare",
    flags: {
      budget: DEMO_BUDGET,
      warmup: WARMUP,
      ...flags,
      name: "demo",
      start: `${before} --after`,
      "base-start": before,
      url: "http://127.0.0.1:{port}/shelves/garden"
    },
    environment: {},
    cwd,
    platform,
    randomSeed
  });
}
async function runDemo(options, ports) {
  const plan = demoPlan(options);
  ports.report({
    kind: "note",
    text: "Two builds of a small server, one as on main and one as a pull request changes it, side by side."
  });
  const outcome = await runGate(plan, { ...ports, baseline: nothingStored });
  return { outcome, outputs: plan.outputs };
}
function demoServer() {
  const isSource = import.meta.url.endsWith(".ts");
  const url = new URL(isSource ? "./demo-server.ts" : "./demo-server.js", import.meta.url);
  return decodeURIComponent(url.pathname);
}
var quote = (word) => `'${word.replaceAll("'", `'\\''`)}'`;
function explainDemo(verdict) {
  return verdict === "regression" ? "The gate would have exited with 1 and failed the check. The demonstration did what it should: exit 0." : "Other programs keep this machine too busy to show the loss (the second build answers a quarter of the requests): try again when it is quiet, or with --budget 2m.";
}

// src/arms/ports.ts
var noArmSources = {
  baseCommit: async () => void 0,
  isChange: false,
  readPlan: () => void 0
};

// src/gate/ports.ts
var noWorkflow = {
  earlierAttempts: async () => ({ records: [], shown: [], note: void 0 }),
  findAcceptance: async () => void 0,
  arms: noArmSources
};

// src/gate/report-newest.ts
function reportNewest(text, path, plan) {
  const records = decodeRecords(text, path).toSorted(
    (a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt)
  );
  const record = records.at(-1);
  if (record === void 0) throw noRecord(path);
  const stored = records.slice(0, -1).filter(({ name }) => name === record.name);
  const measuredPlan = { ...plan, requests: requestsOf(record, plan) };
  const verdict = judge({ candidate: record, stored, plan: measuredPlan, incidents: [] });
  const baseline = { records: stored, description: path };
  const report2 = composeReport({ plan: measuredPlan, record, baseline, verdict });
  return { ...report2, run: { ...report2.run, target: path } };
}
function requestsOf(record, plan) {
  const [first, ...rest] = record.requests.map((facts) => {
    const planned = plan.requests.find(({ name }) => name === facts.name);
    const { tolerances, limits } = planned ?? plan;
    return {
      ...facts,
      headers: [],
      body: void 0,
      expect: { status: void 0, body: void 0 },
      tolerances: { p99: tolerances.p99 },
      limits: { p99: limits.p99 }
    };
  });
  return first === void 0 ? plan.requests : [first, ...rest];
}
function noRecord(path) {
  return new GateError({
    code: "record-unreadable",
    kind: "input",
    message: `${path} holds no record.`,
    remedy: "Name a file that `run --save` wrote."
  });
}

// src/cli/write-reports.ts
import { writeFileSync } from "node:fs";
function writeReports(report2, outputs, console) {
  const forms = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    { destination: outputs.json, render: () => renderJson(report2) },
    { destination: outputs.markdown, render: () => console.mask(renderMarkdown(report2)) },
    { destination: outputs.html, render: () => console.mask(renderHtml(report2)) }
  ];
  const takesOut = forms.some(({ destination }) => destination?.kind === "stdout");
  const stream = takesOut ? "err" : "out";
  console[stream](renderTerminal(report2, console.styleOf(stream)));
  const failures = forms.flatMap(
    ({ destination, render }) => destination === void 0 ? [] : write(destination, render(), console)
  );
  const [failure] = failures;
  if (failure !== void 0) throw failure;
}
function write(destination, text, console) {
  if (destination.kind === "stdout") {
    console.outMasked(text);
    return [];
  }
  try {
    writeFileSync(destination.path, text);
    return [];
  } catch (cause) {
    return [notWritten(destination.path, cause)];
  }
}
function notWritten(path, cause) {
  return new GateError({
    code: "report-not-written",
    kind: "gate",
    message: `The report could not be written to ${path}.`,
    remedy: "Name a file in a folder that exists and that you may write to.",
    details: cause instanceof Error ? [cause.message] : [],
    cause
  });
}

// src/cli/commands.ts
var COMMAND_ACTIONS = {
  run,
  compare,
  report,
  demo
};
async function run(session) {
  const plan = readPlan(session.line);
  return gate(session, plan, { baseline: new FileStore(plan.outputs) });
}
async function compare(session) {
  const { line, console } = session;
  const plan = readPlan(line);
  const baseline = saveOnly(new FileStore(plan.outputs));
  const arms = {
    ...noWorkflow.arms,
    readPlan: (directory, within) => {
      const itsPlan = readBaselinePlan(line, plan, directory, within);
      console.hide(itsPlan?.secrets ?? []);
      return itsPlan;
    }
  };
  return gate(session, plan, { baseline, arms });
}
async function gate(session, plan, more) {
  const { console } = session;
  console.hide(plan.secrets);
  const commit = await cleanCommit(plan.server.kind === "started" ? plan.server.cwd : ".");
  return withLogs(keepLogs(console), async (logs) => {
    const outcome = await runGate(plan, { ...portsOf(session, logs, commit), ...more });
    writeReports(outcome.report, plan.outputs, console);
    if (outcome.notStored !== void 0) throw outcome.notStored;
    return outcome.report.exit.code;
  });
}
async function report({ line, console }) {
  const plan = readPlan(line);
  const path = line.positionals[0] ?? "";
  writeReports(reportNewest(readRecordFile(path), path, plan), plan.outputs, console);
  return 0;
}
function readRecordFile(path) {
  try {
    return readFileSync(resolve(path), "utf8");
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([
      { place: "RECORD", problem, remedy: "Name a file that `--save` wrote." }
    ]);
  }
}
async function demo(session) {
  const { line, console } = session;
  if (line.faults.length > 0) throw new InputError(line.faults);
  return withLogs(keepLogs(console), async (logs) => {
    const options = { ...surroundings(), flags: line.flags, node: process.execPath };
    const { outcome, outputs } = await runDemo(options, portsOf(session, logs, void 0));
    writeReports(outcome.report, outputs, console);
    console.err(`
${explainDemo(outcome.verdict.kind)}
${DEMO_END}`);
    return 0;
  });
}
var DEMO_END = "Gate your own change:  perf-gate compare --start 'node server.js' --build 'npm ci' --base main\n";
function portsOf({ console, signal }, logs, commit) {
  return {
    ...noWorkflow,
    report: console.progress.bind(console),
    signal,
    ambient: process.env,
    logs,
    identity: { id: randomUUID(), attempt: 1, commit, url: void 0, perfGate: VERSION }
  };
}
async function cleanCommit(directory) {
  const commit = await gitCommit(directory);
  return commit?.isDirty ? void 0 : commit?.hash;
}
export {
  COMMAND_ACTIONS
};
