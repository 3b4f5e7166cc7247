import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  gitCommit
} from "./chunk-B7HGADXF.js";

// src/cli/clean-commit.ts
async function cleanCommit({ server }, signal, onChanged = () => void 0) {
  const directory = server.kind === "started" ? server.cwd : ".";
  const commit = await gitCommit({ directory, ambient: process.env, signal });
  if (!commit?.isDirty) return commit?.hash;
  onChanged(commit.hash);
  return void 0;
}

export {
  cleanCommit
};
