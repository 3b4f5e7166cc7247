import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-INQJ7X7I.js";
import "./chunk-PITJYDG4.js";
import "./chunk-GQL2RDN5.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-FSLF3HV6.js";
import "./chunk-CBSJDQDU.js";
import "./chunk-2H22OJDW.js";
import "./chunk-RPWAQSLK.js";
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
