import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-H3DQ2VTF.js";
import "./chunk-IST47WLE.js";
import "./chunk-PJOTWWD7.js";
import "./chunk-LKIP3VMZ.js";
import "./chunk-DB4XV5NA.js";
import "./chunk-XRPTCLWT.js";
import "./chunk-7AHZEHSP.js";
import "./chunk-NZ3U57OV.js";
import "./chunk-B7HGADXF.js";
import "./chunk-IPCMGLQP.js";
import "./chunk-AGBICR7B.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-ZG6NZ5XM.js";
import "./chunk-BSGPJISP.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-ZOMLAGNH.js";
import "./chunk-7YHJO62W.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
