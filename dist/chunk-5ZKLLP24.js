import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  gitCommit
} from "./chunk-54FQZO55.js";

// src/cli/checked-out.ts
var placeOf = ({ server }, signal) => ({
  directory: server.kind === "started" ? server.cwd : ".",
  ambient: process.env,
  signal
});
async function checkedOut(plan, signal) {
  const found = await gitCommit(placeOf(plan, signal));
  return found?.isDirty ? { commit: void 0, changedFrom: found.hash } : { commit: found?.hash, changedFrom: void 0 };
}

export {
  placeOf,
  checkedOut
};
