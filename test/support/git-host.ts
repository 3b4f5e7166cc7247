// Repositories behind HTTP as GitHub serves them: a private one only to those who have a token.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';

interface GitHostOptions {
  /** Folder of a bare repository by full name: `octo/shop`. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Whether a token may read; everyone may where it is missing. */
  readonly admits?: (token: string) => boolean;
}

export interface GitHost extends AsyncDisposable {
  /** `http://github.localhost:1234`: by its name, what runs against it knows that it is no enterprise server. */
  readonly url: string;
  /** Every request, with the token that it brought. */
  readonly requests: readonly { readonly path: string; readonly token: string | undefined }[];
}

export async function startGitHost({ repositories, admits }: GitHostOptions): Promise<GitHost> {
  const requests: { path: string; token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const token = tokenOf(request);
    requests.push({ path: request.url ?? '', token });
    if (admits !== undefined && !(token !== undefined && admits(token))) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
      return;
    }
    void answer(request, response, repositories);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://github.localhost:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const basic = /^basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return undefined;
  return /^[^:]*:(.*)$/.exec(Buffer.from(basic, 'base64').toString())?.[1];
}

/** git-http-backend(1) is a CGI program: RFC 3875. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  repositories: GitHostOptions['repositories'],
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://host');
  const [, name = '', rest = ''] = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)$/.exec(url.pathname) ?? [];
  const folder = repositories[name];
  if (folder === undefined) {
    response.writeHead(404).end();
    return;
  }
  const child = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: dirname(folder),
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: request.headers['git-protocol']?.toString(),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      PATH_INFO: `/${basename(folder)}${rest}`,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'],
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  const whole = await buffer(child.stdout);
  const end = whole.indexOf('\r\n\r\n');
  const headers = new Headers(
    whole
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((line): [string, string] => {
        const [key = '', value = ''] = line.split(/: (.*)/, 2);
        return [key, value];
      }),
  );
  const status = Number(headers.get('status')?.slice(0, 3) ?? 200);
  headers.delete('status');
  response.writeHead(status, Object.fromEntries(headers)).end(whole.subarray(end + 4));
}
