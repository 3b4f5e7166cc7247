import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-MAMG46CY.js";
import "./chunk-THDJXHZR.js";
import "./chunk-3HG4KRW4.js";
import "./chunk-MGMDWL4C.js";
import "./chunk-Q5X7ONT2.js";
import "./chunk-7YF3GFWI.js";
import "./chunk-B7JKA6NT.js";
import "./chunk-MEVK33XK.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-F3F6UQ64.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-QPORNFFO.js";
import "./chunk-SY5QTOR7.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-4I35KHRB.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-ZJO754V2.js";
import "./chunk-F44JAACR.js";
import "./chunk-7MFNLA7U.js";
import "./chunk-7TAVDA32.js";
import "./chunk-N2FOJ5ZT.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
