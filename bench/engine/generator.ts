// What does our own generator make of one run? Drives a server as the gate does, and prints counts as JSON.
// node bench/engine/generator.ts --url http://127.0.0.1:PORT/ [--engine wire|undici] [--connections 50] [--seconds 4]
// Bundled by bundle-generator.ts before it is measured: users run bundles too.

import { parseArgs } from 'node:util';
import { type LoadOptions, PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { milliseconds, seconds, toSeconds } from '../../src/units.ts';
import { getRequest, targetOf } from './get-request.ts';
import type { GeneratorResult } from './outputs/ours.ts';

const NANOSECONDS_PER_SECOND = 1e9;
const ENGINES: readonly LoadOptions['engine'][] = ['wire', 'undici'];

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    engine: { type: 'string', default: 'wire' },
    connections: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '4' },
  },
});
const engine = ENGINES.find((name) => name === values.engine);
if (engine === undefined) throw new Error(`--engine: write ${ENGINES.join(' or ')}.`);
console.log(JSON.stringify(await drive(engine, new URL(values.url))));

async function drive(engine: LoadOptions['engine'], url: URL): Promise<GeneratorResult> {
  await using generator = startLoadGenerator({
    patience: PATIENCE,
    requests: [getRequest(url)],
    connections: Number(values.connections),
    requestTimeout: seconds(10),
    engine,
    // The generator takes half the cores: one thread, as the others have.
    cores: 2,
  });
  await using load = await generator.aimAt(targetOf(url));
  const window = seconds(Number(values.seconds));
  const { result } = await load.run({ shape: { kind: 'closed' }, settle: milliseconds(0), window });
  const [{ ok, failures } = { ok: 0, failures: {} }] = result.requests.values();
  const counts = Object.entries(failures).map(([name, { count }]) => [name, count] as const);
  return {
    requests: ok + (failures['unexpected-status']?.count ?? 0),
    seconds: toSeconds(result.elapsed),
    failures: Object.fromEntries(counts),
    engine: generator.engine,
    threads: generator.threads,
    cpu: result.generatorCpu / NANOSECONDS_PER_SECOND,
  };
}
