// How the server comes to be, when it is ready, and where requests go.

import { resolve } from 'node:path';
import type { Listening, ReadyPlan, ServerPlan, Target } from '../plan.ts';
import { socketOf } from '../read/unix-socket.ts';
import type { ServerSteps } from '../request-plan.ts';
import { type Environment, resolveTexts } from '../secrets.ts';
import { sentBy } from '../table/flow.ts';
import type { Inputs } from '../table/inputs.ts';
import { methodOf } from '../table/request.ts';

/** @param cwd absolute: relative paths start here */
export function buildServer(
  inputs: Inputs,
  environment: Environment,
  cwd: string,
  steps: ServerSteps,
): ServerPlan {
  const { start } = inputs;
  const ready: ReadyPlan = { by: readyBy(inputs), timeout: inputs['ready-timeout'] };
  if (start === undefined) {
    const socket = inputs['unix-socket'];
    const unixSocket = socket?.kind === 'given' ? resolve(cwd, socket.path) : undefined;
    return { kind: 'running', unixSocket, ready, steps };
  }
  return {
    kind: 'started',
    start,
    cwd: resolve(cwd, inputs.cwd),
    build: inputs.build,
    listens: buildListening(inputs),
    env: resolveTexts(inputs['candidate-env'] ?? {}, environment),
    beforeBlock: inputs['before-block'],
    afterBlock: inputs['after-block'],
    ready,
    steps,
  };
}

function readyBy(inputs: Inputs): ReadyPlan['by'] {
  const command = inputs['ready-command'];
  if (command !== undefined) return { kind: 'command', command };
  const named = inputs['ready-path'];
  const path = named ?? inputs.url.path;
  const awaitsRequests = named === undefined;
  return { kind: 'path', path, takesNotFound: takesNotFound(path, inputs), awaitsRequests };
}

/**
 * A server may answer 404 until its routes are there. That is no answer to wait for where a request
 * expects it, nor on the `/` that is only asked because nothing else was named.
 */
function takesNotFound(readyPath: string, inputs: Inputs): boolean {
  const { requests, url } = inputs;
  const same = sentBy(requests ?? []).filter(
    (each) => methodOf(each) === 'GET' && each.path === readyPath,
  );
  if (same.length > 0) return same.some(({ expect }) => expect?.status?.includes(404));
  return requests !== undefined && inputs['ready-path'] === undefined && url.path === '/';
}

function buildListening(inputs: Inputs): Listening {
  const { port } = inputs.url;
  const socket = socketOf(inputs);
  if (socket !== undefined) {
    return { kind: 'socket', path: socket.kind === 'given' ? socket.path : undefined };
  }
  return { kind: 'port', port: port.kind === 'assigned' ? undefined : port.port };
}

/** With a Unix socket, the url only names the server: by default `localhost`, as is usual with curl. */
export function buildTarget(inputs: Inputs): Target {
  const { insecure } = inputs;
  const { protocol, hostname, port } = inputs.url;
  if (port.kind !== 'assigned') return { protocol, hostname, port: port.port, insecure };
  if (socketOf(inputs) === undefined) return { protocol, hostname, port: undefined, insecure };
  return { protocol, hostname: 'localhost', port: 80, insecure };
}
