// What a room may import. A room that outgrows its row is redesigned in the open: the row changes in
// the commit that needs it, and the commit says why.

export interface Row {
  /** Rooms and single files of src/. */
  readonly ours?: readonly string[];
  /** The same, for `import type` alone: nothing of them runs in this room. */
  readonly types?: readonly string[];
  /** Packages and parts of Node; `node:fs` includes `node:fs/promises`. */
  readonly outside?: readonly string[];
}

const EFFECTS = ['node:path', 'node:url', 'node:crypto', 'node:timers/promises'];

/** In the order in which data flows; no row may name a later one. */
export const IMPORT_TABLE: Readonly<Record<string, Row>> = {
  units: {},
  errors: {},
  version: { outside: ['package.json'] },
  'unless-aborted': {},
  progress: { ours: ['units'] },
  plan: { ours: ['units', 'errors'], outside: ['zod', 'yaml', 'node:path', 'node:crypto'] },
  stats: { ours: ['units'] },
  // zod, node:zlib: stored records are hostile input, checked and inflated within bounds.
  record: { ours: ['units', 'errors'], outside: ['hdr-histogram-js', 'zod', 'node:zlib'] },
  verdict: { ours: ['record', 'stats', 'units', 'errors'], types: ['plan'] },
  // Composes from the values of a record and its verdict.
  // zod: the shape of a report has one definition, which also checks reports of foreign runs.
  report: {
    ours: ['units', 'progress', 'plan', 'stats', 'record', 'verdict'],
    outside: ['zod'],
  },
  // node:net: the machine's lock is a socket, because the kernel closes it when its holder dies.
  machine: { ours: ['units', 'errors'], outside: ['node:os', 'node:fs', 'node:net', ...EFFECTS] },
  // node:stream: what a process prints arrives as a stream. node:tls: a probe that takes HTTP/2 alone.
  server: {
    ours: ['machine', 'units', 'errors'],
    types: ['plan'],
    outside: [
      'node:child_process',
      'node:fs',
      'node:net',
      'node:tls',
      'node:stream',
      'undici',
      ...EFFECTS,
    ],
  },
  // machine: whether the generator's own threads had to wait for a CPU. node:http2: its error codes.
  // node:events: what undici makes of the end of an HTTP/2 connection is put right.
  load: {
    ours: ['machine', 'record', 'units', 'errors'],
    types: ['plan'],
    outside: [
      'undici',
      'node:net',
      'node:tls',
      'node:http2',
      'node:events',
      'node:worker_threads',
      'node:perf_hooks',
      ...EFFECTS,
    ],
  },
  // tar, node:zlib: builds are packed, and unpacked as the hostile archives that they may be.
  // picomatch: `baseline-paths` are globs; Node's own came after the oldest Node that is supported.
  // node:events, node:stream: archives are read and written piece by piece. node:os: where no folder can
  // be made beside the candidate's, it is made where temporary files are.
  baseline: {
    ours: ['record', 'errors'],
    types: ['plan'],
    outside: [
      'tar',
      'picomatch',
      'node:fs',
      'node:child_process',
      'node:zlib',
      'node:events',
      'node:stream',
      'node:os',
      ...EFFECTS,
    ],
  },
  // plan: a record is masked before it leaves the room. node:crypto: a run's chance is hashed from its seed.
  measure: {
    ours: [
      'units',
      'errors',
      'unless-aborted',
      'progress',
      'plan',
      'stats',
      'record',
      'machine',
      'server',
      'load',
    ],
    types: ['verdict', 'report'],
    outside: ['node:crypto'],
  },
  arms: {
    ours: ['errors', 'record', 'server', 'baseline', 'measure'],
    types: ['plan', 'verdict'],
  },
  gate: {
    ours: [
      'units',
      'errors',
      'record',
      'verdict',
      'report',
      'machine',
      'baseline',
      'measure',
      'arms',
    ],
    types: ['plan'],
  },
  // What both edges do: signals, the configuration file, errors that nobody expected.
  edge: { ours: ['plan', 'errors'], outside: ['node:fs', ...EFFECTS] },
  // baseline: the artifact store is one more store, with the same rules for what is kept.
  // @octokit/*: retries and rate limits. yauzl: artifacts are hostile archives, of which one file is read.
  // zod: what GitHub, its runner and artifacts say is checked before it is used.
  // node:stream: a stored build is too large to be held in memory.
  github: {
    ours: [
      'units',
      'errors',
      'version',
      'unless-aborted',
      'progress',
      'plan',
      'report',
      'baseline',
      'edge',
    ],
    types: ['record', 'verdict'],
    outside: ['@actions/*', '@octokit/*', 'yauzl', 'zod', 'node:fs', 'node:stream', ...EFFECTS],
  },
  // baseline: the demonstration has nothing stored.
  demo: {
    ours: ['plan', 'report', 'baseline', 'gate', 'errors'],
    outside: ['node:http', ...EFFECTS],
  },
  // main.ts and the folder main/: the action's edge.
  main: { ours: ['plan', 'gate', 'github', 'edge', 'errors'] },
  // cli.ts and the folder cli/: the command's edge.
  cli: {
    ours: ['plan', 'report', 'baseline', 'gate', 'demo', 'edge', 'errors', 'version', 'progress'],
    // node:os: the folder for logs is made in the system's own for such things. node:module: its compile cache.
    outside: ['node:util', 'node:fs', 'node:os', 'node:module', ...EFFECTS],
  },
};

/**
 * The sub-rooms of each room, bottom first: they are private to it, and each imports only those before
 * it. A room's top files and its sub-rooms may import each other.
 */
export const SUB_ROOMS: Readonly<Record<string, readonly string[]>> = {
  plan: ['read', 'table', 'rules'],
  verdict: ['words', 'metrics', 'conduct'],
  report: [
    'schema',
    'format',
    'escape',
    'content',
    'draw',
    'compose',
    'terminal',
    'markdown',
    'html',
    'foreign',
  ],
  load: ['exchange', 'wire', 'undici', 'thread'],
  baseline: ['files', 'git', 'build'],
  github: ['job', 'api', 'artifacts', 'baselines', 'publish', 'second-stage'],
};
