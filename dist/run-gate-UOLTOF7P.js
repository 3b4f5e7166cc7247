import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-SBBKCIWB.js";
import "./chunk-5IOLCKBR.js";
import "./chunk-XTFGG2NZ.js";
import "./chunk-XOK5RRZP.js";
import "./chunk-LTQNCNYF.js";
import "./chunk-7VLC5CTU.js";
import "./chunk-HIRHJSIF.js";
import "./chunk-7NU44426.js";
import "./chunk-XKEFAHJN.js";
import "./chunk-3NNCCJRV.js";
import "./chunk-QRBVOX5G.js";
export {
  runGate
};
