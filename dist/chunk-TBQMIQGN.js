import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  writeTextFile
} from "./chunk-SMHH2KPA.js";

// src/cli/write-forms.ts
function writeForms(forms, renderForTerminal, console) {
  if (!forms.some(({ destination }) => destination?.kind === "stdout"))
    console.out(renderForTerminal());
  const [failure] = forms.flatMap(
    ({ destination, render }) => destination === void 0 ? [] : writeForm(destination, render(), console)
  );
  if (failure !== void 0) throw failure;
}
function writeForm(destination, text, console) {
  if (destination.kind === "stdout") {
    console.outMasked(text);
    return [];
  }
  try {
    writeTextFile(destination.path, text);
    return [];
  } catch (cause) {
    return [notWritten(destination.path, cause)];
  }
}
function notWritten(path, cause) {
  return new GateError({
    code: "report-not-written",
    kind: "gate",
    message: `The report could not be written to ${path}.`,
    remedy: "Name a file in a folder that exists, that you may write to, and whose disk is not full.",
    details: cause instanceof Error ? [cause.message] : [],
    cause
  });
}

export {
  writeForms,
  writeForm
};
