import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  runGate
} from "./chunk-V7HLYNUU.js";
import "./chunk-4MVBB6PR.js";
import "./chunk-WIKLSXNL.js";
import "./chunk-76EAYKYP.js";
import "./chunk-C4ZRUDN2.js";
import "./chunk-44ERZMPQ.js";
import "./chunk-AUA6XDTY.js";
import "./chunk-FE4GWWV5.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-6AFBKX6Z.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-NS3K4OEN.js";
import "./chunk-QPORNFFO.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-QZ6UX26E.js";
import "./chunk-DTLB4NL6.js";
import "./chunk-B4OIJPXO.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-UGYTF65S.js";
import "./chunk-ZTT3TLSH.js";
import "./chunk-JZXLYC2R.js";
import "./chunk-KHQAISXU.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";
export {
  runGate
};
