// Does any input hang perf-gate, crash it, or lead to an error of its own? Tries drawn ones until one does.
// node bench/fuzz/main.ts --subject configuration|imports|results|records|archives|answers [--for 5m] [--seed TEXT] [--from 0] [--only INDEX]
// Ends with 1 at the first that does; prints how to try it again, and writes the input into a file.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCount } from '../count.ts';
import { readDuration } from '../duration.ts';
import { describeGround, groundText } from '../engine/describe-ground.ts';
import { percent, table } from '../operating-characteristic/markdown.ts';
import { proportion } from '../operating-characteristic/proportion.ts';
import { type FuzzResult, runFuzz, showTrial } from './run-fuzz.ts';
import { openSubject } from './subjects.ts';

const REPORT_SECONDS = 10;
const MOST_SHOWN = 2_000;

const { values } = parseArgs({
  options: {
    subject: { type: 'string', default: '' },
    for: { type: 'string', default: '5m' },
    seed: { type: 'string', default: 'bench' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const { subject, seed, only } = values;
openSubject(subject);
const from =
  only === undefined ? readCount(values.from, '--from', 0) : readCount(only, '--only', 0);

await printHead();
let seen = 0;
const result = await runFuzz(
  {
    subject,
    seed,
    from,
    until: only === undefined ? Number.MAX_SAFE_INTEGER : from + 1,
    milliseconds: readDuration(values.for),
  },
  (index) => {
    if (++seen % REPORT_SECONDS === 0) console.error(`trial ${index}`);
  },
);
if (result.kind === 'done') printDone(result);
else await printFault(result);

async function printHead(): Promise<void> {
  const words = `--subject ${subject} --for ${values.for} --seed ${seed} --from ${from}`;
  console.log(`node bench/fuzz/main.ts ${words}`);
  console.log(`${new Date().toISOString()}, ${groundText(await describeGround())}`);
}

function printDone({ trials, outcomes, slowest }: FuzzResult & { kind: 'done' }): void {
  const rows = [...outcomes].sort(([, one], [, other]) => other - one);
  const head = ['what became of it', 'inputs', 'share'];
  const cells = rows.map(([what, count]) => [what, `${count}`, percent(count / trials)]);
  const most = 1_000_000 * proportion(0, trials).high;
  console.log(`\n${table(head, cells)}\n`);
  console.log(`${trials} inputs: no hang, no crash, no error of perf-gate's own.`);
  console.log(`Such faults: at most ${most.toPrecision(2)} in a million, with 95 % confidence.`);
  console.log(`The slowest was ${slowest.index}: ${slowest.milliseconds.toFixed(0)} ms.`);
}

async function printFault(fault: FuzzResult & { kind: 'failed' | 'hung' }): Promise<void> {
  process.exitCode = 1;
  const { index } = fault;
  const shown = await showTrial(subject, seed, index);
  const file = join(tmpdir(), `fuzz-${subject}-${index}.txt`);
  writeFileSync(file, shown);
  console.log(`\ntrial ${index} ${fault.kind === 'hung' ? 'hangs' : `failed: ${fault.why}`}`);
  console.log(`\nits input, whole in ${file}:\n${shown.slice(0, MOST_SHOWN)}`);
  console.log(
    `\nagain: node bench/fuzz/main.ts --subject ${subject} --seed ${seed} --only ${index}`,
  );
}
