import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-QD3N5MLL.js";
import "./chunk-3V5VQ6Y7.js";
import "./chunk-ZCL2X4LT.js";
import "./chunk-BHVZ445Z.js";
import "./chunk-7VLC5CTU.js";
import "./chunk-HIRHJSIF.js";
import "./chunk-7NU44426.js";
import "./chunk-DWVBEWE7.js";
import "./chunk-CBSJDQDU.js";
import "./chunk-XOK5RRZP.js";
import "./chunk-2H22OJDW.js";
import "./chunk-RPWAQSLK.js";
import "./chunk-QRBVOX5G.js";
export {
  runGate
};
