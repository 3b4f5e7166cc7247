import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-2OZFI3JP.js";
import "./chunk-6FSIBMA5.js";
import "./chunk-A3QAJ66F.js";
import "./chunk-ST6VUOC7.js";
import "./chunk-RBKZBZHI.js";
import "./chunk-Q6YTGUUY.js";
import "./chunk-YVQILZWM.js";
import "./chunk-T5CAET3T.js";
import "./chunk-TTHSKK7G.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-P77DGSXX.js";
import "./chunk-V23RQINB.js";
import "./chunk-76EAYKYP.js";
import "./chunk-JTADZQRX.js";
import "./chunk-AU62R466.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-QPORNFFO.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-SY5QTOR7.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-ZG6NZ5XM.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
