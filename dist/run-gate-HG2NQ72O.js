import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-XWXJXPAQ.js";
import "./chunk-RZRUQBPU.js";
import "./chunk-UCZD7EBL.js";
import "./chunk-ET3B6BEI.js";
import "./chunk-DOQ7DWNO.js";
import "./chunk-GHFLYLAY.js";
import "./chunk-E7FO7NVX.js";
import "./chunk-LACOLIJF.js";
import "./chunk-N2WY7MZF.js";
import "./chunk-INI5B2ZH.js";
import "./chunk-ROURCFZQ.js";
import "./chunk-5GVNZ2YA.js";
import "./chunk-BSGPJISP.js";
import "./chunk-5SKEE7K3.js";
import "./chunk-XDBX6SYB.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
