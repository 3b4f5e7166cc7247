// Command entry. It loads the work only after Node.js was told to keep what it compiles (from 22.1 on): a
// static import would be compiled before the first statement.

import module from 'node:module';

module.enableCompileCache?.();
const { runCommandLine } = await import('./cli/run-command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
