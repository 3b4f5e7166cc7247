// Whatever a request carries, a strict server reads it as it was meant, and its length is that of its bytes.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerRequest } from 'node:http2';
import type { Server } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Engine } from '../../src/load/exchange/connection.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { fetchFirstAnswers } from '../../src/load/first-answers.ts';
import { http2Engine } from '../../src/load/http2/connection.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { RequestValues } from '../../src/load/values/drawn-values.ts';
import { UniqueNumbers } from '../../src/load/values/unique-numbers.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import type { ReadFile, ReadTable } from '../../src/plan/tables.ts';
import { minutes } from '../../src/units.ts';
import { planOf } from '../plan/raw-inputs.ts';
import { portOf } from './raw-server.ts';

interface Seen {
  readonly type: string | undefined;
  readonly length: number;
  readonly body: Buffer;
}

/** A server that keeps what it was sent. */
async function listen(engine: Engine) {
  const seen: Seen[] = [];
  const take = async (
    request: IncomingMessage | Http2ServerRequest,
    answer: { end(text: string): unknown },
  ): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { 'content-type': type, 'content-length': length } = request.headers;
    seen.push({ type, length: Number(length), body: Buffer.concat(chunks) });
    answer.end('{}');
  };
  const server: Server =
    engine === http2Engine
      ? createHttp2Server(take)
      : createServer({ insecureHTTPParser: false }, take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    target: {
      ...{ protocol: 'http:' as const, address: '127.0.0.1', hostname: 'localhost' },
      ...{ port: portOf(server), insecure: false },
    },
    [Symbol.dispose]: () => void server.close(),
  };
}

const CELLS = ['a&b=c', 'é\r\n"ü"', '{seq}', '--PERF-GATE-A', ''];
const readTable: ReadTable = () => ({
  ...{ columns: ['cell'], rows: CELLS.map((cell) => [cell]), digest: 'd' },
});
const SEQ = 123_456_789_000_000;

/** What is written as text, and what it is when it is sent for the first time. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((part) => part.replace(/[{}$]/g, '')),
      fc.constantFrom('{rows.cell}', '{seq}', '{random:7..7}', '{{uuid}}'),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const meantBy = (written: string, row: number): string => {
  const values: Readonly<Record<string, string | undefined>> = {
    '{rows.cell}': CELLS[row],
    '{seq}': String(SEQ),
    '{random:7..7}': '7',
    '{{uuid}}': '{uuid}',
  };
  return written.replace(/\{\{uuid\}\}|\{[a-z:.7]+\}/g, (one) => values[one] ?? one);
};

interface Carried {
  /** Keys of the request, as JSON, which is YAML. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly file?: Uint8Array;
  /** Looks at what came, knowing which row was drawn. */
  readonly check: (seen: Seen, row: number) => void | Promise<void>;
}

const fields = fc.dictionary(fc.string({ maxLength: 6 }), fc.oneof(text, fc.array(text)));

/** Some look like what stands between parts. */
const fileBytes = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }),
  fc
    .array(fc.constantFrom('\r\n', '--', 'PERF-GATE-', 'A', 'B', 'AAAA', 'Z'), { maxLength: 20 })
    .map((pieces) => Uint8Array.from(Buffer.from(pieces.join('')))),
);
const partNames = fc.array(
  fc.tuple(fc.stringMatching(/^[a-zé" ]{1,6}$/), fc.array(text, { minLength: 1, maxLength: 3 })),
  { maxLength: 3 },
);

const carried: fc.Arbitrary<Carried> = fc.oneof(
  text
    .filter((body) => body.trim() !== '')
    .map(
      (body): Carried => ({
        keys: { body },
        check: (seen, row) => assert.equal(seen.body.toString(), meantBy(body, row)),
      }),
    ),
  text.map(
    (value): Carried => ({
      keys: { json: { value: `:${value}` } },
      check: (seen, row) =>
        assert.deepEqual(JSON.parse(String(seen.body)), { value: `:${meantBy(value, row)}` }),
    }),
  ),
  fc.tuple(text, fc.string()).map(
    ([value, query]): Carried => ({
      keys: { graphql: { query: `{ seq } ${query}`, variables: { value: `:${value}` } } },
      check: (seen, row) =>
        assert.deepEqual(JSON.parse(String(seen.body)), {
          query: `{ seq } ${query}`,
          variables: { value: `:${meantBy(value, row)}` },
        }),
    }),
  ),
  fields.map(
    (form): Carried => ({
      keys: { form },
      check: ({ body, type }, row) => {
        assert.equal(type, 'application/x-www-form-urlencoded');
        const meant = Object.entries(form).flatMap(([name, value]) =>
          [value].flat().map((one) => [name, meantBy(one, row)]),
        );
        assert.deepEqual([...new URLSearchParams(String(body))], meant);
      },
    }),
  ),
  fc.tuple(partNames, fileBytes).map(([names, file]): Carried => {
    const parts = Object.fromEntries(names.map(([name, value]) => [name, [...value]]));
    return {
      keys: {
        multipart: {
          ...parts,
          '"f"': [
            { file: 'é/a".bin', type: 'x/y' },
            { file: 'a', filename: 'b' },
          ],
        },
      },
      file,
      check: async (seen, row) => {
        const found = await readParts(seen);
        for (const [name, values] of Object.entries(parts)) {
          assert.deepEqual(
            found.getAll(name),
            values.map((value) => meantBy(value, row)),
          );
        }
        for (const [index, name] of ['a".bin', 'b'].entries()) {
          const part = found.getAll('"f"')[index];
          assert.ok(part instanceof File);
          assert.equal(part.name, name);
          assert.deepEqual([...new Uint8Array(await part.arrayBuffer())], [...file]);
        }
      },
    };
  }),
  fileBytes.map(
    (file): Carried => ({
      keys: { file: 'a.bin' },
      file,
      check: ({ body, type }) => {
        assert.equal(type, 'application/octet-stream');
        assert.deepEqual([...body], [...file]);
      },
    }),
  ),
);

/** Read by the parser of Node.js. */
const readParts = async ({ type, body }: Seen): Promise<FormData> =>
  await new Response(Uint8Array.from(body), { headers: { 'content-type': type ?? '' } }).formData();

for (const engine of [wireEngine, undiciEngine, http2Engine]) {
  test(`${engine.name}: content of every kind, and its length in bytes`, async () => {
    using server = await listen(engine);
    await fc.assert(
      fc.asyncProperty(carried, fc.nat({ max: CELLS.length - 1 }), async (content, row) => {
        const { keys, file, check } = content;
        const readFile: ReadFile = () => ({ bytes: file ?? new Uint8Array(), digest: 'd' });
        const request = { method: 'POST', path: '/', ...keys };
        const plan = planOf(
          JSON.stringify({ start: 'a', data: { rows: 'rows.csv' }, requests: [request] }),
          { readTable, readFile },
        );
        const [planned] = plannedRequests(plan.requests);
        assert.ok(planned);
        const { template, ...rest } = planned;
        const values = template && new RequestValues(template, 7, planned.name);
        values?.draw({ number: row, unique: new UniqueNumbers({ first: SEQ, stride: 1 }) });
        const { firstAnswers } = await fetchFirstAnswers(engine, {
          target: server.target,
          requests: [{ ...rest, values }],
          requestTimeout: minutes(1),
        });
        assert.equal(firstAnswers[0]?.failure, undefined);
        const seen = server.seen.at(-1);
        assert.ok(seen);
        assert.equal(seen.length, seen.body.length);
        await check(seen, row);
      }),
      { numRuns: 60 },
    );
  });
}
