import assert from 'node:assert/strict';
import test from 'node:test';
import { plannedRequests } from '../../../src/load/exchange/outgoing-request.ts';
import type { LoadTarget } from '../../../src/load/target.ts';
import { requestBytes, requestBytesFor } from '../../../src/load/wire/request-bytes.ts';
import { makeRequest, type RequestSketch } from '../slice-run.ts';

const TARGET: LoadTarget = {
  protocol: 'http:',
  address: '127.0.0.1',
  hostname: 'localhost',
  port: 8080,
  insecure: false,
};

function request(sketch: RequestSketch) {
  const [made] = plannedRequests([makeRequest(sketch)]);
  assert.ok(made);
  return made;
}

const textOf = (sketch: RequestSketch, target = TARGET): string =>
  requestBytes(request(sketch), target).toString('latin1');

test('a request is its line, the host, its fields and its content', () => {
  assert.equal(
    textOf({ path: '/a?b=c', headers: { Accept: 'x/y', 'X-Name': 'Zo\u00eb' } }),
    'GET /a?b=c HTTP/1.1\r\nHost: localhost:8080\r\nAccept: x/y\r\nX-Name: Zo\u00eb\r\n\r\n',
  );
  assert.equal(
    requestBytes(request({ method: 'POST', body: 'é' }), TARGET).toString('utf8'),
    'POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 2\r\n\r\né',
  );
});

test('methods with content tell its length where they have none, and others say nothing', () => {
  for (const method of ['POST', 'PUT', 'PATCH']) {
    assert.match(textOf({ method }), /\r\nContent-Length: 0\r\n\r\n$/, method);
  }
  for (const method of ['GET', 'HEAD', 'DELETE', 'OPTIONS']) {
    assert.doesNotMatch(textOf({ method }), /Content-Length/, method);
  }
  assert.match(textOf({ method: 'DELETE', body: 'x' }), /\r\nContent-Length: 1\r\n\r\nx$/);
});

test('the host has a port unless it is that of the scheme', () => {
  const hostOf = (target: LoadTarget) => /Host: (.*)\r\n/.exec(textOf({}, target))?.[1];
  assert.equal(hostOf({ ...TARGET, port: 80 }), 'localhost');
  assert.equal(hostOf({ ...TARGET, port: 443 }), 'localhost:443');
  assert.equal(hostOf({ ...TARGET, protocol: 'https:', port: 443 }), 'localhost');
  assert.equal(hostOf({ ...TARGET, protocol: 'https:', port: 80 }), 'localhost:80');
});

test('what was made for a request is made once, and apart for each server', () => {
  const one = request({});
  const other = { ...TARGET, port: 8081 };
  const bytes = requestBytesFor(TARGET)(one);
  assert.equal(requestBytesFor(TARGET)(one), bytes);
  assert.match(requestBytesFor(other)(one).toString(), /:8081\r\n/);
  assert.match(requestBytesFor(TARGET)(request({ path: '/two' })).toString(), /^GET \/two /);
});
