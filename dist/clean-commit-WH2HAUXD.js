import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  cleanCommit
} from "./chunk-3OFY2VQ4.js";
import "./chunk-B7HGADXF.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-XDEPVGA2.js";
export {
  cleanCommit
};
