// The errors of a server that runs and is not ready, with a remedy.

import { GateError } from '../../errors.ts';
import type { Excerpt } from '../../telling-line.ts';
import { type Milliseconds, toSeconds } from '../../units.ts';
import { toldBy } from '../server-errors.ts';
import { describeListening, type Listening, remedyForPlace } from './listening.ts';
import { type Attempt, describeProbe, type Probe } from './probe.ts';
import { describeAttempt } from './readiness.ts';

interface NotReady {
  readonly probe: Probe;
  readonly timeout: Milliseconds;
  readonly lastAttempt: Attempt;
  readonly listening: Listening;
  /** `undefined`: perf-gate did not start it. */
  readonly lastLines: Excerpt | undefined;
}

export function serverNotReady(facts: NotReady): GateError {
  const { probe, timeout, lastAttempt } = facts;
  return new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message:
      `The server did not become ready within ${toSeconds(timeout)} s. ` +
      `The last attempt at ${describeProbe(probe)} ${describeAttempt(lastAttempt)}.` +
      describeListening(facts.listening),
    remedy: remedyFor(facts),
    ...(facts.lastLines && toldBy(facts.lastLines)),
  });
}

interface CommandNotReady extends Pick<NotReady, 'timeout' | 'listening' | 'lastLines'> {
  /** `undefined`: no try came to an end. */
  readonly lastTry: GateError | undefined;
}

export function commandNotReady(facts: CommandNotReady): GateError {
  const { timeout, lastTry, listening, lastLines } = facts;
  return new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message:
      `The server did not become ready within ${toSeconds(timeout)} s. ` +
      (lastTry?.message ?? 'No run of `ready-command` came to an end.') +
      (lastTry?.telling === undefined ? '' : ` It said "${lastTry.telling}".`) +
      describeListening(listening),
    remedy: `Run that command by hand beside the server, with PORT set. ${RAISE_TIMEOUT}`,
    ...(lastLines && toldBy(lastLines)),
  });
}

const RAISE_TIMEOUT = 'If it only needs longer, raise `ready-timeout`.';

function remedyFor({ lastAttempt, probe, listening, lastLines }: NotReady): string {
  switch (lastAttempt.kind) {
    case 'refused':
      return remedyForPlace(probe, listening) ?? `${remedyForRefusal(probe)} ${RAISE_TIMEOUT}`;
    case 'answered':
      return `${remedyForStatus(lastAttempt.status, probe)} ${RAISE_TIMEOUT}`;
    case 'no-answer':
      return `It accepts connections but does not answer${mayBeToldBy(lastLines)}. ${RAISE_TIMEOUT}`;
    case 'failed':
      return lastAttempt.text.includes('ENETUNREACH') ? LOOPBACK_DOWN : remedyForFailed(probe);
  }
}

/** Of all networks, this machine's own is the only one that is asked. */
const LOOPBACK_DOWN =
  'The loopback interface of this machine or container is down: `ip link set lo up`, as root.';

const mayBeToldBy = (lastLines: Excerpt | undefined): string =>
  lastLines === undefined || lastLines.lines.length === 0 ? '' : ': its last lines may say why';

function remedyForStatus(status: number, probe: Probe): string {
  // Who named no path may not know that this one is loaded, too.
  if (probe.path === '/') return `${remedyForDefaultPath(probe)} ${otherReadyPath(status)}`;
  return status === 404
    ? `The server may not have its routes yet, or no such page: point \`ready-path\` at one that exists. ${EXPECT_IT}`
    : 'Ready means a status below 500: point `ready-path` at a page that works.';
}

const EXPECT_IT = 'Where 404 is right, let a request of that path expect it.';

const otherReadyPath = (status: number): string =>
  status === 404
    ? `If only the start is to be seen elsewhere, set \`ready-path\`. ${EXPECT_IT}`
    : 'If only the start is to be seen elsewhere, set `ready-path`: ready means a status below 500.';

function remedyForDefaultPath({ protocol, hostname, namedPort, place }: Probe): string {
  const port =
    place.kind === 'socket' ? namedPort : place.choice === 'assigned' ? '{port}' : place.port;
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}/api/items`;
  return `Unless you name another path, perf-gate asks for \`/\` and loads \`GET /\`: write the path to load in \`url\`, as in \`url: ${url}\`, or list \`requests:\` in the file.`;
}

function remedyForRefusal({ place }: Probe): string {
  if (place.kind === 'socket') {
    return place.choice === 'assigned'
      ? 'Perhaps the server does not use the socket it was given: write `{socket}` in `start`, or have it read ' +
          'PERF_GATE_SOCKET from its environment.'
      : 'Nothing listens on the socket: check the path in `unix-socket`.';
  }
  return place.choice === 'assigned'
    ? `Perhaps the server does not use the port it was given, ${place.port}: have it read PORT from ` +
        'its environment, or write `{port}` in `start`, for example `node server.js --port {port}`; ' +
        'if it must have a port of its own, write that number in `url`.'
    : `Nothing listens on port ${place.port}: check the port in \`url\`.`;
}

function remedyForFailed({ http2, protocol }: Probe): string {
  const check =
    'Check `http:` or `https:` in `url`; for a self-signed certificate set `insecure: true`.';
  if (!http2) return check;
  return protocol === 'https:'
    ? `\`http2\` needs a server that offers \`h2\` in the TLS handshake (ALPN): enable that, or remove \`http2\`. ${check}`
    : `Over \`http:\`, \`http2\` needs a server that accepts HTTP/2 from the first byte (h2c): enable that, or remove \`http2\`. ${check}`;
}
