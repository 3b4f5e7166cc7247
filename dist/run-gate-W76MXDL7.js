import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-3TQ46E4D.js";
import "./chunk-HRL2YO6I.js";
import "./chunk-YVA4HK5E.js";
import "./chunk-LADYO63D.js";
import "./chunk-IDSTBGGI.js";
import "./chunk-3IU7TECJ.js";
import "./chunk-GS4OL57L.js";
import "./chunk-5GVNZ2YA.js";
import "./chunk-RPWAQSLK.js";
import "./chunk-5SKEE7K3.js";
import "./chunk-3ZD4S7E5.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
