// Watches processes while it has no open file left, and prints what it saw as JSON. Argument: a folder for temporary files.

import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FamilyMark } from '../../src/machine/family-mark.ts';
import { ProcessFamily } from '../../src/machine/process-family.ts';
import { endProcesses } from '../../src/server/end-processes.ts';
import { Sampler } from '../../src/server/sampler.ts';
import { startShell } from '../../src/server/shell.ts';
import { milliseconds } from '../../src/units.ts';

const [folder = ''] = process.argv.slice(2);

/** Opens files until there is none left. */
function useUpFiles(): Disposable {
  const open: number[] = [];
  try {
    for (;;) open.push(openSync('/dev/null', 'r'));
  } catch {
    return { [Symbol.dispose]: () => open.forEach(closeSync) };
  }
}

using mark = new FamilyMark('PERF_GATE_TEST_ID', folder);
const nowhere = openSync('/dev/null', 'w');
/** Its child outlives the shell, and only the mark tells whose it is. */
const shell = await startShell({
  command: 'setsid sleep 60 & sleep 0.2',
  cwd: '/',
  env: { PATH: process.env.PATH ?? '' },
  input: 'empty',
  outputs: [nowhere, nowhere],
  mark,
});
const family = new ProcessFamily({ founder: shell.pid, mark });
using sampler = new Sampler(family);
await shell.exited;
const before = sampler.sample();
const files = useUpFiles();
const blind = { sample: sampler.sample() ?? null, waited: sampler.waited() ?? null };
const ending = endProcesses({ shell, family }, milliseconds(200));
await sleep(milliseconds(20));
files[Symbol.dispose]();
const { kind } = await ending;
const left = family.findLivingAfresh().length;
const after = sampler.sample();
console.log(
  JSON.stringify({ before: before?.processes, blind, kind, left, after: after?.processes }),
);
