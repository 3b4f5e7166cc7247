import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-QXR46RIN.js";
import "./chunk-RLND63XE.js";
import "./chunk-6CFD35OQ.js";
import "./chunk-542Y2OJP.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-FSLF3HV6.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-BSGPJISP.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";

// src/cli/validate.ts
async function validate({ line, console, signal }) {
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  if (plan.compare.base.kind !== "baseline") await checkBase(plan, signal);
  const requests = plan.requests.map(({ method, path }) => `${method} ${path}`);
  console.out(`No faults. The plan "${plan.name}" measures ${requests.join(", ")}.
`);
  return 0;
}
async function checkBase(plan, signal) {
  const { checkGivenBase } = await import("./given-UAW523BN.js");
  const { cleanCommit } = await import("./clean-commit-BQYDJYFZ.js");
  const identity = { commit: await cleanCommit(plan, signal) };
  await checkGivenBase(plan, { ambient: process.env, signal, identity });
}
export {
  validate
};
