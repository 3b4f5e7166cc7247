import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-MWOB3DSN.js";
import "./chunk-6CFD35OQ.js";
import "./chunk-S3OBAEVV.js";
import "./chunk-MYYGNDSR.js";
import "./chunk-ALAO3SWY.js";
import "./chunk-IDSTBGGI.js";
import "./chunk-INI5B2ZH.js";
import "./chunk-KSG3S67L.js";
import "./chunk-5GVNZ2YA.js";
import "./chunk-3VNDA7KF.js";
import "./chunk-5SKEE7K3.js";
import "./chunk-XZMMY5RV.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
