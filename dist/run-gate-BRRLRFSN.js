import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-6ULY3GW3.js";
import "./chunk-DHSBSIPA.js";
import "./chunk-TIMP5RMP.js";
import "./chunk-BIXPVJH5.js";
import "./chunk-MGMDWL4C.js";
import "./chunk-Q5X7ONT2.js";
import "./chunk-DSB5IWZW.js";
import "./chunk-54FQZO55.js";
import "./chunk-ZTMC22Y5.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-JTD746MT.js";
import "./chunk-BE44C4VD.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-QPORNFFO.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-TFIESMCQ.js";
import "./chunk-F44JAACR.js";
import "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import "./chunk-52CFMGTN.js";
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
