import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-MYXZH7FR.js";
import "./chunk-QVJRJRET.js";
import "./chunk-RBKZBZHI.js";
import "./chunk-HXKUC74G.js";
import "./chunk-ZXFMNOMN.js";
import "./chunk-2M524YAP.js";
import "./chunk-4C52OQ7T.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-I67JKFIS.js";
import "./chunk-76EAYKYP.js";
import "./chunk-JTADZQRX.js";
import "./chunk-QPORNFFO.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-ZG6NZ5XM.js";
import "./chunk-HPDI6SZM.js";
import "./chunk-HVDLA7GS.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-E3I7ELPF.js";
import "./chunk-4QERG36A.js";
import "./chunk-74NPFZD4.js";
import "./chunk-EC3TSZXL.js";
import "./chunk-3WK56WMR.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
