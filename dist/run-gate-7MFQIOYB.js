import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-MKMNZTU5.js";
import "./chunk-I6PYDFU5.js";
import "./chunk-E7NEA5AX.js";
import "./chunk-RFBAT6PH.js";
import "./chunk-RBKZBZHI.js";
import "./chunk-HXKUC74G.js";
import "./chunk-DWXAPBES.js";
import "./chunk-QSBMDQZA.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-BL4I2STQ.js";
import "./chunk-ROXNK57G.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-P77DGSXX.js";
import "./chunk-UEEW6GD6.js";
import "./chunk-E3I7ELPF.js";
import "./chunk-76EAYKYP.js";
import "./chunk-4QERG36A.js";
import "./chunk-JTADZQRX.js";
import "./chunk-74NPFZD4.js";
import "./chunk-EC3TSZXL.js";
import "./chunk-3WK56WMR.js";
import "./chunk-QPORNFFO.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-VTZS3WGI.js";
import "./chunk-ZG6NZ5XM.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
