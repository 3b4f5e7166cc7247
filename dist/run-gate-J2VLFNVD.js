import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-6PTSOPCC.js";
import "./chunk-332ZWSK6.js";
import "./chunk-ISO2VEIQ.js";
import "./chunk-76EAYKYP.js";
import "./chunk-JTADZQRX.js";
import "./chunk-ZPHON7LN.js";
import "./chunk-AU62R466.js";
import "./chunk-IBUZ665Z.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-RBKZBZHI.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-QPORNFFO.js";
import "./chunk-SY5QTOR7.js";
import "./chunk-N6NI2XNH.js";
import "./chunk-YJKP5CX2.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-TH3SRSRQ.js";
import "./chunk-ZG6NZ5XM.js";
import "./chunk-S3G7P3C7.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
