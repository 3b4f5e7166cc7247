import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  logChange,
  logRatio
} from "./chunk-QRBVOX5G.js";

// src/baseline/git-commit.ts
import { execFile } from "node:child_process";
async function gitCommit(directory) {
  const hash = await headHash(directory);
  if (hash === void 0) return void 0;
  const diff = await runGit(directory, ["diff", "--quiet", "--no-ext-diff", "HEAD"]);
  return { hash, isDirty: diff.exitCode !== 0 };
}
async function headParents(directory) {
  const hash = await headHash(directory);
  if (hash === void 0) return void 0;
  const commit = await runGit(directory, ["cat-file", "commit", hash]);
  return commit.exitCode === 0 ? { hash, parents: parentsIn(commit.output) } : void 0;
}
function parentsIn(commit) {
  const [header = ""] = commit.split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, hash]) => hash ?? []);
}
async function headHash(directory) {
  const head = await runGit(directory, ["rev-parse", "--verify", "HEAD"]);
  const hash = head.output.trim();
  return head.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash) ? hash : void 0;
}
var TIMEOUT_MS = 1e4;
function runGit(directory, args) {
  const safe = ["-c", "core.fsmonitor=false", "--no-optional-locks", ...args];
  return new Promise((resolve) => {
    execFile("git", safe, { cwd: directory, timeout: TIMEOUT_MS }, (error, stdout) => {
      resolve({ exitCode: exitCodeOf(error), output: stdout });
    });
  });
}
function exitCodeOf(error) {
  if (error === null) return 0;
  return "code" in error && typeof error.code === "number" ? error.code : void 0;
}

// src/unless-aborted.ts
function unlessAborted(signal, begin) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    begin().then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

// src/record/one-arm.ts
function recordOfArm(record, arm) {
  const blocks = record.blocks.filter((block) => block.arm === arm).map((block) => ({ ...block, arm: "candidate" }));
  return { ...record, blocks };
}
function withoutBaselineArm(record) {
  return { ...recordOfArm(record, "candidate"), baselineArm: void 0, look: void 0 };
}
function recordOfAdded(record) {
  const blocks = record.blocks.flatMap((block) => {
    if (block.arm !== "candidate" || block.added === void 0) return [];
    const use = { cpu: void 0, waited: void 0, peakMemory: void 0 };
    const none = { processes: void 0, placement: void 0, answers: 0 };
    const server = { ...block.server, ...use, ...none };
    return [{ ...block, capacity: block.added, fixedRate: void 0, added: void 0, server }];
  });
  if (blocks.length === 0) return void 0;
  const names = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  return { ...record, requests: record.requests.filter(({ name }) => names.has(name)), blocks };
}

// src/record/order.ts
function oldestFirst(records) {
  return records.toSorted(byBeginning(records));
}
function newestFirst(records) {
  const compare = byBeginning(records);
  return records.toSorted((one, other) => compare(other, one));
}
function byBeginning(records) {
  const beginnings = /* @__PURE__ */ new Map();
  for (const { id, measuredAt } of records) {
    const known = beginnings.get(id) ?? Number.POSITIVE_INFINITY;
    beginnings.set(id, Math.min(known, Date.parse(measuredAt)));
  }
  const beginningOf = ({ id }) => beginnings.get(id) ?? 0;
  return (one, other) => beginningOf(one) - beginningOf(other) || one.attempt - other.attempt;
}

// src/verdict/direction.ts
var HIGHER_IS_BETTER = {
  throughput: true,
  p99: false,
  "response-p99": false,
  "clean-response-p99": false,
  cpu: false,
  memory: false,
  errors: false,
  "rate-not-sustained": true,
  "server-died": true,
  "p99-limit": false,
  "min-throughput": true
};
function lossOf(metric, before, after) {
  return HIGHER_IS_BETTER[metric] ? logChange(after, before) : logChange(before, after);
}
function toleranceOf(metric, forgiven) {
  return HIGHER_IS_BETTER[metric] ? logRatio(-Math.log1p(-Math.min(forgiven, 1))) : logRatio(Math.log1p(forgiven));
}

export {
  gitCommit,
  headParents,
  unlessAborted,
  recordOfArm,
  withoutBaselineArm,
  recordOfAdded,
  oldestFirst,
  newestFirst,
  HIGHER_IS_BETTER,
  lossOf,
  toleranceOf
};
