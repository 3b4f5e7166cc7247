import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  gitCommit
} from "./chunk-EC3TSZXL.js";

// src/cli/clean-commit.ts
var placeOf = ({ server }, signal) => ({
  directory: server.kind === "started" ? server.cwd : ".",
  ambient: process.env,
  signal
});
async function cleanCommit(plan, signal, onChanged = () => void 0) {
  const commit = await gitCommit(placeOf(plan, signal));
  if (!commit?.isDirty) return commit?.hash;
  onChanged(commit.hash);
  return void 0;
}

export {
  placeOf,
  cleanCommit
};
