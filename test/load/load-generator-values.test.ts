// The whole generator with values that differ: what two servers get in the turns of a run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import type { RowOrder, Table } from '../../src/plan/tables.ts';
import type { RequestTemplate } from '../../src/plan/template.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { serveHttp2 } from './http2-server.ts';
import { answerOk, type RawRequest, serveRaw } from './raw-server.ts';
import { failuresOf } from './slice-run.ts';

const rows = (count: number, order: RowOrder): Table => ({
  ...{ name: 'ids', columns: ['id'], order, digest: '' },
  rows: Array.from({ length: count }, (_, row) => [`row${row}`]),
});

const templateOf = (table: Table): RequestTemplate => ({
  path: [
    { kind: 'text', text: '/' },
    { kind: 'value', value: { kind: 'random', from: 1, to: 1e9 }, writing: 'segment' },
    { kind: 'text', text: '/' },
    { kind: 'value', value: { kind: 'column', table, column: 0 }, writing: 'segment' },
    { kind: 'text', text: '/' },
    { kind: 'value', value: { kind: 'seq' }, writing: 'segment' },
  ],
  headers: [],
  body: undefined,
});

/** Without `seq`, which no other request has. */
const sharedIn = (requests: readonly RawRequest[]): readonly string[] =>
  requests.map(({ path }) => path.split('/').slice(1, 3).join(' ')).sort();

const optionsFor = (table: Table, engine: 'wire' | 'http2' = 'wire') => {
  const requests = [{ path: '/-', template: templateOf(table) }] as const;
  return { ...optionsOf({ connections: 6, requests, engine }), seed: 'oak' };
};

test('in each turn, both servers get the same values, and each number once', async () => {
  using one = await serveRaw(answerOk);
  using other = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsFor(rows(10_000, 'in-order')));
  assert.equal(generator.threads, 2);
  await using first = await generator.aimAt(one.target, undefined, { turn: 'first' });
  await using second = await generator.aimAt(other.target, undefined, { turn: 'first' });
  const slice = load({ rate: 500, window: 100 });
  for (const turn of ['a', 'b', 'c']) {
    const pools = turn === 'b' ? [second, first] : [first, second];
    for (const pool of pools) await pool.run({ ...slice, turn });
  }
  assert.equal(one.requests.length, 1 + 3 * 50);
  assert.deepEqual(sharedIn(one.requests), sharedIn(other.requests));
  assert.equal(new Set(sharedIn(one.requests)).size, one.requests.length);
  const all = [...one.requests, ...other.requests].map(({ path }) => path.split('/')[3]);
  assert.equal(new Set(all).size, all.length);
});

test('another seed draws other values', async () => {
  const drawnWith = async (seed: string): Promise<readonly string[]> => {
    using server = await serveRaw(answerOk);
    await using generator = startLoadGenerator({ ...optionsFor(rows(9, 'random')), seed });
    await using _pool = await generator.aimAt(server.target);
    return sharedIn(server.requests);
  };
  assert.deepEqual(await drawnWith('oak'), await drawnWith('oak'));
  assert.notDeepEqual(await drawnWith('oak'), await drawnWith('elm'));
});

test('rows that are each used once end the run, with a word of what to do', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsFor(rows(20, 'once')));
  await using pool = await generator.aimAt(server.target);
  await assert.rejects(pool.run(load({ rate: 500, window: 100 })), {
    code: 'rows-used-up',
    kind: 'input',
    message: '"default" has used every row of "ids", each once.',
  });
  const used = server.requests.map(({ path }) => path.split('/')[2]);
  assert.equal(new Set(used).size, used.length);
});

test('a server for which no row is left is sent nothing, rather than a request without its values', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsFor(rows(2, 'once')));
  for (const turn of ['a', 'b']) {
    await using _pool = await generator.aimAt(server.target, undefined, { turn });
  }
  const third = generator.aimAt(server.target, undefined, { turn: 'c' });
  await assert.rejects(third, { code: 'rows-used-up' });
  assert.deepEqual(
    server.requests.map(({ path }) => path.split('/')[2]),
    ['row0', 'row1'],
  );
  assert.equal(generator.usedOf('default'), 2);
});

const number = {
  kind: 'value',
  value: { kind: 'random', from: 1, to: 1e9 },
  writing: 'plain',
} as const;

const POSTED = {
  ...{ method: 'POST', path: '/-', headers: { 'X-Id': '-' }, body: '-' },
  template: {
    path: [{ kind: 'text', text: '/' }, number],
    headers: [[number]],
    body: [{ kind: 'text', text: 'é ' }, number],
  },
} as const;

const postedOver = async (
  engine: 'wire' | 'undici' | 'http2',
  target: LoadTarget,
): Promise<void> => {
  const options = { ...optionsOf({ connections: 2, requests: [POSTED], engine }), seed: 'oak' };
  await using generator = startLoadGenerator(options);
  await using pool = await generator.aimAt(target);
  const { result } = await pool.run(load({ rate: 200, window: 50 }));
  assert.deepEqual(failuresOf(result), {});
};

test('every engine sends the same values, in path, field and content', async () => {
  const seen: Record<string, readonly string[]> = {};
  for (const engine of ['wire', 'undici'] as const) {
    using server = await serveRaw(answerOk);
    await postedOver(engine, server.target);
    seen[engine] = server.requests
      .map(({ path, head, body }) => `${path} ${/x-id: (\d+)/i.exec(head)?.[1]} ${latin1(body)}`)
      .sort();
  }
  using server = await serveHttp2(({ stream }) => {
    stream.respond({ ':status': 200 });
    stream.end('ok');
  });
  await postedOver('http2', server.target);
  seen.http2 = server.requests
    .map(({ headers, body }) => `${headers[':path']} ${headers['x-id']} ${latin1(body)}`)
    .sort();
  const lines = seen.wire ?? [];
  assert.equal(new Set(lines).size, 11);
  assert.match(lines[0] ?? '', /^\/\d+ \d+ é \d+$/);
  assert.deepEqual([seen.undici, seen.http2], [lines, lines]);
});

/** Both servers read bytes as they come. */
const latin1 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
