import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  cleanCommit,
  placeOf
} from "./chunk-CVCRJGGP.js";
import "./chunk-B7HGADXF.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-XDEPVGA2.js";
export {
  cleanCommit,
  placeOf
};
