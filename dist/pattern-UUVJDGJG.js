import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  compilePattern
} from "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";
export {
  compilePattern
};
