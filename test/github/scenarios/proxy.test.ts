// A runner behind a proxy, the only way to GitHub.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as requestPlain } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { pacedProject } from '../../e2e/project/paced-server.ts';
import { gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const TLS = join(import.meta.dirname, '../../fixtures/tls');
/** Only the proxy knows it: a loopback name would pass it by. */
const GITHUB = 'api.github.internal';

const portOf = async (server: Server): Promise<number> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
};

function tunnel(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  for (const socket of [one, other]) socket.on('error', () => socket.destroy());
}

/** Leads whoever asks for GitHub to `port`, with TLS in front of it. */
async function startProxy(port: number) {
  const asked: string[] = [];
  const cert = readFileSync(join(TLS, 'localhost.pem'));
  const key = readFileSync(join(TLS, 'key.pem'));
  const front = createTlsServer({ cert, key }, (socket) =>
    tunnel(socket, connect(port, '127.0.0.1')),
  );
  const frontPort = await portOf(front);
  // The fake's blobs are not behind TLS: they are asked for by their whole address.
  const proxy = createServer((request, response) => {
    const { url = '', method, headers } = request;
    asked.push(new URL(url).pathname.replace(/\d+/, '*'));
    const there = requestPlain(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(there);
  });
  proxy.on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    asked.push(url);
    const there = connect(frontPort, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    tunnel(socket, there);
  });
  const url = `http://127.0.0.1:${await portOf(proxy)}`;
  return {
    url,
    asked,
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections();
      for (const server of [proxy, front]) await once(server.close(), 'close');
    },
  };
}

test('calls and artifacts go through HTTPS_PROXY', async () => {
  // The certificate is for another name.
  const variables: Record<string, string> = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  await using project = await Project.create({
    workflows: { [PERF]: quickStart },
    files: pacedProject({ milliseconds: 1 }),
    numbers: 'given',
    apiUrl: `https://${GITHUB}`,
    variables,
  });
  await using proxy = await startProxy(Number(new URL(project.github.url).port));
  // In place of those that lead every test nowhere.
  Object.assign(variables, { https_proxy: '', HTTPS_PROXY: proxy.url, no_proxy: '' });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  assert.equal(push.result.conclusion, 'success', gateOf(push).log);
  assert.equal(gateOf(push).outputs.verdict, 'no-baseline');
  assert.deepEqual([...new Set(proxy.asked)], [`${GITHUB}:443`, '/blobs/*.zip']);
  const [called, stored] = [/^\/repos\//, /FinalizeArtifact$/].map((path) =>
    project.github.requests.some((request) => path.test(request.path)),
  );
  assert.deepEqual([called, stored], [true, true]);
});
