import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-DQPVMFVW.js";
import "./chunk-LKPANEJ3.js";
import "./chunk-PJOTWWD7.js";
import "./chunk-AK2TX72S.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-IPCMGLQP.js";
import "./chunk-E3Y3LF5I.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-BSGPJISP.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-S6OVKM5K.js";
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
  const { checkGivenBase } = await import("./given-4E4JEEM2.js");
  const { cleanCommit } = await import("./clean-commit-7M246PSF.js");
  const identity = { commit: await cleanCommit(plan, signal) };
  await checkGivenBase(plan, { ambient: process.env, signal, identity });
}
export {
  validate
};
