import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-F2T26UMC.js";
import "./chunk-XOK5RRZP.js";
import "./chunk-S6AO6HCW.js";
import "./chunk-QIK774YW.js";
import "./chunk-GI5R4CRV.js";
import "./chunk-CMQVPUZK.js";
import "./chunk-ZZYKE26N.js";
import "./chunk-7VLC5CTU.js";
import "./chunk-HIRHJSIF.js";
import "./chunk-7NU44426.js";
import "./chunk-HRZS5SHL.js";
import "./chunk-MPDNYR6Y.js";
import "./chunk-QRBVOX5G.js";
export {
  runGate
};
