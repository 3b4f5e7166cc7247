// A project whose server needs a database, and refuses to start on one that still holds its last block's rows.

import type { Files } from './git-repository.ts';
import { pacedProject } from './paced-server.ts';

/** As `stand-in-docker.ts` understands it: a line out, a line back. */
const DATABASE = `
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export function tell(statement) {
  const { hostname, port } = new URL(process.env.DATABASE_URL);
  const socket = connect(Number(port), hostname);
  socket.write(statement + '\\n');
  return text(socket);
}
`;

const SERVER = `
import { tell } from './database.js';

const rows = Number(await tell('insert'));
if (rows !== 1) throw new Error('the database holds ' + rows + ' rows');
await import('./paced.js');
`;

const RESET = `#!/bin/sh
exec node --input-type=module --eval "import { tell } from './database.js'; await tell('reset');"
`;

export function databaseProject(): Files {
  const { 'server.js': paced = '', ...others } = pacedProject({ milliseconds: 1 });
  return {
    ...others,
    'paced.js': paced,
    'database.js': DATABASE.trimStart(),
    'server.js': SERVER.trimStart(),
    'reset-database.sh': RESET,
  };
}
