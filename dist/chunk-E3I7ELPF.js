import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGitTask
} from "./chunk-EC3TSZXL.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";

// src/baseline/git/checkout-errors.ts
var noSuchCommit = (ref, details) => new GateError({
  code: "base-not-found",
  kind: "input",
  message: `\`${ref}\` is no commit that this repository knows.`,
  remedy: "Name a branch, a tag or a hash that `git log` shows. A clone of CI often holds one commit only: check out with `fetch-depth: 0`, or fetch the branch first.",
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

// src/baseline/resolve-commit.ts
async function resolveCommit(place, ref) {
  if (/^-|[\0\n]/.test(ref) || ref === "") throw noSuchCommit(ref, []);
  const object = await parseRevision(place, ref);
  return parseRevision(place, `${object}^{commit}`, ref);
}
async function parseRevision(place, revision, ref = revision) {
  const args = ["rev-parse", "--verify", "--end-of-options", revision];
  const { succeeded, output, errors } = await runGitTask(place, args);
  const hash = output.trim();
  if (!succeeded || !isHash(hash)) throw noSuchCommit(ref, errors);
  return hash;
}
var isHash = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

export {
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
