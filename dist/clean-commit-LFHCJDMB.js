import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  cleanCommit,
  placeOf
} from "./chunk-LN42CDUA.js";
import "./chunk-EC3TSZXL.js";
import "./chunk-3WK56WMR.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-XDEPVGA2.js";
export {
  cleanCommit,
  placeOf
};
