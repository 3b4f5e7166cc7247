import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-6WQZAWOP.js";
import "./chunk-HY2E2BVI.js";
import "./chunk-TIMP5RMP.js";
import "./chunk-WI7N2XYN.js";
import "./chunk-MGMDWL4C.js";
import "./chunk-Q5X7ONT2.js";
import "./chunk-F2GXUT3V.js";
import "./chunk-54FQZO55.js";
import "./chunk-MEVK33XK.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-UNAVTUTV.js";
import "./chunk-6MG7WJTA.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-QPORNFFO.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-4I35KHRB.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-GA6SDCHZ.js";
import "./chunk-F44JAACR.js";
import "./chunk-OIJPJ2CD.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import "./chunk-N2FOJ5ZT.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
