import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { readThreads } from '../../src/machine/process-use.ts';
import { readOwnTimes, readSchedstat } from '../../src/machine/schedstat.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const skip = !hasProcFs();

test('the first field is time on a CPU, the second the wait for one', () => {
  const file = join(temporaryFolder(), 'schedstat');
  writeFileSync(file, '812345678 91234 17\n');
  assert.deepEqual(readSchedstat(file), { cpu: 812_345_678, waited: 91_234 });
});

test('another file gives nothing', () => {
  const file = join(temporaryFolder(), 'schedstat');
  assert.equal(readSchedstat(file), 'gone');
  for (const text of ['', '5', 'no schedstat here\n']) {
    writeFileSync(file, text);
    assert.equal(readSchedstat(file), 'gone', text);
  }
});

describe('the threads of this process', { skip }, () => {
  test('are all listed, with their time on a CPU and their waits', () => {
    const threads = readThreads(process.pid);
    assert.ok(typeof threads !== 'string');
    const main = threads.find(({ tid }) => tid === process.pid);
    assert.ok(main !== undefined && main.cpu > 0 && main.waited >= 0);
    assert.ok(threads.length > 1);
  });

  test('each read their own times', async () => {
    const file = import.meta.resolve('../../src/machine/schedstat.ts');
    const script = `
      const { parentPort } = require('node:worker_threads');
      const { readFileSync, readlinkSync } = require('node:fs');
      import('${file}').then(({ readOwnTimes }) => {
        const tid = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
        const before = readFileSync('/proc/self/task/' + tid + '/schedstat', 'latin1').split(' ')[1];
        const own = readOwnTimes().waited;
        const after = readFileSync('/proc/self/task/' + tid + '/schedstat', 'latin1').split(' ')[1];
        parentPort.postMessage({ tid, between: Number(before) <= own && own <= Number(after) });
      });`;
    const worker = new Worker(script, { eval: true });
    const said = await new Promise<{ tid: number; between: boolean }>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    assert.notEqual(said.tid, process.pid);
    assert.equal(said.between, true);
  });

  test('their waits never fall', () => {
    const before = readOwnTimes()?.waited ?? Number.NaN;
    assert.ok((readOwnTimes()?.waited ?? Number.NaN) >= before);
  });

  test('their time on a CPU is current, not that of the last clock tick', () => {
    const shares = Array.from({ length: 60 }, () => {
      const before = readOwnTimes()?.cpu ?? Number.NaN;
      const began = process.hrtime.bigint();
      let turns = 0;
      while (process.hrtime.bigint() - began < 500_000n) turns++;
      assert.ok(turns > 0);
      return (readOwnTimes()?.cpu ?? Number.NaN) - before;
    });
    // Half a millisecond is shorter than any tick, so most threads would see no change.
    const seen = shares.filter((share) => share > 100_000);
    assert.ok(seen.length >= 50, `${seen.length} of 60`);
  });
});
