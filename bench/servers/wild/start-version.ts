// Starts one version of a server, outside of any gate.

import { join } from 'node:path';
import { findFreePort } from '../../../src/server/free-port.ts';
import { type RunningServer, startServer } from '../../../src/server/start-server.ts';
import { seconds } from '../../../src/units.ts';
import type { Run } from './run.ts';
import type { ServerEntry } from './server-entry.ts';
import type { Version } from './versions.ts';

/** As a gate would. @throws GateError */
export async function startVersion(
  { transport = 'http' }: ServerEntry,
  { command, folder }: Version,
  { env, signal }: Run,
): Promise<RunningServer> {
  const isSecure = transport === 'https';
  return await startServer({
    command,
    cwd: folder,
    place:
      transport === 'unix-socket'
        ? { kind: 'socket', path: undefined }
        : { kind: 'port', port: await findFreePort('127.0.0.1'), choice: 'assigned' },
    ambient: env,
    env: {},
    readiness: {
      protocol: isSecure ? 'https:' : 'http:',
      hostname: isSecure ? 'localhost' : '127.0.0.1',
      path: '/',
      timeout: seconds(120),
      insecure: isSecure,
    },
    logFile: join(folder, 'server.log'),
    signal,
  });
}
