// Servers of Node: frameworks from npm, node:cluster, and a Unix socket.

import { LOOP, type Preparation, type ServerEntry } from '../server-entry.ts';

const NODE = `'${process.execPath}'`;

const BURN = `const turns = Number(process.env.BURN);
function burn() {
  let x = 1;
  for (let i = 0; i < turns; i++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; }
  return x === 0 ? 'none' : 'some';
}
`;

/** What npm itself is started with would reach the packages' scripts. */
const npmInstall = (...packages: readonly string[]): string =>
  `npm install --no-audit --no-fund --loglevel=error ${packages.join(' ')}`;

const fromNpm = (...packages: readonly string[]): Preparation => ({
  files: { 'package.json': '{"private":true}\n' },
  commands: [npmInstall(...packages)],
});

const NODE_ENTRY = { programs: ['npm'], packages: ['npm'], cost: LOOP, burn: 10_000 } as const;

const NEXT_FILES = {
  'package.json': '{"private":true}\n',
  'pages/index.js': `${BURN}
export async function getServerSideProps() { return { props: { burned: burn() } }; }
export default function Page({ burned }) {
  return <main><h1>Hello</h1><ul>{[1, 2, 3].map((n) => <li key={n}>{n} {burned}</li>)}</ul></main>;
}
`,
};

export const NODE_ENTRIES: readonly ServerEntry[] = [
  {
    ...NODE_ENTRY,
    name: 'Express',
    prepare: fromNpm('express@5'),
    files: () => ({
      'server.cjs': `${BURN}
const app = require('express')();
app.get('/', (request, response) => response.json({ hello: 'world', burned: burn() }));
app.listen(Number(process.env.PORT), '127.0.0.1');
`,
    }),
    start: ({ cache }) =>
      `NODE_ENV=production NODE_PATH='${cache}/node_modules' exec ${NODE} server.cjs`,
  },
  {
    ...NODE_ENTRY,
    name: 'fastify',
    prepare: fromNpm('fastify@5'),
    files: () => ({
      'server.cjs': `${BURN}
const app = require('fastify')();
app.get('/', async () => ({ hello: 'world', burned: burn() }));
app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
`,
    }),
    start: ({ cache }) =>
      `NODE_ENV=production NODE_PATH='${cache}/node_modules' exec ${NODE} server.cjs`,
  },
  {
    ...NODE_ENTRY,
    name: 'Next (production)',
    prepare: {
      files: NEXT_FILES,
      commands: [
        npmInstall('next', 'react', 'react-dom'),
        `PATH="${process.execPath.replace(/\/[^/]*$/, '')}:$PATH" NEXT_TELEMETRY_DISABLED=1 npx next build`,
      ],
    },
    files: () => ({}),
    start: ({ cache }) =>
      `cd '${cache}' && NEXT_TELEMETRY_DISABLED=1 NODE_ENV=production exec ${NODE} node_modules/next/dist/bin/next start -p {port} -H 127.0.0.1`,
    burn: 300_000,
    warmup: 5,
  },
  {
    ...NODE_ENTRY,
    name: 'node:cluster (2 workers)',
    programs: [],
    packages: [],
    files: () => ({
      'server.cjs': `${BURN}
const cluster = require('node:cluster');
if (cluster.isPrimary) for (let i = 0; i < 2; i++) cluster.fork();
else require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end('hello ' + burn());
}).listen(Number(process.env.PORT), '127.0.0.1');
`,
    }),
    start: () => `exec ${NODE} server.cjs`,
  },
  {
    ...NODE_ENTRY,
    name: 'Unix socket (Node)',
    programs: [],
    packages: [],
    transport: 'unix-socket',
    files: () => ({
      'server.cjs': `${BURN}
require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end('hello ' + burn());
}).listen(process.argv[2]);
`,
    }),
    start: () => `exec ${NODE} server.cjs {socket}`,
  },
];
