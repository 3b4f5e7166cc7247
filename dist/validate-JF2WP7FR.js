import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-EPOIM3DS.js";
import "./chunk-TI3RWAD2.js";
import "./chunk-5FOHI2ZP.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-E3Y3LF5I.js";
import "./chunk-ROURCFZQ.js";
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
  const { checkGivenBase } = await import("./given-4SP4BN4Y.js");
  const { cleanCommit } = await import("./clean-commit-BQYDJYFZ.js");
  const identity = { commit: await cleanCommit(plan, signal) };
  await checkGivenBase(plan, { ambient: process.env, signal, identity });
}
export {
  validate
};
