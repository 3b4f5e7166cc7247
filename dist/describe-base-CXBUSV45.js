import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  checkedOut
} from "./chunk-6LQMQMJS.js";
import {
  ECOSYSTEMS,
  FRESH,
  checkGivenBase,
  checkoutOf
} from "./chunk-7YF3GFWI.js";
import {
  runGitTask
} from "./chunk-B7JKA6NT.js";
import {
  baselineServer,
  warnOfPlans
} from "./chunk-MEVK33XK.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import {
  readBaselinePlan,
  readCommittedPlan
} from "./chunk-ROIXM5F5.js";
import "./chunk-NYLJWVHD.js";
import "./chunk-4SZXKFTN.js";
import "./chunk-GFXIACJZ.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import "./chunk-SY5QTOR7.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-4I35KHRB.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import {
  readTextFile
} from "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";

// src/baseline/file-of-commit.ts
async function fileOfCommit(place, commit, { path, most }) {
  const { succeeded, output } = await runGitTask(place, [
    "cat-file",
    "blob",
    `${commit}:./${path}`
  ]);
  return succeeded && output.length <= most ? output : void 0;
}

// src/lockfiles/needs-installing.ts
import { readdirSync } from "node:fs";
import { join } from "node:path";
var LARGEST_MANIFEST = 1024 * 1024;
var needsInstalling = (folder) => checkoutOf(folder).folders.some((each) => hasLockfile(each) || hasDependencies(each));
function hasLockfile(folder) {
  const formats = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.formats);
  try {
    return readdirSync(folder).some((name) => formats.some((format) => format.name.test(name)));
  } catch {
    return false;
  }
}
function hasDependencies(folder) {
  try {
    const manifest = JSON.parse(
      readTextFile(join(folder, "package.json"), LARGEST_MANIFEST)
    );
    return isObject(manifest) && isObject(manifest.dependencies) && !isEmpty(manifest.dependencies);
  } catch {
    return false;
  }
}
var isObject = (value) => typeof value === "object" && value !== null;
var isEmpty = (value) => Object.keys(value).length === 0;

// src/cli/describe-base.ts
async function describeBase(plan, session) {
  const { signal, console } = session;
  const identity = await checkedOut(plan, signal);
  const given = await checkGivenBase(plan, { ambient: process.env, signal, identity });
  const { server } = plan;
  if (given === void 0 || server.kind === "running") return [];
  const own = await readPlanOf(given, plan, session);
  console.hide(own?.secrets ?? []);
  const baseline = { server: baselineServer(server, plan, server.cwd, own), plan: own };
  const isBare = given.kind === "commit" && baseline.server.build === void 0;
  return [
    ...warnOfPlans(plan, baseline).map(({ text }) => text),
    ...isBare && needsInstalling(server.cwd) ? [FRESH] : []
  ];
}
async function readPlanOf(given, plan, { line, signal }) {
  if (given.kind === "directory") return await readBaselinePlan(line, plan, given.directory);
  const place = { directory: process.cwd(), ambient: process.env, signal };
  return await readCommittedPlan(
    line,
    (path, most) => fileOfCommit(place, given.commit, { path, most })
  );
}
export {
  describeBase
};
