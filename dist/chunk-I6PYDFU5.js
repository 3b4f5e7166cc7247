import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  ArmNotStarted,
  baselineServer,
  buildArm
} from "./chunk-RFBAT6PH.js";
import {
  diskFull,
  isHash,
  leadsOutOfCommit,
  noRepository,
  notCheckedOut,
  notFetched,
  notInCommit,
  resolveCommit,
  saysDiskFull
} from "./chunk-E3I7ELPF.js";
import {
  gitCommit,
  runGit,
  runGitTask
} from "./chunk-EC3TSZXL.js";
import {
  GateError,
  InputError,
  rethrowUnlessExplained
} from "./chunk-NMZCVL7D.js";
import {
  leadsOutOf
} from "./chunk-SMHH2KPA.js";
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
async function fill(path, home, { place: { ambient, signal }, origin: { url, token }, wanted: { commit, depth } }) {
  const environment = bareEnvironment(ambient, home);
  const init = ["init", "--quiet", "--bare", "--template=", path];
  const made = await runGit({ directory: home, environment, args: init, signal });
  if (!made.succeeded) return made.errors;
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
  const fetched = await runGit({
    directory: path,
    environment: { ...environment, [TOKEN]: token },
    args: [...onlyFor(url), "fetch", ...flags, ...depth, "--", url, `+${commit}:${BRANCH}`],
    signal
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
var placeOf = ({ cwd }, { ambient, signal }) => ({ directory: cwd, ambient, signal });
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
  findRepository,
  removeTree,
  makeFolderBeside,
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
