import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-74ZWPQR4.js";
import "./chunk-MIDCO3ES.js";
import "./chunk-OHF6WYUG.js";
import "./chunk-DWVBEWE7.js";
import "./chunk-IDSTBGGI.js";
import "./chunk-3IU7TECJ.js";
import "./chunk-GS4OL57L.js";
import "./chunk-LSMB26AW.js";
import "./chunk-RPWAQSLK.js";
import "./chunk-BDKXD42L.js";
import "./chunk-HVHJN2HJ.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-WQJ5Q5YS.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
