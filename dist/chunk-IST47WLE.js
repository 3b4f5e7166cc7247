import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  createConnectGate,
  engineFor,
  hasProcFs,
  listNumbers,
  loadEngine,
  mayList,
  readProcFile,
  tryProcFile
} from "./chunk-DB4XV5NA.js";
import {
  diskFull,
  isHash,
  leadsOutOfCommit,
  noRepository,
  notCheckedOut,
  notFetched,
  notInCommit,
  resolveCommit,
  sanitise,
  saysDiskFull
} from "./chunk-7AHZEHSP.js";
import {
  makeTemporaryFolder,
  openNamelessFolder,
  openTemporaryFile
} from "./chunk-NZ3U57OV.js";
import {
  gitCommit,
  runGit,
  runGitTask,
  scrubEnvironment
} from "./chunk-B7HGADXF.js";
import {
  GateError,
  InputError,
  excerptOf,
  rethrowUnlessExplained
} from "./chunk-BSGPJISP.js";
import {
  leadsOutOf
} from "./chunk-N2WY7MZF.js";
import {
  addressesOf,
  defaultPortOf
} from "./chunk-7YHJO62W.js";
import {
  milliseconds,
  nanoseconds,
  seconds,
  toSeconds
} from "./chunk-S6OVKM5K.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/baseline/git/own-repository.ts
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
var BRANCH = "refs/heads/base";
async function fetchIntoOwn(place, origin, wanted) {
  const home = await mkdtemp(join(origin.temp, "perf-gate-git-")).catch(String);
  if (!home.startsWith(origin.temp)) return { kind: "failed", errors: [home] };
  const remove2 = () => rm(home, { recursive: true, force: true });
  try {
    const path = join(home, "repository");
    const errors = await fill(path, home, { place, origin, wanted });
    const own = { path, branch: BRANCH, [Symbol.asyncDispose]: remove2 };
    if (errors === void 0) return { kind: "fetched", repository: own };
    await remove2();
    return { kind: "failed", errors };
  } catch (error) {
    await remove2();
    throw error;
  }
}
async function fill(path, home, { place: { ambient, signal: signal2 }, origin: { url, token }, wanted: { commit, depth } }) {
  const environment = bareEnvironment(ambient, home);
  const init = ["init", "--quiet", "--bare", "--template=", path];
  const made = await runGit({ directory: home, environment, args: init, signal: signal2 });
  if (!made.succeeded) return made.errors;
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
  const fetched = await runGit({
    directory: path,
    environment: { ...environment, [TOKEN]: token },
    args: [...onlyFor(url), "fetch", ...flags, ...depth, "--", url, `+${commit}:${BRANCH}`],
    signal: signal2
  });
  return fetched.succeeded ? void 0 : fetched.errors;
}
var TOKEN = "PERF_GATE_FETCH_TOKEN";
function onlyFor(url) {
  const answer = `printf 'username=x-access-token\\npassword=%s\\n' "$${TOKEN}"`;
  return [
    ...["-c", `credential.${new URL(url).origin}.helper=!f() { test "$1" = get && ${answer}; }; f`],
    ...["-c", "http.followRedirects=false"]
  ];
}
var KEPT = [
  "PATH",
  ...["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [
    name,
    name.toUpperCase()
  ]),
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"]
];
function bareEnvironment(ambient, home) {
  const kept = KEPT.flatMap((name) => {
    const value = ambient[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    // `.gitconfig` and `.netrc` would be read from there; the two below came with git 2.32.
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ALLOW_PROTOCOL: "http:https"
  };
}

// src/baseline/fetch-commit.ts
async function hasCommit(place, commit) {
  const args = ["cat-file", "-e", `${commit}^{commit}`];
  const { succeeded } = await runGitTask(place, args);
  return succeeded;
}
async function fetchCommit(place, commit, origin) {
  const depth = await isShallow(place) ? ["--depth=1"] : [];
  const refused = origin && await fetchFrom(origin, place, { commit, depth });
  if (origin !== void 0 && refused === void 0) return;
  const errors = await fetchFromClonesRemote(place, { commit, depth });
  if (errors === void 0) return;
  throw notFetched(commit, { withToken: origin !== void 0, details: refused ?? errors });
}
async function fetchFrom(origin, place, wanted) {
  var _stack = [];
  try {
    const fetched = await fetchIntoOwn(place, origin, wanted);
    if (fetched.kind === "failed") return fetched.errors;
    const own = __using(_stack, fetched.repository, true);
    return await fetchIntoClone(place, wanted, [own.path, own.branch]);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function fetchFromClonesRemote(place, wanted) {
  const remote = await findRemote(place);
  if (remote === void 0) return ["The clone has no remote to fetch it from."];
  return fetchIntoClone(place, wanted, [remote, wanted.commit]);
}
async function fetchIntoClone(place, { depth }, from) {
  const { succeeded, errors } = await runGitTask(place, [
    "fetch",
    ...["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"],
    ...depth,
    "--end-of-options",
    ...from
  ]);
  return succeeded ? void 0 : errors;
}
async function findRemote(place) {
  const { output } = await runGitTask(place, ["remote"]);
  const names = output.split("\n").filter((name) => name !== "");
  return names.find((name) => name === "origin") ?? (names.length === 1 ? names[0] : void 0);
}
async function isShallow(place) {
  const { output } = await runGitTask(place, ["rev-parse", "--is-shallow-repository"]);
  return output.trim() === "true";
}

// src/baseline/given-directory.ts
import { realpath, stat } from "node:fs/promises";
async function describeDirectory(place, candidate) {
  const { directory } = place;
  const found = await stat(directory).catch(() => void 0);
  if (!found?.isDirectory()) throw missing(directory);
  const commit = await gitCommit(place);
  return {
    commit: commit?.isDirty ? void 0 : commit?.hash,
    isSameLength: await lengthOf(directory) === await lengthOf(candidate)
  };
}
async function lengthOf(directory) {
  return Buffer.byteLength(await realpath(directory).catch(() => directory));
}
var missing = (directory) => new GateError({
  code: "base-dir-missing",
  kind: "input",
  message: `The baseline's directory ${directory} is not there.`,
  remedy: "Name a folder in which the other version was built; `build` is not run in it."
});

// src/baseline/repository.ts
async function findRepository(place) {
  const root = await askGit(place, "--show-toplevel");
  const prefix = await askGit(place, "--show-prefix");
  return { root, prefix };
}
async function askGit(place, question) {
  const { succeeded, output, errors } = await runGitTask(place, ["rev-parse", question]);
  if (!succeeded) throw noRepository(place.directory, errors);
  return output.replace(/\n$/, "");
}

// src/measure/baseline-arm.ts
function baselineServer(candidate, { compare }, cwd, own) {
  const before = own?.server.kind === "started" ? own.server : candidate;
  const { start, build, readyPath, readyTakesNotFound, readyTimeout } = before;
  const listens = listenAlike(before, candidate) ? candidate.listens : before.listens;
  const env = Object.keys(compare.env).length > 0 ? compare.env : candidate.env;
  const ready = { readyPath, readyTakesNotFound, readyTimeout };
  return { ...candidate, start, build, listens, ...ready, cwd, env };
}
function baselineTarget({ server, target }, baseline) {
  const isAlike = server.kind === "running" || listenAlike(server, baseline.server);
  return isAlike ? target : baseline.plan?.target ?? target;
}
var listenAlike = (one, other) => one.listens.kind === other.listens.kind;

// src/baseline/checkout-gaps.ts
import { lstat, open } from "node:fs/promises";
import { join as join2 } from "node:path";
var MOST_FILES = 200;
var POINTER = Buffer.from("version https://git-lfs.github.com/spec/");
async function findCheckoutGaps(place, root) {
  const submodules = await hasSubmodules(root) ? [SUBMODULES] : [];
  const pointer = await findPointer(place, root);
  return pointer === void 0 ? submodules : [...submodules, describePointer(pointer)];
}
var SUBMODULES = "The baseline was checked out without its submodules: have `build` run `git submodule update --init` where it needs them.";
var describePointer = (path) => `In the baseline's checkout ${path} is a pointer of Git LFS, not the file: install git-lfs, or have \`build\` run \`git lfs pull\`.`;
async function hasSubmodules(root) {
  const found = await lstat(join2(root, ".gitmodules")).catch(() => void 0);
  return found !== void 0 && found.size > 0;
}
async function findPointer(place, root) {
  const args = ["ls-files", "-z", "--", ":(top,attr:filter=lfs)"];
  const { output } = await runGitTask({ ...place, directory: root }, args);
  for (const path of output.split("\0").slice(0, MOST_FILES)) {
    if (path !== "" && await isPointer(join2(root, path))) return path;
  }
  return void 0;
}
async function isPointer(path) {
  var _stack = [];
  try {
    const found = await lstat(path).catch(() => void 0);
    if (!found?.isFile()) return false;
    const file = __using(_stack, await open(path), true);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
    return bytesRead === POINTER.length && buffer.equals(POINTER);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/baseline/worktree.ts
import { stat as stat2 } from "node:fs/promises";
import { join as join5 } from "node:path";

// src/baseline/files/folder-beside.ts
import { randomInt } from "node:crypto";
import { mkdir, mkdtemp as mkdtemp2, realpath as realpath2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join as join4 } from "node:path";

// src/baseline/files/remove-tree.ts
import { chmod, opendir, rm as rm2 } from "node:fs/promises";
import { join as join3 } from "node:path";
var OPTIONS = { recursive: true, force: true, maxRetries: 3 };
async function removeTree(path) {
  try {
    await rm2(path, OPTIONS);
  } catch {
    await makeFoldersWritable(path);
    await rm2(path, OPTIONS);
  }
}
async function makeFoldersWritable(path) {
  await chmod(path, 448);
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) await makeFoldersWritable(join3(path, entry.name));
  }
}

// src/baseline/files/folder-beside.ts
var SHORTEST_NAME = 3;
var ATTEMPTS = 20;
var PREFIXES = ["perf-gate-", "pg-"];
var SHORTEST_RANDOM = 4;
var LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
async function makeFolderBeside(path) {
  const real = await realpath2(path);
  const sibling = await makeSibling(real);
  const made = sibling ?? await mkdtemp2(join4(await realpath2(tmpdir()), "perf-gate-"));
  return {
    path: made,
    isSameLength: Buffer.byteLength(made) === Buffer.byteLength(real),
    [Symbol.asyncDispose]: () => removeTree(made)
  };
}
async function makeSibling(path) {
  const length = Buffer.byteLength(basename(path));
  if (length < SHORTEST_NAME) return void 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sibling = join4(dirname(path), randomName(length));
    try {
      await mkdir(sibling);
      return sibling;
    } catch (error) {
      if (!isTaken(error)) return void 0;
    }
  }
  return void 0;
}
function randomName(length) {
  const prefix = PREFIXES.find((each) => length - each.length >= SHORTEST_RANDOM) ?? "";
  const letters = Array.from({ length: length - prefix.length }, () => LETTERS[randomInt(36)]);
  return prefix + letters.join("");
}
var isTaken = (error) => error instanceof Error && "code" in error && error.code === "EEXIST";

// src/baseline/worktree.ts
var LOCK_REASON = "perf-gate";
async function openWorktree(place, { root, prefix }, commit) {
  const folder = await makeFolder(root, commit);
  const worktree = {
    root: folder.path,
    directory: join5(folder.path, prefix).replace(/\/$/, ""),
    isSameLength: folder.isSameLength,
    [Symbol.asyncDispose]: () => removeWorktree({ ...place, directory: root }, folder)
  };
  try {
    await checkOut({ ...place, directory: root }, commit, folder.path);
    if (!await isDirectory(worktree.directory)) throw notInCommit(commit, prefix);
    if (leadsOutOf(worktree.root, worktree.directory)) throw leadsOutOfCommit(commit, prefix);
    return worktree;
  } catch (error) {
    await worktree[Symbol.asyncDispose]();
    throw error;
  }
}
async function makeFolder(root, commit) {
  try {
    return await makeFolderBeside(root);
  } catch (error) {
    const said = `${error}`;
    throw saysDiskFull(said) ? diskFull(root, [said]) : notCheckedOut(commit, root, [said]);
  }
}
async function checkOut(place, commit, path) {
  const add = (...lock) => runGitTask(place, ["worktree", "add", "--quiet", "--detach", ...lock, "--", path, commit]);
  const asked = await add("--lock", "--reason", LOCK_REASON);
  const isTooOld = asked.errors.at(-1) === USAGE_ERROR;
  const { succeeded, errors } = isTooOld ? await add("--lock") : asked;
  if (!succeeded) throw notCheckedOut(commit, path, errors);
}
var USAGE_ERROR = "git ended with code 129";
async function removeWorktree(place, folder) {
  const isRemoved = await forgetWorktree(place, folder.path);
  await folder[Symbol.asyncDispose]();
  if (!isRemoved) await forgetWorktree(place, folder.path);
}
async function forgetWorktree(place, path) {
  const args = ["worktree", "remove", "--force", "--force", "--", path];
  const { succeeded } = await runGitTask({ ...place, signal: void 0 }, args);
  return succeeded;
}
async function isDirectory(path) {
  const found = await stat2(path).catch(() => void 0);
  return found?.isDirectory() ?? false;
}

// src/baseline/stale-worktrees.ts
async function removeStaleWorktrees(place) {
  const { output } = await runGitTask(place, ["worktree", "list", "--porcelain"]);
  const notes = [];
  for (const path of staleIn(output)) notes.push(await remove(place, path));
  return notes;
}
async function remove(place, path) {
  return await forgetWorktree(place, path) ? `Removed ${path}, which a killed run had left.` : `A killed run has left ${path}, which could not be removed: remove it by hand, then run \`git worktree prune\`.`;
}
var OURS = new RegExp(`^worktree (.*)\\nHEAD \\w+\\ndetached\\nlocked ${LOCK_REASON}$`);
function staleIn(listing) {
  return listing.split("\n\n").flatMap((block) => OURS.exec(block)?.[1] ?? []);
}

// src/measure/arm-not-started.ts
var ArmNotStarted = class _ArmNotStarted extends GateError {
  arm;
  /** It names no arm. */
  reason;
  #how;
  /** @param how those of a baseline are not in the plan */
  constructor(arm, how, reason) {
    super(reason.code === "hook-failed" ? nameHook(arm, reason) : nameServer(arm, how, reason));
    this.arm = arm;
    this.reason = reason;
    this.#how = how;
  }
  /**
   * The same, where more is known.
   * @param cwd for a folder that will not be there, in words
   * @param remedy `undefined`: as before
   */
  inFolder(cwd, remedy) {
    const { reason } = this;
    const facts = { ...sameOf(reason), message: reason.message, remedy: remedy ?? reason.remedy };
    return new _ArmNotStarted(this.arm, { ...this.#how, cwd }, new GateError(facts));
  }
};
var sameOf = ({ code, kind, details, telling, cause }) => ({
  code,
  kind,
  details,
  telling,
  cause
});
var nameServer = (arm, { start, cwd }, error) => ({
  ...sameOf(error),
  message: `The ${arm} could not be started. ${error.message}`,
  remedy: `It is started by \`${start}\` in ${cwd}. ${error.remedy}`
});
var nameHook = (arm, error) => ({
  ...sameOf(error),
  message: `${error.message} It ran for the ${arm}.`,
  remedy: error.remedy
});

// src/server/run-command.ts
import { closeSync as closeSync2, fstatSync as fstatSync2, readSync } from "node:fs";
import { dirname as dirname2 } from "node:path";
import { setTimeout as sleep4 } from "node:timers/promises";

// src/machine/family-mark.ts
import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, statSync } from "node:fs";
var MARK_DESCRIPTOR = 57;
var FamilyMark = class {
  /** To be added to the environment of the command. */
  environment;
  /** `NAME=value`. */
  variable;
  /** Our own number of the open file. */
  descriptor;
  #file;
  /** @throws GateError `temporary-folder-unusable` */
  constructor(name, parent) {
    const id = randomUUID();
    this.environment = { [name]: id };
    this.variable = `${name}=${id}`;
    this.descriptor = openNamelessFolder(parent);
    this.#file = fstatSync(this.descriptor, { bigint: true });
  }
  /** Whether the process has it. */
  findIn(pid) {
    if (this.#isOpenIn(pid)) return "member";
    const environment = tryProcFile(`/proc/${pid}/environ`);
    if (typeof environment === "string") return environment === "blind" ? environment : "unrelated";
    if (environment.text === "") return "undecided";
    return environment.text.split("\0").includes(this.variable) ? "member" : "unrelated";
  }
  /** While it is not disposed of, no other file can get the same numbers. */
  [Symbol.dispose]() {
    closeSync(this.descriptor);
  }
  #isOpenIn(pid) {
    try {
      const { dev, ino } = statSync(`/proc/${pid}/fd/${MARK_DESCRIPTOR}`, { bigint: true });
      return dev === this.#file.dev && ino === this.#file.ino;
    } catch {
      return false;
    }
  }
};

// src/machine/process-stat.ts
var NANOSECONDS_PER_TICK = 1e7;
var TICK_GRANULARITY = nanoseconds(2 * NANOSECONDS_PER_TICK);
function readProcessStat(pid) {
  const line = tryProcFile(`/proc/${pid}/stat`);
  return typeof line === "string" ? line : parseProcessStat(line.text) ?? "gone";
}
function parseProcessStat(line) {
  const afterName = line.lastIndexOf(")") + 2;
  if (afterName < 2) return void 0;
  const fields = line.slice(afterName).split(" ");
  const field = (number) => Number(fields[number - 3]);
  if (Number.isNaN(field(22))) return void 0;
  return {
    pid: Number.parseInt(line, 10),
    parent: field(4),
    group: field(5),
    session: field(6),
    // A main thread that ended before the others is shown as a zombie though the process lives.
    isDead: /^[ZXx]$/.test(fields[0] ?? "") && field(20) <= 1,
    startTime: field(22),
    ownCpu: nanoseconds((field(14) + field(15)) * NANOSECONDS_PER_TICK),
    reapedCpu: nanoseconds((field(16) + field(17)) * NANOSECONDS_PER_TICK)
  };
}

// src/machine/process-family.ts
var KTHREADD = 2;
var ProcessFamily = class {
  #founder;
  #mark;
  /** Start time by pid. */
  #members = /* @__PURE__ */ new Map();
  #unrelated = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#founder = options.founder;
    this.#mark = options.mark;
  }
  /**
   * The living members, parents before children as a rule; none where there is no /proc. `blind`: any of
   * them may live.
   */
  findLiving() {
    const pids = listNumbers("/proc");
    if (typeof pids === "string") return pids === "blind" ? pids : [];
    const members = [];
    const unrelated = /* @__PURE__ */ new Set();
    for (const pid of pids) {
      if (this.#unrelated.has(pid)) {
        unrelated.add(pid);
        continue;
      }
      const process2 = readProcessStat(pid);
      if (process2 === "gone") continue;
      const relation = process2 === "blind" ? process2 : this.#recognise(process2);
      if (process2 === "blind" || relation === "blind") return "blind";
      if (relation === "unrelated") unrelated.add(pid);
      if (relation !== "member") continue;
      this.#members.set(pid, process2.startTime);
      members.push(process2);
    }
    this.#members = new Map(members.map((member) => [member.pid, member.startTime]));
    this.#unrelated = unrelated;
    return members.filter((member) => !member.isDead);
  }
  /** Like `findLiving`, but reads every process again: a member may have got the pid of an unrelated process. */
  findLivingAfresh() {
    this.#unrelated.clear();
    return this.findLiving();
  }
  #recognise(process2) {
    const isMember = this.#members.get(process2.pid) === process2.startTime || process2.session === this.#founder || this.#members.has(process2.parent);
    if (isMember) return "member";
    if (this.#mark === void 0 || process2.parent === KTHREADD) return "unrelated";
    return this.#mark.findIn(process2.pid);
  }
};

// src/server/end-processes.ts
import { setTimeout as sleep } from "node:timers/promises";
var KILL_PATIENCE = seconds(10);
var SHORTEST_PAUSE = milliseconds(5);
var LONGEST_PAUSE = milliseconds(50);
async function endProcesses(ended, grace, killPatience = KILL_PATIENCE) {
  if (isGone(ended)) return { kind: "gone" };
  signalAll(ended, "SIGTERM");
  if (await becomesTrue(() => isGone(ended), grace)) return { kind: "sigterm" };
  const isKilled = () => {
    signalAll(ended, "SIGKILL");
    return isGone(ended);
  };
  if (await becomesTrue(isKilled, killPatience)) return { kind: "sigkill" };
  return lastLook(ended);
}
function lastLook({ shell, family }) {
  if (!hasProcFs()) return { kind: "survived", pids: [shell.pid] };
  const living = family.findLivingAfresh();
  if (living === "blind") return { kind: "unseen" };
  const [first, ...others] = living.map(({ pid }) => pid);
  return first === void 0 ? { kind: "sigkill" } : { kind: "survived", pids: [first, ...others] };
}
function isGone({ shell, family }) {
  if (!shell.hasExited) return false;
  if (!hasProcFs()) return !signal(-shell.pid, 0);
  return isEmpty(family.findLiving()) && isEmpty(family.findLivingAfresh());
}
var isEmpty = (found) => found !== "blind" && found.length === 0;
function signalAll({ shell, family }, name) {
  const found = family.findLiving();
  const living = found === "blind" ? [] : found;
  const groupLives = !shell.hasExited || !hasProcFs() || living.some(isInGroup(shell));
  if (groupLives) signal(-shell.pid, name);
  for (const { pid } of living.filter((process2) => !isInGroup(shell)(process2))) signal(pid, name);
}
var isInGroup = (shell) => (process2) => process2.group === shell.pid;
function signal(target, name) {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
async function becomesTrue(check, patience) {
  const deadline = performance.now() + patience;
  let pause2 = SHORTEST_PAUSE;
  while (!check()) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(pause2, left));
    pause2 = milliseconds(Math.min(pause2 * 1.5, LONGEST_PAUSE));
  }
  return true;
}

// src/server/guard.ts
import { spawn } from "node:child_process";
var SCRIPT = `
trap '' HUP INT TERM
group=
while read -r word argument; do
  case $word in
    group) group=$argument ;;
    done) exit 0 ;;
  esac
done
end() {
  if [ -n "$group" ]; then kill -s "$1" -- "-$group"; fi
  for file in $(grep -lszxF -e "$variable" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -s "$1" "\${pid%/environ}"
  done
  for file in /proc/[0-9]*/fd/${MARK_DESCRIPTOR}; do
    if [ "$file" -ef "/proc/$$/fd/3" ]; then
      pid=\${file#/proc/}
      kill -s "$1" "\${pid%%/*}"
    fi
  done
}
variable=$1
end TERM
sleep 2
end KILL
sleep 1
end KILL
`;
function startGuard(options) {
  const child = spawn("sh", ["-c", SCRIPT, "perf-gate-guard", options.mark.variable], {
    env: { PATH: options.path ?? "/usr/bin:/bin", LC_ALL: "C" },
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore", options.mark.descriptor]
  });
  child.unref();
  child.on("error", () => void 0);
  child.stdin?.on("error", () => void 0);
  return {
    watch: (group) => child.stdin?.write(`group ${group}
`),
    dismiss: () => dismiss(child)
  };
}
function dismiss(child) {
  child.stdin?.end("done\n");
  const isGone2 = child.pid === void 0 || child.exitCode !== null || child.signalCode !== null;
  if (isGone2) return Promise.resolve();
  child.ref();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

// src/server/line-ring.ts
var KEPT_LINES = 200;
var LONGEST_LINE = 2048;
var LAST_LINES = 20;
var LineRing = class {
  #lines = [];
  /** Unfinished lines, by source. */
  #begun = /* @__PURE__ */ new Map();
  append(source, text) {
    const pieces = text.split("\n");
    pieces[0] = clip((this.#begun.get(source) ?? "") + clip(pieces[0] ?? ""));
    this.#begun.set(source, clip(pieces.pop() ?? ""));
    if (pieces.length === 0) return;
    this.#lines = [...this.#lines, ...pieces.slice(-KEPT_LINES).map(clip)].slice(-KEPT_LINES);
  }
  /** Without escape sequences and empty lines. The one that tells why the program ended is among them, if it was kept. */
  last(count = LAST_LINES) {
    const lines = [...this.#lines, ...this.#begun.values()].map(sanitise);
    return excerptOf(
      lines.filter((line) => line !== ""),
      count
    );
  }
};
var clip = (line) => line.slice(0, LONGEST_LINE);

// src/machine/port-holder.ts
import { readlinkSync } from "node:fs";
var LISTEN = "0A";
function listTcpListeners() {
  const lines = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap(
    (path) => (readProcFile(path) ?? "").split("\n")
  );
  return lines.flatMap((line) => {
    const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== LISTEN || inode === void 0) return [];
    const [address = "", port = ""] = local.split(":");
    return [{ address: parseAddress(address), port: Number.parseInt(port, 16), inode }];
  });
}
function parseAddress(hex) {
  const bytes = Buffer.from(hex, "hex").swap32();
  const isMapped = bytes.length > 4 && hex.startsWith("0000000000000000FFFF0000");
  if (bytes.length === 4 || isMapped) return [...bytes.subarray(-4)].join(".");
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16));
  return new URL(`http://[${groups.join(":")}]/`).hostname.slice(1, -1);
}
var ANY = ["0.0.0.0", "::"];
function findListeners(addresses, port) {
  const reached = [...ANY, ...addresses];
  return listTcpListeners().filter((listener) => listener.port === port && reached.includes(listener.address)).map(({ inode }) => inode);
}
var ACCEPTS = 65536;
var UNIX_LINE = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) (.+)$/;
function listSocketListeners() {
  const lines = (readProcFile("/proc/net/unix") ?? "").split("\n");
  return lines.flatMap((line) => {
    const [, flags = "", inode, bound] = UNIX_LINE.exec(line) ?? [];
    const accepts = (Number.parseInt(flags, 16) & ACCEPTS) !== 0;
    if (!accepts || bound === void 0 || inode === void 0) return [];
    return [{ path: Buffer.from(bound, "latin1").toString(), inode }];
  });
}
var findSocketListeners = (path) => listSocketListeners().filter((listener) => listener.path === path).map(({ inode }) => inode);
function findEndpoints(pids) {
  const opened = pids.map((pid) => listOpenSockets(pid));
  if (!hasProcFs() || opened.some((sockets) => sockets === void 0)) return void 0;
  const inodes = new Set(opened.flatMap((sockets) => sockets ?? []));
  const isTheirs = ({ inode }) => inodes.has(inode);
  return [
    ...listTcpListeners().filter(isTheirs).map(({ address, port }) => ({ kind: "port", address, port })),
    ...listSocketListeners().filter(isTheirs).map(({ path }) => ({ kind: "socket", path }))
  ];
}
var findOnPort = (port) => listTcpListeners().filter((listener) => listener.port === port).map(({ address }) => ({ kind: "port", address, port }));
function listOpenSockets(pid) {
  const directory = `/proc/${pid}/fd`;
  const descriptors = mayList(directory) ? listNumbers(directory) : "blind";
  if (typeof descriptors === "string") return descriptors === "blind" ? void 0 : [];
  return descriptors.flatMap((fd) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(readLink(`${directory}/${fd}`)) ?? [];
    return inode ?? [];
  });
}
function findHolder(inodes) {
  if (inodes.length === 0) return void 0;
  const pids = listNumbers("/proc");
  if (typeof pids === "string") return void 0;
  const pid = pids.find((one) => listOpenSockets(one)?.some((inode) => inodes.includes(inode)));
  if (pid === void 0) return void 0;
  return { pid, command: readCommandLine(pid) };
}
var readCommandLine = (pid) => readProcFile(`/proc/${pid}/cmdline`)?.split("\0").join(" ").trim() ?? "";
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

// src/server/listening.ts
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

// src/server/free-port.ts
import { createServer } from "node:net";
import { setTimeout as sleep2 } from "node:timers/promises";
var LOOPBACKS = addressesOf("localhost");
var ATTEMPTS2 = 20;
var POLL = milliseconds(20);
async function findFreePort(hostname) {
  const [host] = addressesOf(hostname);
  for (let attempt = 0; attempt < ATTEMPTS2; attempt += 1) {
    const result = await tryToListen(host, 0);
    if (result.kind === "refused") throw noFreePort(hostname, result.code);
    if (await isPortFree(result.port)) return result.port;
  }
  throw noFreePort(hostname, "EADDRINUSE");
}
async function isPortFree(port) {
  const results = await Promise.all(LOOPBACKS.map((host) => tryToListen(host, port)));
  return !results.some((result) => result.kind === "refused" && result.code === "EADDRINUSE");
}
async function waitForFreePort(port, patience) {
  const deadline = performance.now() + patience;
  while (!await isPortFree(port)) {
    if (performance.now() >= deadline) return false;
    await sleep2(POLL);
  }
  return true;
}
function tryToListen(host, port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => {
      resolve({ kind: "refused", code: error.code ?? error.message });
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ kind: "listened", port: portOf(address) ?? port }));
    });
  });
}
var portOf = (address) => typeof address === "object" ? address?.port : void 0;
function noFreePort(hostname, code) {
  return new GateError({
    code: "no-free-port",
    kind: "gate",
    message: `Could not listen on any port of ${hostname} (${code}).`,
    remedy: "Use `127.0.0.1` in `url`, or enable the address on this machine."
  });
}

// src/server/unix-socket.ts
import { lstatSync, rmSync, unlinkSync } from "node:fs";
import { connect } from "node:net";
import { join as join6 } from "node:path";
var LONGEST_PATH = process.platform === "darwin" ? 103 : 107;
var HARMLESS = /^\/[\w./-]+$/;
var EVERYWHERE = "/tmp";
function assignSocket({ TMPDIR = EVERYWHERE }) {
  const folder = makeTemporaryFolder(isUsable(TMPDIR) ? TMPDIR : EVERYWHERE);
  return {
    path: join6(folder, "server.sock"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true })
  };
}
var isUsable = (folder) => HARMLESS.test(folder) && folder.length + "/perf-gate-XXXXXX/server.sock".length <= LONGEST_PATH;
async function vacateSocket(path) {
  checkLength(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === void 0) return true;
  if (!found.isSocket()) throw pathTaken(path);
  if (await isListenedOn(path)) return false;
  unlinkSync(path);
  return true;
}
function checkLength(path) {
  const size = Buffer.byteLength(path);
  if (size <= LONGEST_PATH) return;
  throw new GateError({
    code: "socket-path-too-long",
    kind: "gate",
    message: `The path of the Unix socket has ${size} bytes, more than the system's ${LONGEST_PATH}: ${path}`,
    remedy: 'Choose a shorter path, or let perf-gate assign one: `unix-socket: "{socket}"`.'
  });
}
function isListenedOn(path) {
  const socket = connect({ path });
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", (error) => resolve(!isDead(error)));
    socket.once("connect", () => socket.destroy());
  });
}
var isDead = ({ code }) => code === "ENOENT" || code === "ECONNREFUSED";
function pathTaken(path) {
  return new GateError({
    code: "socket-path-taken",
    kind: "gate",
    message: `The path of the Unix socket holds something else, which perf-gate does not remove: ${path}`,
    remedy: "Move it away, or choose another path in `unix-socket`."
  });
}

// src/server/place.ts
function commandAt(command, place) {
  return place.kind === "port" ? command.replaceAll("{port}", String(place.port)) : command.replaceAll("{socket}", place.path);
}
function variablesAt(place) {
  return place.kind === "port" ? { PORT: String(place.port) } : { PERF_GATE_SOCKET: place.path };
}
function listenersAt(hostname, place) {
  return place.kind === "port" ? findListeners(addressesOf(hostname), place.port) : findSocketListeners(place.path);
}
async function becomesFree(place, patience) {
  return place.kind === "port" ? await waitForFreePort(place.port, patience) : !await isListenedOn(place.path);
}
var describePlace = (place) => place.kind === "port" ? `port ${place.port}` : `the Unix socket ${place.path}`;

// src/load/ask.ts
async function ask(question) {
  const { engine, target, path, patience, signal: signal2 } = question;
  if (signal2.aborted) return { kind: "silence", isConnected: false };
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
  signal2.addEventListener("abort", giveUp);
  const deadline = setTimeout(() => {
    if (!connection.isOpen) connection.expire();
  }, patience);
  const heard = await new Promise((resolve) => {
    onHeard = resolve;
    connection.send(requestFor(path), performance.now());
  });
  clearTimeout(deadline);
  signal2.removeEventListener("abort", giveUp);
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

// src/server/probe.ts
async function tryOnce(probe, patience, signal2) {
  const [first, ...others] = targetsOf(probe);
  const engine = await loadEngine(engineFor({ http2: probe.http2 ?? false }));
  const askAt = (target) => ask({ engine, target, path: probe.path, patience, signal: signal2 });
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
function targetsOf({
  protocol,
  hostname,
  namedPort,
  insecure,
  place
}) {
  const [first, ...others] = addressesOf(hostname);
  const named = { protocol, hostname, insecure };
  if (place.kind === "socket") {
    const port2 = namedPort ?? defaultPortOf(protocol);
    return [{ ...named, port: port2, address: first, unixSocket: place.path }];
  }
  const { port } = place;
  const at = (address) => ({ ...named, port, address });
  return [at(first), ...others.map(at)];
}
function describeProbe({ protocol, hostname, namedPort, path, place }) {
  const port = place.kind === "port" ? place.port : namedPort;
  const where = place.kind === "socket" ? ` on ${describePlace(place)}` : "";
  return `${protocol}//${hostname}${port === void 0 ? "" : `:${port}`}${path}${where}`;
}

// src/server/readiness.ts
import { setTimeout as sleep3 } from "node:timers/promises";
var SHARE_PAUSED = 1 / 50;
var SHORTEST_PAUSE2 = milliseconds(10);
var LONGEST_PAUSE2 = milliseconds(250);
var SHORTEST_ATTEMPT = seconds(1);
var LONGEST_ATTEMPT = seconds(10);
async function waitUntilReady(options) {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.timeout);
  const signal2 = AbortSignal.any([options.signal, over.signal]);
  const attempts = new Attempts(options.probe, () => over.abort());
  await askUntil(signal2, attempts);
  clearTimeout(timer);
  return attempts.readiness;
}
async function askUntil(signal2, attempts) {
  const began = performance.now();
  let patience = SHORTEST_ATTEMPT;
  const pending = [];
  while (!signal2.aborted) {
    const attempt = attempts.make(signal2);
    pending.push(attempt);
    if (!await endsWithin(attempt, patience, signal2) && !signal2.aborted) {
      attempts.note({ kind: "no-answer" }, patience);
      patience = milliseconds(Math.min(patience * 1.5, LONGEST_ATTEMPT));
    }
    await pause(pauseAfter(performance.now() - began), signal2);
  }
  await Promise.all(pending);
}
var Attempts = class {
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
  async make(signal2) {
    const asked = performance.now();
    const attempt = await tryOnce(this.#probe, LONGEST_ATTEMPT, signal2);
    if (attempt === void 0 || signal2.aborted && this.#hasHeard) return;
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
async function endsWithin(attempt, patience, signal2) {
  const ended = new AbortController();
  const waiting = pause(patience, AbortSignal.any([signal2, ended.signal])).then(() => false);
  const hasEnded = await Promise.race([attempt.then(() => true), waiting]);
  ended.abort();
  return hasEnded;
}
var pause = (time, signal2) => sleep3(time, void 0, { signal: signal2 }).catch(() => void 0);
var pauseAfter = (waited) => Math.min(Math.max(SHORTEST_PAUSE2, waited * SHARE_PAUSED), LONGEST_PAUSE2);

// src/server/shell.ts
import { spawn as spawn2 } from "node:child_process";
async function startShell(options) {
  const child = spawnShell(options);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal2) => resolve({ code, signal: signal2 }));
  });
  return await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(notStarted(options, error)));
    child.once("spawn", () => {
      if (child.pid !== void 0) resolve(describeShell(child, child.pid, exited));
    });
  });
}
function spawnShell(options) {
  try {
    return spawn2("sh", ["-c", options.command], {
      cwd: options.cwd,
      env: { ...options.env, ...options.mark.environment },
      // setsid(2): a group that a signal to us does not reach, and that we can signal as a whole.
      detached: true,
      stdio: filesOf(options)
    });
  } catch (error) {
    throw notStarted(options, error instanceof Error ? error : new Error(String(error)));
  }
}
function filesOf({ input, outputs, mark }) {
  const first = [input === "open" ? "pipe" : "ignore", ...outputs];
  const between = Array.from({ length: MARK_DESCRIPTOR - first.length }, () => "ignore");
  return [...first, ...between, mark.descriptor];
}
function describeShell(child, pid, exited) {
  return {
    pid,
    exited,
    get hasExited() {
      return child.exitCode !== null || child.signalCode !== null;
    }
  };
}
function describeExit({ code, signal: signal2 }) {
  return signal2 === null ? `exited with code ${code}` : `was ended by ${signal2}`;
}
var LONGEST_COMMAND = 120;
function shortenCommand(command) {
  if (command.length <= LONGEST_COMMAND) return command;
  return `${command.slice(0, LONGEST_COMMAND).replace(/\S*$/, "")}…`;
}
function notStarted({ command, cwd }, cause) {
  return new GateError({
    code: "command-not-started",
    kind: "gate",
    message: `Could not run "${shortenCommand(sanitise(command))}" in ${cwd}: ${cause.message}.`,
    remedy: "code" in cause && cause.code === "E2BIG" ? "The command, a variable of its environment, or all of them together are longer than the system takes." : "Check that the directory exists and that `sh` is on the PATH.",
    cause
  });
}

// src/server/server-errors.ts
function portTaken(hostname, place) {
  return new GateError({
    code: "port-taken",
    kind: "gate",
    message: `Port ${place.port} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy: place.choice === "fixed" ? "End that process, or let perf-gate choose a free port: write `{port}` for the number in `url` and in `start`, or have the server read PORT from its environment." : "Another program took the port after perf-gate had chosen it: run again."
  });
}
function socketTaken(hostname, place) {
  return new GateError({
    code: "socket-taken",
    kind: "gate",
    message: `The Unix socket ${place.path} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy: "End that process, or let perf-gate assign a path: leave out `unix-socket`, and write `{socket}` for the path in `start`."
  });
}
function serverExited({ exit, lastLines, place, others }) {
  return new GateError({
    code: "server-exited",
    kind: "gate",
    message: [
      `The server ${describeExit(exit)} before it was ready.`,
      ...sayLeftBehind(others.leftBehind),
      ...sayStranger(others.stranger, place)
    ].join(" "),
    remedy: exit.code === 0 ? `The command of \`start\` must stay in the foreground for as long as the server runs: ${FOREGROUND}.` : lastLines.lines.length > 0 ? "Its last lines say why. Run the command of `start` by hand, with PORT set, to see the same." : "It printed nothing. Run the command of `start` by hand, with PORT set.",
    ...toldBy(lastLines)
  });
}
var toldBy = ({ lines, telling }) => ({ details: lines, telling });
var FOREGROUND = "remove a trailing `&` and options such as `--daemon`; nginx needs `daemon off;`, Apache `-D FOREGROUND`";
function sayLeftBehind([first, ...rest]) {
  if (first === void 0) return [];
  const more = rest.length === 0 ? "" : ` and ${rest.length} more`;
  return [`It left ${describeProcess(first)}${more} in the background, which perf-gate ends.`];
}
function sayStranger(stranger, place) {
  if (stranger === void 0) return [];
  return [`${capitalise(describePlace(place))} is held by ${describeStranger(stranger)}.`];
}
function describeStranger(stranger) {
  const what = describeProcess(stranger);
  return stranger.isOlder ? `${what}, which was running before the server was started` : `${what}, which perf-gate leaves running: it started later than the server, but nothing shows that it came from \`start\``;
}
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
function sayForeignAnswer(place, stranger) {
  const who = stranger === void 0 ? "another process, which does not belong to the server that was started" : describeStranger(stranger);
  return `${capitalise(describePlace(place))} is answered by ${who}.`;
}
function foreignAnswer(place, stranger) {
  return new GateError({
    code: "foreign-answer",
    kind: "gate",
    message: sayForeignAnswer(place, stranger),
    remedy: `The process that \`start\` runs must listen itself. A container engine or a daemon that was already running must not do it instead. ${capitalise(FOREGROUND)}. For a server that is already running, give \`url\` without \`start\`.`
  });
}
function serverNotStopped(pids) {
  return new GateError({
    code: "server-not-stopped",
    kind: "gate",
    message: `Some processes of the server did not end, even when killed: ${pids.join(", ")}.`,
    remedy: "They are stuck in the kernel, perhaps on a file system that does not answer."
  });
}
function serverNotSeen() {
  return new GateError({
    code: "server-not-stopped",
    kind: "gate",
    message: "The server was killed, but perf-gate had no open file left to see whether it ended.",
    remedy: "Raise the hard limit of open files (`ulimit -Hn`), or lower `connections`."
  });
}
var capitalise = (text) => text.charAt(0).toUpperCase() + text.slice(1);
function describeHolder(hostname, place) {
  const holder = findHolder(listenersAt(hostname, place));
  return holder === void 0 ? "another process" : describeProcess(holder);
}
function describeProcess({ pid, command }) {
  return `process ${pid} (${shortenCommand(sanitise(command)) || "no command line"})`;
}

// src/server/run-command.ts
var GRACE = seconds(5);
var LONGEST_TIMER = milliseconds(2 ** 31 - 1);
var TAIL_BYTES = 65536;
var MARK = "PERF_GATE_COMMAND_ID";
async function runCommand(options) {
  var _stack = [];
  try {
    options.signal.throwIfAborted();
    const log = __using(_stack, new LogFile(options.logFile));
    const end = await runGuarded(options, log.descriptor);
    options.signal.throwIfAborted();
    if (end !== void 0) throw failed(options, end, log.lastLines());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function runGuarded(options, output) {
  var _stack = [];
  try {
    const mark = __using(_stack, new FamilyMark(MARK, dirname2(options.logFile)));
    const guard = startGuard({ mark, path: options.ambient.PATH });
    try {
      const shell = await startShell({
        command: options.command,
        cwd: options.cwd,
        env: scrubEnvironment(options.ambient, options.env),
        input: "empty",
        outputs: [output, output],
        mark
      });
      guard.watch(shell.pid);
      return await waitForEnd(shell, mark, options);
    } finally {
      await guard.dismiss();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function waitForEnd(shell, mark, options) {
  const timeout = options.timeout ?? LONGEST_TIMER;
  const ended = new AbortController();
  const signal2 = AbortSignal.any([options.signal, ended.signal]);
  const patience = sleep4(timeout, void 0, { signal: signal2 }).catch(() => void 0);
  const exit = await Promise.race([shell.exited, patience]);
  ended.abort();
  if (exit !== void 0) return exit.code === 0 ? void 0 : describeExit(exit);
  const isInterrupted = options.interrupts && !options.signal.aborted && await endsOnInterrupt(shell);
  const family = new ProcessFamily({ founder: shell.pid, mark });
  await endProcesses({ shell, family }, GRACE);
  return isInterrupted ? void 0 : `took longer than ${toSeconds(timeout)} s`;
}
var INTERRUPT_GRACE = seconds(2);
async function endsOnInterrupt(shell) {
  try {
    process.kill(-shell.pid, "SIGINT");
  } catch {
    return false;
  }
  const left = new AbortController();
  const patience = sleep4(INTERRUPT_GRACE, false, { signal: left.signal }).catch(() => false);
  const ended = await Promise.race([shell.exited.then(() => true), patience]);
  left.abort();
  return ended;
}
var LogFile = class {
  descriptor;
  /** @throws GateError `temporary-folder-unusable` */
  constructor(path) {
    this.descriptor = openTemporaryFile(path, "a+");
  }
  lastLines() {
    const tail = Buffer.alloc(TAIL_BYTES);
    const from = Math.max(0, fstatSync2(this.descriptor).size - TAIL_BYTES);
    const length = readSync(this.descriptor, tail, 0, TAIL_BYTES, from);
    const ring = new LineRing();
    const text = tail.toString("utf8", 0, length);
    ring.append("log", from === 0 ? text : text.slice(text.indexOf("\n") + 1));
    return ring.last();
  }
  [Symbol.dispose]() {
    closeSync2(this.descriptor);
  }
};
function failed({ code, input, command }, end, lastLines) {
  return new GateError({
    code,
    kind: "gate",
    message: `The command of \`${input}\` ${end}: \`${command}\`.`,
    remedy: lastLines.lines.length > 0 ? "Its last lines say why. Run it by hand in the same directory to see the same." : "It printed nothing. Run it by hand in the same directory.",
    ...toldBy(lastLines)
  });
}

// src/arms/build.ts
async function buildCandidate({ server }, ports) {
  if (server.kind !== "started") return;
  const onRun = (command) => ports.report({ kind: "building", command });
  await buildArm(server, { log: "build.log", onRun }, ports);
}
async function buildArm({ build: command, cwd, env }, { log, onRun }, { ambient, signal: signal2, logs }) {
  if (command === void 0) return;
  onRun(command);
  const logFile = `${logs}/${log}`;
  const input = "build";
  const code = "build-failed";
  await runCommand({ input, code, command, cwd, ambient, env, logFile, signal: signal2 });
}

// src/arms/from-commit.ts
async function openCommitArm(input, ports) {
  const { candidate, commit } = input;
  const place = placeOf(candidate, ports);
  const repository = await findRepository(place);
  for (const text of await removeStaleWorktrees(place)) ports.report({ kind: "note", text });
  if (!await hasCommit(place, commit)) {
    ports.report({ kind: "preparing-baseline", what: `fetching ${shortHash(commit)}` });
    await fetchCommit(place, commit, ports.arms.origin);
  }
  ports.report({ kind: "preparing-baseline", what: `checking out ${shortHash(commit)}` });
  const worktree = await openWorktree(place, repository, commit);
  try {
    return await prepare(input, worktree, ports);
  } catch (error) {
    await removeFolder(worktree, worktree.root, ports);
    throw error;
  }
}
var placeOf = ({ cwd }, { ambient, signal: signal2 }) => ({ directory: cwd, ambient, signal: signal2 });
async function prepare({ plan, candidate, commit }, worktree, ports) {
  const own = await ports.arms.readPlan(worktree.directory, worktree.root);
  const server = baselineServer(candidate, plan, worktree.directory, own);
  const gaps = await findCheckoutGaps(placeOf(server, ports), worktree.root);
  if (server.build === void 0) ports.report({ kind: "note", text: FRESH });
  await buildCommit(server, commit, ports);
  return {
    facts: { kind: "commit", commit },
    server,
    plan: own,
    warnings: [...warnOfPathLength(worktree.isSameLength), ...gaps.map(baselineNote)],
    [Symbol.asyncDispose]: () => removeFolder(worktree, worktree.root, ports)
  };
}
async function buildCommit(server, commit, ports) {
  const name = shortHash(commit);
  const onRun = (command) => ports.report({ kind: "preparing-baseline", what: `building ${name}: ${command}` });
  try {
    await buildArm(server, { log: "baseline-build.log", onRun }, ports);
  } catch (error) {
    rethrowUnlessExplained(error);
    const { code, kind, message, details, telling } = error;
    throw new GateError({
      code,
      kind,
      message: `The baseline, commit ${name}, could not be built. ${message}`,
      remedy: `${details.length > 0 ? "Its last lines show why. " : ""}${IN_CHECKOUT}`,
      details,
      telling,
      cause: error
    });
  }
}
var IN_CHECKOUT = "`build` runs in a fresh checkout of that commit, so it has to install what it needs.";
var FRESH = "The base is a fresh checkout and no `build` is given, so it lacks installed packages and files that git does not track: give the command that installs and builds, as in `--build 'npm ci'`, or `build: npm ci` in file and workflow.";
var BORROWED = "That `start` is of the version that is tested: where the change moved what it runs, this one comparison is impossible. Write `start` in `perf-gate.yml`, and each version has its own.";
function hintAtCheckout(error, { facts, server, plan }) {
  const isItsOwn = error instanceof ArmNotStarted && error.arm === "baseline";
  if (facts.kind !== "commit" || facts.commit === void 0 || !isItsOwn) return error;
  const hints = [
    ...server.build === void 0 ? [FRESH] : [],
    ...plan === void 0 ? [BORROWED] : []
  ];
  const cwd = `a checkout of ${shortHash(facts.commit)}, which is removed again`;
  return error.inFolder(cwd, hints.length === 0 ? void 0 : hints.join(" "));
}
var shortHash = (commit) => commit.slice(0, 7);
async function removeFolder(folder, path, { report }) {
  try {
    await folder[Symbol.asyncDispose]();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The baseline's folder ${path} could not be removed: remove it by hand. ${why}`;
    report({ kind: "note", text });
  }
}
var baselineNote = (text) => ({ code: "baseline-note", text });
function warnOfPathLength(isSameLength) {
  return isSameLength ? [] : [{ code: "other-path-length", text: OTHER_PATH_LENGTH }];
}
var OTHER_PATH_LENGTH = "The baseline runs from a path of another length than the candidate, which alone can change its speed by a percent or two: let perf-gate make a folder beside the checkout, or choose a directory whose path is as long.";

// src/arms/given.ts
async function checkGivenBase({ server: candidate, compare: { base } }, ports) {
  if (candidate.kind === "running") return;
  if (base.kind === "ref") await findCommit(candidate, base.ref, ports);
  if (base.kind === "directory") await describeGiven(candidate, base.directory, ports);
}
async function openRefArm(plan, candidate, ref, ports) {
  const commit = await findCommit(candidate, ref, ports);
  return await openCommitArm({ plan, candidate, commit }, ports);
}
async function findCommit(candidate, ref, ports) {
  const place = placeOf(candidate, ports);
  await findRepository(place);
  const isElsewhere = isHash(ref) && !await hasCommit(place, ref);
  const commit = isElsewhere ? ref : await resolveCommit(place, ref);
  if (commit === ports.identity.commit) throw sameCommit(ref);
  return commit;
}
var sameCommit = (ref) => new InputError([
  {
    place: "--base",
    problem: `\`${ref}\` is the commit that is checked out, and no file that git tracks has changed: there is nothing to compare.`,
    remedy: "Name another commit, as `--base HEAD~1` does, or check out your change and write `--base main`; a new file counts after `git add`. `perf-gate noise` measures a version against itself."
  }
]);
async function openDirectoryArm(plan, candidate, directory, ports) {
  const { commit, isSameLength } = await describeGiven(candidate, directory, ports);
  const own = await ports.arms.readPlan(directory);
  return {
    facts: { kind: "directory", commit },
    // The user has built it.
    server: { ...baselineServer(candidate, plan, directory, own), build: void 0 },
    plan: own,
    warnings: warnOfPathLength(isSameLength),
    ...nothingToRemove
  };
}
var describeGiven = (candidate, directory, ports) => describeDirectory({ ...placeOf(candidate, ports), directory }, candidate.cwd);
function commandArm(plan, candidate, start, { identity }) {
  const server = baselineServer(candidate, plan, candidate.cwd, void 0);
  return {
    facts: { kind: "command", commit: identity.commit },
    server: { ...server, start, build: void 0 },
    plan: void 0,
    warnings: [],
    ...nothingToRemove
  };
}
var twinArm = (candidate, { identity }) => ({
  facts: { kind: "command", commit: identity.commit },
  server: { ...candidate, build: void 0 },
  plan: void 0,
  warnings: [],
  ...nothingToRemove
});
var nothingToRemove = { async [Symbol.asyncDispose]() {
} };

export {
  FamilyMark,
  NANOSECONDS_PER_TICK,
  TICK_GRANULARITY,
  readProcessStat,
  ProcessFamily,
  endProcesses,
  isInGroup,
  startGuard,
  LineRing,
  findEndpoints,
  findOnPort,
  listOpenSockets,
  findHolder,
  readCommandLine,
  findFreePort,
  isPortFree,
  assignSocket,
  vacateSocket,
  checkLength,
  commandAt,
  variablesAt,
  listenersAt,
  becomesFree,
  waitUntilReady,
  startShell,
  describeExit,
  portTaken,
  socketTaken,
  serverExited,
  sayLeftBehind,
  serverNotReady,
  sayForeignAnswer,
  foreignAnswer,
  serverNotStopped,
  serverNotSeen,
  runCommand,
  buildCandidate,
  findRepository,
  removeTree,
  makeFolderBeside,
  ArmNotStarted,
  nameHook,
  baselineServer,
  baselineTarget,
  openCommitArm,
  placeOf,
  hintAtCheckout,
  removeFolder,
  baselineNote,
  warnOfPathLength,
  checkGivenBase,
  openRefArm,
  openDirectoryArm,
  commandArm,
  twinArm
};
