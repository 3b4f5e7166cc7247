// What a program used, told by those that are known to use it: lower bounds only.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { runTool, type ToolOrder } from '../../bench/engine/run-tool.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';

const order = (script: string, more: Partial<ToolOrder> = {}): ToolOrder => ({
  command: [process.execPath, '-e', script],
  env: {},
  patience: 60_000,
  signal: new AbortController().signal,
  ...more,
});

/** Until its own process has used so much CPU time: on a busy machine too. To ask costs system time. */
const BURN = 'while (process.cpuUsage().user < 200_000) for (let i = 0; i < 1e5; i++);';
const HELD = 64 * 2 ** 20;
/** Long enough for any looks at its memory. */
const LINGER = 'setTimeout(() => undefined, 500);';

describe('a tool that is run', { skip: !hasProcFs() }, () => {
  test('gives its output, its CPU time and its memory', async () => {
    const script = `const held = Buffer.alloc(${HELD}, 1); ${BURN} ${LINGER} console.log(held.length);`;
    const { stdout, cpu, peakMemory } = await runTool(order(script));
    assert.equal(stdout, `${HELD}\n`);
    assert.ok(cpu >= 0.2, `${cpu} s`);
    assert.ok(peakMemory >= HELD, `${peakMemory} bytes`);
  });

  test('gives the CPU time of its children, too', async () => {
    const child = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(BURN)}]);`;
    const { cpu } = await runTool(order(child));
    assert.ok(cpu >= 0.2, `${cpu} s`);
  });

  test('gets added variables of the environment', async () => {
    const { stdout } = await runTool(
      order('console.log(process.env.GOMAXPROCS)', { env: { GOMAXPROCS: '1' } }),
    );
    assert.equal(stdout, '1\n');
  });

  test('ends in an error with its last line where it fails', async () => {
    await assert.rejects(
      runTool(order('console.error("no such url"); process.exit(3)')),
      /ended with 3: no such url/,
    );
  });

  test('ends in an error where it is not installed', async () => {
    await assert.rejects(runTool(order('', { command: ['no-such-tool'] })), /ended with 127/);
  });

  test('is ended after its time limit', async () => {
    await assert.rejects(
      runTool(order('setInterval(() => undefined, 1_000)', { patience: 200 })),
      /did not end within 200 ms/,
    );
  });

  test('is ended with all its processes when cancelled', async () => {
    const controller = new AbortController();
    await using listener = createServer();
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const grandchild = `require('node:net').connect(${port}, '127.0.0.1')`;
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}]); setInterval(() => undefined, 1_000);`;
    const running = runTool(order(script, { signal: controller.signal }));
    const [socket] = await once(listener, 'connection');
    const closed = new Promise((resolve) => socket.on('error', resolve).on('close', resolve));
    controller.abort(new Error('cancelled'));
    await assert.rejects(running, /cancelled/);
    // The kernel closes its connection when the grandchild is gone.
    await closed;
  });

  test('is ended at once when cancelled before it starts', async () => {
    const signal = AbortSignal.abort(new Error('before'));
    await assert.rejects(
      runTool(order('setInterval(() => undefined, 1_000)', { signal })),
      /before/,
    );
  });
});
