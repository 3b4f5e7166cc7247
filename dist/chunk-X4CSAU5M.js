import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  INSTALLED,
  TRANSPORT_RULES,
  buildPlan,
  checkDirectory,
  commandMode,
  compareRules,
  configPath,
  fileReaders,
  readBaselineConfig,
  readConfig,
  readersIn,
  refuseWindows,
  surroundings,
  writtenInputs
} from "./chunk-H4CNAMNA.js";
import {
  LONGEST_FILE,
  OF_START,
  ONE_REPORT_ON_STDOUT,
  ONE_REPORT_PER_FILE,
  PLAN_RULES,
  readInputs
} from "./chunk-6DGPH6SF.js";
import {
  FLAG_INPUTS
} from "./chunk-KKYIBEEK.js";
import {
  InputError
} from "./chunk-NMZCVL7D.js";

// src/cli/read-plan.ts
import { relative } from "node:path";

// src/plan/parse-plan.ts
function parsePlan(raw) {
  refuseWindows(raw.platform);
  const { command = "run", environment } = raw;
  const inputs = readInputs(flagFront(raw), raw.config, {
    rules: rulesOf(command),
    environment,
    ...readersIn(raw)
  });
  const written = writtenInputs(INSTALLED, raw.flags, raw.cwd);
  const used = usedBy(command, inputs, raw.flags);
  return { ...buildPlan(used, commandMode(command, inputs), raw), written };
}
function usedBy(command, inputs, flags) {
  if (command === "compare") return { ...inputs, baseline: void 0 };
  if (command === "report" && flags.baseline === void 0)
    return { ...inputs, baseline: void 0 };
  if (command !== "noise" && command !== "history") return inputs;
  const json = flags.json === void 0 ? void 0 : inputs.json;
  const none = { baseline: void 0, save: void 0, markdown: void 0, html: void 0 };
  return { ...inputs, ...none, json, "baseline-env": void 0 };
}
function rulesOf(command) {
  const ofReports = [ONE_REPORT_PER_FILE, ONE_REPORT_ON_STDOUT];
  return command === "report" || command === "history" ? ofReports : [...PLAN_RULES, ...TRANSPORT_RULES, ...ofReports, ...compareRules(command)];
}
function flagFront({ flags, flagFaults = [] }) {
  const isOff = (name) => CAN_BE_OFF.has(name) && flags[name] === "";
  const given = Object.entries(flags).filter(([name]) => !isOff(name));
  return {
    values: Object.fromEntries(given),
    schema: FLAG_INPUTS,
    prefix: "--",
    faults: flagFaults,
    remedyForUnknown: () => void 0,
    off: /* @__PURE__ */ new Set([...Object.keys(flags).filter(isOff), ...isOff("start") ? OF_START : []])
  };
}
var CAN_BE_OFF = /* @__PURE__ */ new Set([
  "start",
  "build",
  "ready-command",
  "before-block",
  "after-block"
]);

// src/cli/read-plan.ts
async function readPlan({ command = "run", flags, faults }) {
  const config = readConfig(namedConfig(flags), "--config");
  const plan = parsePlan({
    command,
    flags,
    flagFaults: faults,
    ...config === void 0 ? {} : { config },
    ...surroundings(),
    ...await fileReaders(config?.text, process.cwd())
  });
  if (command !== "report" && command !== "history")
    checkDirectory(plan, flags.cwd === void 0 ? "cwd" : "--cwd");
  return plan;
}
function describeConfig({ flags }, plan) {
  const config = readConfig(namedConfig(flags), "--config");
  if (config === void 0) return void 0;
  const { tolerances, limits, requests } = plan;
  const own = requests.filter(
    (each) => each.tolerances.p99 !== tolerances.p99 || each.limits.p99 !== limits.p99
  );
  return {
    path: config.path,
    flags: Object.keys(flags),
    ownP99: own.map(({ name }) => name)
  };
}
async function readBaselinePlan({ command = "run", flags }, plan, directory, within) {
  if (plan.server.kind !== "started") return void 0;
  const found = readBaselineConfig(directory, plan.server.cwd, namedConfig(flags), within);
  return found && await planOf({ command, flags }, found, within);
}
async function readCommittedPlan({ command = "run", flags }, read) {
  const root = process.cwd();
  const path = relative(root, configPath(namedConfig(flags)));
  const text = await read(path, LONGEST_FILE);
  return text === void 0 ? void 0 : await planOf({ command, flags }, { root, config: { path, text } });
}
async function planOf({ command = "run", flags }, { root, config }, within) {
  try {
    const its = parsePlan({
      command,
      flags,
      config,
      ...surroundings(),
      cwd: root,
      ...await fileReaders(config.text, root, within)
    });
    return its;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
var namedConfig = ({ config }) => typeof config === "string" ? config : void 0;

export {
  parsePlan,
  readPlan,
  describeConfig,
  readBaselinePlan,
  readCommittedPlan
};
