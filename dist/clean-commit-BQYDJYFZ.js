import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  cleanCommit
} from "./chunk-3H26HOPB.js";
import "./chunk-LACOLIJF.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  cleanCommit
};
