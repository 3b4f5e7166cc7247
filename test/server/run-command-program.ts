// Runs a command that ignores SIGTERM, until it is killed. Argument: a folder.

import { join } from 'node:path';
import { runCommand } from '../../src/server/run-command.ts';

const [folder = '', mark = ''] = process.argv.slice(2);
await runCommand({
  input: 'build',
  code: 'build-failed',
  command: "trap '' TERM; setsid sleep 60 & sleep 60; sleep 60",
  cwd: folder,
  ambient: process.env,
  env: { PERF_GATE_TRIAL: mark },
  logFile: join(folder, 'build.log'),
  signal: new AbortController().signal,
});
