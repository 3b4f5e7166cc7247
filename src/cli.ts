// Command entry. It loads the work only after Node.js was told to keep what it compiles (from 22.1 on): a
// static import would be compiled before the first statement. And inside its `try`: Node ends with code 1
// where a module cannot be loaded, or something is thrown that nobody waits for, and 1 is the code of a
// regression.

import module from 'node:module';

process.on('uncaughtException', (thrown) => {
  explain(thrown);
  process.exit();
});
try {
  module.enableCompileCache?.();
  const { runCommandLine } = await import('./cli/run-command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (thrown) {
  explain(thrown);
}

/** Sets the code of a gate that could not do its work, and says why. */
function explain(thrown: unknown): void {
  process.exitCode = 3;
  console.error('error: perf-gate itself failed; nothing was judged. (internal-error)');
  console.error(thrown);
  console.error('what to do: Install it as a whole; if this stays, please report it.');
}
