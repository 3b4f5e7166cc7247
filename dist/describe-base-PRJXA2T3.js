import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  checkedOut
} from "./chunk-5ZKLLP24.js";
import {
  FRESH,
  checkGivenBase,
  describeFaulty,
  needsInstalling
} from "./chunk-DSB5IWZW.js";
import {
  runGitTask
} from "./chunk-54FQZO55.js";
import {
  baselineServer,
  warnOfPlans
} from "./chunk-ZTMC22Y5.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import {
  readBaselinePlan,
  readCommittedPlan
} from "./chunk-X4CSAU5M.js";
import "./chunk-H4CNAMNA.js";
import "./chunk-6DGPH6SF.js";
import "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import {
  InputError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-SMHH2KPA.js";
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

// src/cli/describe-base.ts
async function describeBase(plan, session) {
  const { signal, console } = session;
  const identity = await checkedOut(plan, signal);
  const given = await checkGivenBase(plan, { ambient: process.env, signal, identity });
  const { server } = plan;
  if (given === void 0 || server.kind === "running") return [];
  const read = await readPlanOf(given, plan, session);
  const own = read instanceof InputError ? void 0 : read;
  console.hide(own?.secrets ?? []);
  const baseline = { server: baselineServer(server, plan, server.cwd, own), plan: own };
  const isBare = given.kind === "commit" && baseline.server.build === void 0;
  return [
    ...read instanceof InputError ? [describeFaulty(read)] : [],
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
