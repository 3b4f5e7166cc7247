import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-I64XKVYC.js";
import "./chunk-XOK5RRZP.js";
import "./chunk-O2CIJPVB.js";
import "./chunk-QIK774YW.js";
import "./chunk-X47DQ7OO.js";
import "./chunk-CMQVPUZK.js";
import "./chunk-ZZYKE26N.js";
import "./chunk-7VLC5CTU.js";
import "./chunk-HIRHJSIF.js";
import "./chunk-7NU44426.js";
import "./chunk-HRZS5SHL.js";
import "./chunk-3NNCCJRV.js";
import "./chunk-QRBVOX5G.js";
export {
  runGate
};
