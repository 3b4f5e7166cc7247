import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
} from "./chunk-IST47WLE.js";
import "./chunk-DB4XV5NA.js";
import "./chunk-7AHZEHSP.js";
import "./chunk-NZ3U57OV.js";
import "./chunk-B7HGADXF.js";
import "./chunk-BSGPJISP.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-ZOMLAGNH.js";
import "./chunk-7YHJO62W.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-XDEPVGA2.js";
export {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
};
