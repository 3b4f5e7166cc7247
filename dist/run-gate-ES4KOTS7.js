import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-367233TD.js";
import "./chunk-NQKBR2AV.js";
import "./chunk-S3EM6VFM.js";
import "./chunk-DWVBEWE7.js";
import "./chunk-IDSTBGGI.js";
import "./chunk-3IU7TECJ.js";
import "./chunk-GS4OL57L.js";
import "./chunk-5GVNZ2YA.js";
import "./chunk-RPWAQSLK.js";
import "./chunk-5SKEE7K3.js";
import "./chunk-BDKXD42L.js";
import "./chunk-WQJ5Q5YS.js";
import "./chunk-M3ZJEMEL.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
