// Servers that bind a worker to a connection: the silence behind a slice must not be measured as theirs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PATIENCE } from '../../src/load/load-generator.ts';
import { serveBound } from './bound-worker-server.ts';
import { failuresOf, loadOnce, resultOf } from './slice-run.ts';

/** Far more than steady load ever makes a connection wait: a turn is over after ten requests. */
const WORKER_WAITS = 2_000;

for (const rate of [undefined, 400]) {
  test(`no recorded request waits for a worker that waits for us, ${rate === undefined ? 'at capacity' : 'at a fixed rate'}`, async () => {
    using server = await serveBound({ workers: 5, patience: WORKER_WAITS, turn: 10 });
    const sketch = { target: server.target, connections: 32 };
    const phase = await loadOnce(sketch, {
      ...(rate && { rate }),
      window: 300,
      patience: PATIENCE,
    });
    assert.deepEqual(failuresOf(phase), {});
    assert.ok(phase.unrecorded > 0);
    const { max = 0 } = resultOf(phase).serviceTime;
    assert.ok(max < WORKER_WAITS * 1_000, `${max} us`);
  });
}
