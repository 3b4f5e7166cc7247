import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-7SNUP4II.js";
import "./chunk-QKY2KAVE.js";
import "./chunk-E3KPGALM.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-ZGXECLOF.js";
import "./chunk-CBSJDQDU.js";
import "./chunk-2H22OJDW.js";
import "./chunk-3NNCCJRV.js";
import "./chunk-QRBVOX5G.js";

// src/cli/validate.ts
function validate(line, console) {
  const plan = readPlan(line);
  console.hide(plan.secrets);
  const requests = plan.requests.map(({ method, path }) => `${method} ${path}`);
  console.out(`No faults. The plan "${plan.name}" measures ${requests.join(", ")}.
`);
  return 0;
}
export {
  validate
};
