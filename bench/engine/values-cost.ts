// What do values that differ cost the load generator? The same request, with and without them, by turns.
// node bench/engine/values-cost.ts [--pairs 40] [--connections 50]
// The server is nginx where it is installed, else Node. Prints ratios of the generator's CPU time per request.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type LoadGenerator, PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import type { RequestPlan } from '../../src/plan/plan.ts';
import type { Part, RequestTemplate } from '../../src/plan/template.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { readCount } from '../count.ts';
import { getRequest, targetOf } from './get-request.ts';
import { startBenchServer } from './servers.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '40' },
    connections: { type: 'string', default: '50' },
  },
});
const pairs = readCount(values.pairs, '--pairs', 3);
const connections = readCount(values.connections, '--connections');

const SLICE = {
  shape: { kind: 'closed' },
  settle: milliseconds(50),
  window: milliseconds(250),
} as const;

const text = (content: string): Part => ({ kind: 'text', text: content });
const value = (of: Extract<Part, { kind: 'value' }>['value']): Part => ({
  ...{ kind: 'value', value: of, writing: 'segment' },
});
const random = value({ kind: 'random', from: 100_000, to: 999_999 });
const seq = value({ kind: 'seq' });
const uuid = value({ kind: 'uuid' });
const cell = value({
  kind: 'column',
  column: 0,
  table: {
    ...{ name: 'ids', columns: ['id'], order: 'in-order', digest: '' },
    rows: Array.from({ length: 10_000 }, (_, row) => [`row${100_000 + row}`]),
  },
});

/** Each as long as the same request with constant bytes, so that only the values differ. */
const CASES: Readonly<Record<string, { readonly path: string; readonly parts: readonly Part[] }>> =
  {
    'nothing (both are constant)': { path: '/?id=123456', parts: [text('/?id=123456')] },
    '{random:100000..999999}': { path: '/?id=123456', parts: [text('/?id='), random] },
    '{ids.id}': { path: '/?id=row123456', parts: [text('/?id='), cell] },
    '{seq}': { path: '/?id=123456789012345', parts: [text('/?id='), seq] },
    '{uuid}': { path: `/?id=${'0'.repeat(36)}`, parts: [text('/?id='), uuid] },
    'all four': {
      path: `/?a=123456&b=row123456&c=123456789012345&d=${'0'.repeat(36)}`,
      parts: [text('/?a='), random, text('&b='), cell, text('&c='), seq, text('&d='), uuid],
    },
  };

function requestFor(url: URL, path: string, parts: readonly Part[]): RequestPlan {
  const isConstant = parts.every(({ kind }) => kind === 'text');
  const template: RequestTemplate = { path: parts, headers: [], body: undefined };
  return { ...getRequest(url), name: 'request', path, ...(isConstant ? {} : { template }) };
}

const nginx = spawnSync('sh', ['-c', 'command -v nginx']).stdout.toString().trim() || undefined;
const order = { name: nginx === undefined ? 'node' : 'nginx', nginx, pin: [] } as const;
await using server = await startBenchServer({ ...order, signal: new AbortController().signal });
const url = new URL(server.url);
await using generator = startLoadGenerator({
  ...{ requests: [getRequest(url)], connections, requestTimeout: seconds(10), cores: 2 },
  ...{ engine: 'wire', patience: PATIENCE, seed: 'bench' },
});
console.log(
  `server: ${order.name}, ${connections} connections, ${pairs} pairs of slices of 250 ms`,
);
console.log('| request with | CPU per request ÷ that of constant bytes: median (quartiles) |');
console.log('|---|---|');
for (const [name, { path, parts }] of Object.entries(CASES)) {
  const ratios = await compare(generator, url, { path, parts });
  const at = (share: number) => ratios[Math.floor(share * (ratios.length - 1))]?.toFixed(3);
  console.log(`| ${name} | ${at(0.5)} (${at(0.25)}–${at(0.75)}) |`);
}

/** @returns ascending */
async function compare(
  generator: LoadGenerator,
  url: URL,
  { path, parts }: { readonly path: string; readonly parts: readonly Part[] },
): Promise<readonly number[]> {
  const target = targetOf(url);
  await using constant = await generator.aimAt(target, [requestFor(url, path, [text(path)])]);
  await using differing = await generator.aimAt(target, [requestFor(url, path, parts)]);
  const costOf = async (load: typeof constant): Promise<number> => {
    const { result } = await load.run(SLICE);
    const sent = [...result.requests.values()].reduce((sum, request) => sum + request.sent, 0);
    return (result.generatorUse?.cpu ?? Number.NaN) / sent;
  };
  const ratios: number[] = [];
  for (let pair = -2; pair < pairs; pair++) {
    const isFirst = pair % 2 === 0;
    const one = await costOf(isFirst ? constant : differing);
    const other = await costOf(isFirst ? differing : constant);
    // The first two warm both up.
    if (pair >= 0) ratios.push(isFirst ? other / one : one / other);
  }
  return ratios.toSorted((a, b) => a - b);
}
