// A JSON Schema in every thread of the load generator, and in the first answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { serveRaw } from './raw-server.ts';
import { assertAccounts, exampleOf, resultOf } from './slice-run.ts';

const text = JSON.stringify({ required: ['a'] });
const json = { values: [], refusesGraphqlErrors: false, schema: { digest: text, text } };

test('what does not match is a body-mismatch, what matches is not', async () => {
  using server = await serveRaw(({ socket, path }) => {
    const body = path === '/right' ? '{"a":1}' : '{"b":1}';
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
  for (const [path, message] of [
    ['/right', ''],
    ['/wrong', "the body must have required property 'a'"],
  ] as const) {
    const requests = [{ path, expect: { status: undefined, body: undefined, json } }] as const;
    await using generator = startLoadGenerator(optionsOf({ connections: 2, requests }));
    await using crowd = await generator.aimAt(server.target);
    assert.equal(crowd.firstAnswers[0]?.failure?.message ?? '', message);
    const { result: phase } = await crowd.run(load({ window: 50 }));
    assertAccounts(phase);
    assert.ok(resultOf(phase).sent > 0);
    assert.equal(resultOf(phase).ok > 0, message === '');
    assert.equal(exampleOf(phase, 'body-mismatch'), message);
  }
});
