// The inputs that say how the server is started, and when it is ready.

import { milliseconds, minutes } from '../../units.ts';
import {
  boolean,
  command,
  duration,
  envMap,
  path,
  requestPath,
  unixSocket,
  url,
} from '../read/kind.ts';
import { optional, preset } from './described.ts';

const group = 'Server';

/** A part of the table of inputs. */
export const SERVER_INPUTS = {
  start: optional(command, {
    group,
    says: 'Command that starts the server, run by `sh -c`; `{port}` and `$PORT` are the port',
    example: 'node server.js --port {port}',
  }),
  url: preset(url, 'http://127.0.0.1:{port}/', {
    group,
    says: 'Where the server answers, on this machine; without `start`, a server that is already running',
  }),
  'unix-socket': optional(unixSocket, {
    group,
    says: 'Unix socket that the server listens on instead of a port; `{socket}` for one that perf-gate assigns; `{socket}` in `start` and `$PERF_GATE_SOCKET` are its path',
    example: 'run/app.sock',
  }),
  build: optional(command, {
    group,
    says: 'Command that installs and builds, run once before measuring, for each version in its own checkout',
    example: 'npm ci && npm run build',
  }),
  cwd: preset(path, '.', { group, says: 'Directory in which all commands run' }),
  'candidate-env': optional(envMap, {
    group,
    says: 'Environment variables for the server: `NAME=value`, one a line under `with:`; the flag can be repeated',
  }),
  'ready-path': optional(requestPath, {
    group,
    says: 'Path that is requested until the server is ready',
    otherwise: 'the path of `url`, and then each request of the mix',
  }),
  'ready-command': optional(command, {
    group,
    says: 'Command that is run until it exits with 0, instead of `ready-path`: then the server is ready; `{port}` and `$PORT` are the port, `$PERF_GATE_ARM` as for `before-block`',
    example: 'curl -sf http://127.0.0.1:$PORT/health',
  }),
  'ready-timeout': preset(
    duration({ min: milliseconds(100), max: minutes(60), usual: 's' }),
    '60s',
    {
      group,
      says: 'How long the server may take to become ready',
    },
  ),
  'before-block': optional(command, {
    group,
    says: 'Command run before the server of each block starts, to reset shared state; `$PERF_GATE_ARM` is `candidate` or `baseline`',
    example: './reset-database.sh',
  }),
  'after-block': optional(command, {
    group,
    says: 'Command run after the server of each block has stopped, with the same `$PERF_GATE_ARM`',
  }),
  insecure: preset(boolean, 'false', {
    group,
    says: 'Accept a self-signed certificate',
  }),
};
