import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
} from "./chunk-I6PYDFU5.js";
import "./chunk-RFBAT6PH.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-E3I7ELPF.js";
import "./chunk-4QERG36A.js";
import "./chunk-74NPFZD4.js";
import "./chunk-EC3TSZXL.js";
import "./chunk-3WK56WMR.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";
export {
  checkGivenBase,
  commandArm,
  openDirectoryArm,
  openRefArm,
  twinArm
};
