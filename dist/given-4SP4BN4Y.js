import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
} from "./chunk-RZRUQBPU.js";
import "./chunk-ET3B6BEI.js";
import "./chunk-GHFLYLAY.js";
import "./chunk-E7FO7NVX.js";
import "./chunk-LACOLIJF.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-BSGPJISP.js";
import "./chunk-5SKEE7K3.js";
import "./chunk-XDBX6SYB.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
};
