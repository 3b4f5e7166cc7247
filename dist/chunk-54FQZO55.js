import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  scrubEnvironment
} from "./chunk-NZ6TI4OK.js";
import {
  nearestWord
} from "./chunk-BFBJNCNN.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  seconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";

// src/baseline/git/task.ts
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

// src/baseline/git/foreign-checkout.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
var ROOT_USER = 0;
async function nameForeignCheckout({
  directory,
  ambient
}) {
  const root = await findRoot(await realpath(directory).catch(() => directory));
  if (root === void 0) return [];
  const gitFile = join(root, ".git");
  const owners = await ownersOf([root, gitFile, await gitFolder(gitFile)]);
  const own = process.getuid?.();
  if (owners.every((owner) => owner === own)) return [];
  const { GITHUB_WORKSPACE: workspace = directory } = ambient;
  const trusted = [own, ROOT_USER, ...await ownersOf([directory, workspace])];
  const isSafe = owners.every((owner) => owner !== void 0 && trusted.includes(owner));
  return isSafe ? [`--git-dir=${gitFile}`, `--work-tree=${root}`] : [];
}
async function findRoot(folder) {
  const found = await stat(join(folder, ".git")).catch(() => void 0);
  if (found !== void 0) return folder;
  const above = dirname(folder);
  return above === folder ? void 0 : findRoot(above);
}
async function gitFolder(gitFile) {
  const text = await readFile(gitFile, "utf8").catch(() => "");
  const named = /^gitdir: (.+)$/m.exec(text)?.[1];
  return named === void 0 ? gitFile : resolve(dirname(gitFile), named);
}
var ownersOf = (paths) => Promise.all(
  paths.map(
    (path) => stat(path).then(
      ({ uid }) => uid,
      () => void 0
    )
  )
);

// src/baseline/git/task.ts
var PATIENCE = seconds(600);
var GRACE = seconds(5);
var MOST_OUTPUT = 32 * 1024 * 1024;
var MOST_ERRORS = 64 * 1024;
var LAST_LINES = 20;
async function runGitTask(place, args, patience = PATIENCE) {
  const { directory, ambient, signal } = place;
  const named = await nameForeignCheckout(place);
  const environment = gitEnvironment(ambient);
  return runGit({ directory, environment, args: [...named, ...args], patience, signal });
}
async function runGit(run) {
  const { directory, environment, args, patience = PATIENCE, signal } = run;
  signal?.throwIfAborted();
  const child = spawn("git", [...SAFE, ...args], {
    cwd: directory,
    env: { ...environment, ...ALWAYS },
    stdio: ["ignore", "pipe", "pipe"],
    // setsid(2): no terminal to ask a password on, and a group that ends as a whole.
    detached: true
  });
  const end = await waitForEnd(child, patience, signal);
  signal?.throwIfAborted();
  return end;
}
var ALWAYS = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
var SAFE = [
  ...["core.fsmonitor=false", "core.hooksPath=/dev/null", "submodule.recurse=false"],
  ...[
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
    "advice.detachedHead=false"
  ]
].flatMap((setting) => ["-c", setting]);
function gitEnvironment(ambient) {
  const tokens = ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "GH_ENTERPRISE_TOKEN"];
  const kept = tokens.flatMap((name) => {
    const value = ambient[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return scrubEnvironment(ambient, Object.fromEntries(kept));
}
async function waitForEnd(child, patience, signal) {
  const output = collect(child.stdout, MOST_OUTPUT);
  const errors = collect(child.stderr, MOST_ERRORS);
  const ended = new AbortController();
  const closed = new Promise((resolve2) => {
    child.once("error", (error) => resolve2(`git could not be run: ${error.message}`));
    child.once(
      "close",
      (code, by) => resolve2(code === 0 ? void 0 : `git ended with ${by ?? `code ${code}`}`)
    );
  }).finally(() => ended.abort());
  const stop = AbortSignal.any(signal === void 0 ? [ended.signal] : [ended.signal, signal]);
  const isLate = endWhenLate(child, patience, { stop, ended: ended.signal });
  const ending = await closed;
  const said = errors().split("\n").filter((line) => line.trim() !== "").slice(-LAST_LINES).map(withoutCredentials);
  if (ending === void 0) return { succeeded: true, output: output(), errors: said };
  const late = await isLate ? [`git took longer than ${toSeconds(patience)} s`] : [];
  return { succeeded: false, output: output(), errors: [...said, ...late, ending] };
}
var withoutCredentials = (line) => line.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, "$1***@");
async function endWhenLate(child, patience, { stop, ended }) {
  const isLate = await sleep(patience, true, { signal: stop }).catch(() => false);
  if (ended.aborted) return false;
  signalGroup(child, "SIGTERM");
  await sleep(GRACE, void 0, { signal: ended }).catch(() => void 0);
  if (!ended.aborted) signalGroup(child, "SIGKILL");
  return isLate;
}
function signalGroup({ pid }, name) {
  if (pid === void 0) return;
  try {
    process.kill(-pid, name);
  } catch {
  }
}
function collect(stream, most) {
  const chunks = [];
  let length = 0;
  stream?.setEncoding("utf8").on("data", (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length > most) length -= chunks.shift()?.length ?? length;
  });
  return () => chunks.join("");
}

// src/baseline/git-commit.ts
async function gitCommit(place) {
  const hash = await headHash(place);
  if (hash === void 0) return void 0;
  const diff = await askGit(place, ["diff", "--quiet", "--no-ext-diff", "HEAD"]);
  return { hash, isDirty: !diff.succeeded };
}
async function headParents(place) {
  const hash = await headHash(place);
  if (hash === void 0) return void 0;
  const commit = await askGit(place, ["cat-file", "commit", hash]);
  return commit.succeeded ? { hash, parents: parentsIn(commit.output) } : void 0;
}
function parentsIn(commit) {
  const [header = ""] = commit.split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, hash]) => hash ?? []);
}
async function headHash(place) {
  const head = await askGit(place, ["rev-parse", "--verify", "HEAD"]);
  const hash = head.output.trim();
  return head.succeeded && /^[0-9a-f]{40,64}$/.test(hash) ? hash : void 0;
}
var PATIENCE2 = seconds(10);
var askGit = (place, args) => runGitTask(place, args, PATIENCE2);

// src/baseline/git/checkout-errors.ts
var noSuchCommit = (ref, details, meant) => new GateError({
  code: "base-not-found",
  kind: "input",
  message: `\`${ref}\` is no commit that this repository knows.`,
  remedy: (meant === void 0 ? "" : `Did you mean \`${meant}\`? `) + "Name a branch, a tag or a hash that `git log` shows. A clone of CI often holds one commit only: check out with `fetch-depth: 0`, or fetch the branch first.",
  details
});
var noRepository = (directory, details) => new GateError({
  code: "no-repository",
  kind: "input",
  message: `${directory} is not in a git repository that can be used.`,
  remedy: "A commit is measured from a checkout of it: let `cwd` be in a clone (in a workflow, the `path` of `actions/checkout`), with git on the PATH.",
  details
});
var notFetched = (commit, { withToken, details }) => new GateError({
  code: "commit-not-fetched",
  kind: "gate",
  message: `The commit ${commit} is not in this clone, and could not be fetched.`,
  remedy: withToken ? "Give the job `contents: read`, with which its token may fetch it; or check out with `fetch-depth: 0`, which brings it along." : "Fetch it first, with credentials that may read the repository.",
  details
});
var notCheckedOut = (commit, directory, details) => details.some(saysDiskFull) ? diskFull(directory, details) : new GateError({
  code: "commit-not-checked-out",
  kind: "gate",
  message: `The commit ${commit} could not be checked out into ${directory}.`,
  remedy: "The last lines of git say why; `git worktree add` by hand would say the same.",
  details
});
var notInCommit = (commit, folder) => new GateError({
  code: "directory-not-in-base",
  kind: "input",
  message: `The commit ${commit} has no directory ${folder}.`,
  remedy: "Compare with a commit that has it; of what is new there is nothing to compare with."
});
var leadsOutOfCommit = (commit, folder) => new GateError({
  code: "directory-not-in-base",
  kind: "input",
  message: `In the commit ${commit} the directory ${folder} is a link that leads out of the checkout.`,
  remedy: "Compare with a commit in which it is a directory."
});
var diskFull = (directory, details) => new GateError({
  code: "disk-full",
  kind: "gate",
  message: `There is no space left on the disk of ${directory}.`,
  remedy: "A baseline needs as much space there as the candidate. Free some, for instance by removing caches or tools that the job does not need.",
  details
});
var saysDiskFull = (line) => /No space left on device|Disk quota exceeded|\bENOSPC\b|\bEDQUOT\b|^error: unable to write file /i.test(
  line
);

// src/baseline/git/meant-name.ts
var MOST_NAMES = 1e3;
var SHORTEST_PART = 3;
var PATIENCE3 = seconds(10);
var PLAIN = /^[\p{L}\p{N}._/@+-]{1,200}$/u;
var KINDS = ["refs/heads", "refs/tags", "refs/remotes"];
async function meantName(place, ref) {
  const names = (await Promise.all(KINDS.map((kind) => namesOf(place, kind)))).flat();
  const whole = names.find(({ full }) => full === ref) ?? names.find(({ own }) => own === ref);
  if (whole !== void 0) return whole.full;
  const byOwn = nearestWord(
    ref,
    names.map(({ own }) => own)
  );
  const byFull = nearestWord(
    ref,
    names.map(({ full }) => full)
  );
  const near = names.find(({ full, own }) => own === byOwn || full === byFull);
  const longer = names.find((name) => ref.length >= SHORTEST_PART && name.own.startsWith(ref));
  return (near ?? longer)?.full;
}
async function namesOf(place, kind) {
  const args = [
    "for-each-ref",
    "--sort=-creatordate",
    `--count=${MOST_NAMES}`,
    "--format=%(refname)",
    kind
  ];
  const { succeeded, output } = await runGitTask(place, args, PATIENCE3);
  if (!succeeded) return [];
  return output.split("\n").map((line) => line.slice(kind.length + 1)).filter((full) => PLAIN.test(full) && !full.endsWith("/HEAD")).map((full) => ({
    full,
    own: kind === "refs/remotes" ? full.slice(full.indexOf("/") + 1) : full
  }));
}

// src/baseline/resolve-commit.ts
async function resolveCommit(place, ref) {
  if (/^-|[\0\n]/.test(ref) || ref === "") throw noSuchCommit(ref, []);
  const object = await parseRevision(place, ref, ref);
  return parseRevision(place, `${object}^{commit}`, ref);
}
async function parseRevision(place, revision, ref) {
  const args = ["rev-parse", "--verify", "--end-of-options", revision];
  const { succeeded, output, errors } = await runGitTask(place, args);
  const hash = output.trim();
  if (!succeeded || !isHash(hash)) throw noSuchCommit(ref, errors, await meantName(place, ref));
  return hash;
}
var isHash = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

export {
  runGitTask,
  runGit,
  gitCommit,
  headParents,
  noSuchCommit,
  noRepository,
  notFetched,
  notCheckedOut,
  notInCommit,
  leadsOutOfCommit,
  diskFull,
  saysDiskFull,
  resolveCommit,
  isHash
};
