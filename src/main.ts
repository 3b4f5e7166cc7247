// Action entry. It imports nothing of ours but inside its `try`: Node ends with code 1 where a module
// cannot be loaded, or something is thrown that nobody waits for, and 1 is the code of a regression.

import { appendFileSync } from 'node:fs';

process.on('uncaughtException', (thrown) => {
  explain(thrown);
  process.exit();
});
try {
  const { runAction } = await import('./main/run-action.ts');
  process.exitCode = await runAction();
} catch (thrown) {
  explain(thrown);
}

/** Sets the code of a gate that could not do its work, and says why with what Node itself has. */
function explain(thrown: unknown): void {
  process.exitCode = 3;
  const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const { NODE_OPTIONS: options, GITHUB_STEP_SUMMARY: summary } = process.env;
  const remedy = options
    ? 'Unset NODE_OPTIONS for this step, use the whole repository of the action'
    : 'Use the whole repository of the action';
  const text = `perf-gate itself failed; nothing was judged. ${remedy}, and report this if it stays: ${why}`;
  // https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts, escapeData
  const line = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::error title=perf-gate%3A internal-error::${line}`);
  // Indented by four: shown as it is.
  const shown = text.replaceAll(/^/gm, '    ');
  try {
    if (summary) appendFileSync(summary, `### 🚫 perf-gate could not do its work\n\n${shown}\n`);
  } catch {
    // The annotation has said it, and an error of this handler would change the exit code.
  }
}
