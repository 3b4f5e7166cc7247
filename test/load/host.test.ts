// A host that the plan names: exactly one is sent, and the connection goes where it always goes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine } from '../../src/load/exchange/connection.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { fetchFirstAnswers } from '../../src/load/first-answers.ts';
import { http2Engine } from '../../src/load/http2/connection.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { RequestValues } from '../../src/load/values/drawn-values.ts';
import { UniqueNumbers } from '../../src/load/values/unique-numbers.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import type { ReadTable } from '../../src/plan/tables.ts';
import { minutes } from '../../src/units.ts';
import { faultsOf, planOf } from '../plan/raw-inputs.ts';
import { serveHttp2 } from './http2-server.ts';
import { answerOk, serveRaw } from './raw-server.ts';

const tableOf =
  (cell: string): ReadTable =>
  () => ({
    ...{ columns: ['name'], rows: [[cell]], digest: 'd' },
  });
const unique = new UniqueNumbers({ first: 0, stride: 1 });

const textFor = (requests: unknown): string =>
  JSON.stringify({ start: 'a', data: { tenants: 'tenants.csv' }, requests });

/** Three requests: one of `url`'s host, one that names its own, and one that draws it. */
async function sendThree(engine: Engine, target: LoadTarget): Promise<void> {
  const own = { accept: 'a/b', HOST: 'blue.localhost:81' };
  const drawn = { accept: 'a/b', Host: `{tenants.name}.$\{env:DOMAIN}` };
  const requests = [{ path: '/0' }, { path: '/1', headers: own }, { path: '/2', headers: drawn }];
  const plan = planOf(textFor(requests), {
    readTable: tableOf('red'),
    environment: { DOMAIN: 'localhost' },
  });
  const planned = plannedRequests(plan.requests).map(({ template, ...rest }) => {
    const values = template && new RequestValues(template, 7, rest.name);
    values?.draw({ number: 0, unique });
    return { ...rest, values };
  });
  await fetchFirstAnswers(engine, { target, requests: planned, requestTimeout: minutes(1) });
}

for (const engine of [wireEngine, undiciEngine]) {
  test(`${engine.name}: exactly one host is sent`, async () => {
    using server = await serveRaw(answerOk);
    await sendThree(engine, server.target);
    assert.deepEqual(
      server.requests.map(({ head }) =>
        head.match(/^host:.*$/gim)?.map((line) => line.trim().slice(6)),
      ),
      [[`127.0.0.1:${server.target.port}`], ['blue.localhost:81'], ['red.localhost']],
    );
  });
}

test('wire: the host stands before other fields', async () => {
  using server = await serveRaw(answerOk);
  await sendThree(wireEngine, server.target);
  for (const { head } of server.requests) assert.match(head, /^GET .*\r\nhost: /i);
});

test('http2: the host is the authority', async () => {
  using server = await serveHttp2(({ stream }) => {
    stream.respond({ ':status': 200 });
    stream.end();
  });
  await sendThree(http2Engine, server.target);
  assert.deepEqual(
    server.requests.map(({ headers }) => [headers[':authority'], headers.host]),
    [
      [`127.0.0.1:${server.target.port}`, undefined],
      ['blue.localhost:81', undefined],
      ['red.localhost', undefined],
    ],
  );
});

for (const host of [
  'a',
  'a.b-c_d',
  '127.0.0.1:8080',
  '[::1]',
  '[::1]:80',
  'xn--bcher-kva.localhost',
]) {
  test(`${host} is a host`, () => {
    assert.deepEqual(
      faultsOf(textFor([{ path: '/', headers: { host } }]), { readTable: tableOf('a') }),
      [],
    );
  });
}

const FORM = 'Write `tenant.localhost` or `tenant.localhost:8080`.';
for (const [headers, cell, fault] of [
  [{ host: '' }, 'a', 'host: an empty value is no host.'],
  [{ host: 'a b' }, 'a', 'host: `a b` is no host.'],
  [{ host: 'http://a' }, 'a', 'host: `http://a` is no host.'],
  [{ host: 'a,b' }, 'a', 'host: `a,b` is no host.'],
  [{ host: 'bücher' }, 'a', 'host: `bücher` is no host.'],
  [{ host: 'a:b' }, 'a', 'host: `a:b` is no host.'],
  [{ host: '::1' }, 'a', 'host: `::1` is no host.'],
  [{ host: '{tenants.name}.a' }, 'b/c', 'host: row 1 of `tenants` is no part of a host.'],
  [{ host: `$\{env:BAD}` }, 'a', 'host: with BAD it is no host.'],
] as const) {
  test(`a fault: ${JSON.stringify(headers)} with ${cell}`, () => {
    const faults = faultsOf(textFor([{ path: '/', headers }]), {
      readTable: tableOf(cell),
      environment: { BAD: 'a/b' },
    });
    assert.deepEqual(
      faults.map((line) => line.replace(/^perf-gate\.yml:1: requests\[0\]\.headers\./, '')),
      [`${fault} ${FORM}`],
    );
  });
}

test('two hosts are a fault', () => {
  const headers = { host: 'a', Host: 'b' };
  const faults = faultsOf(textFor([{ path: '/', headers }]), { readTable: tableOf('a') });
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? '', /headers\.Host: the header `Host` is there twice\.$/);
});
