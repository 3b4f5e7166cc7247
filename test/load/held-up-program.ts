// A program for truth-held-up.test.ts: one slice of load, in a process that can be stopped from outside.

import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { failuresOf, resultOf } from './slice-run.ts';

process.once('message', async ({ engine, target, slice }) => {
  await using generator = startLoadGenerator(optionsOf({ engine, cores: 2, connections: 100 }));
  await using pool = await generator.aimAt(target);
  const { result: phase, generator: waits } = await pool.run(load(slice));
  const { sent, responseTime } = resultOf(phase);
  const heldUp = { gap: waits.gap, lag: phase.lag.max, responseTime: responseTime.max };
  process.send?.({ failures: failuresOf(phase), sent, ...heldUp }, () => process.disconnect());
});
