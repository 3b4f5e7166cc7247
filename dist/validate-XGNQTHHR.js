import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-PNZATD2L.js";
import "./chunk-MC7YWAG3.js";
import "./chunk-6CFD35OQ.js";
import "./chunk-JDUBJCKF.js";
import "./chunk-BFDQZGVZ.js";
import "./chunk-IDSTBGGI.js";
import "./chunk-FSLF3HV6.js";
import "./chunk-KSG3S67L.js";
import "./chunk-3VNDA7KF.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";

// src/cli/validate.ts
async function validate(line, console) {
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const requests = plan.requests.map(({ method, path }) => `${method} ${path}`);
  console.out(`No faults. The plan "${plan.name}" measures ${requests.join(", ")}.
`);
  return 0;
}
export {
  validate
};
