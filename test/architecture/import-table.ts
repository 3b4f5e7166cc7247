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

/**
 * A room may import, at most, rooms before it; its row says which. A row that lists something unused
 * fails a test, as one that lists too little does.
 */
export const IMPORT_TABLE: Readonly<Record<string, Row>> = {
  units: {},
  'telling-line': {},
  'nearest-word': {},
  errors: { ours: ['telling-line'] },
  version: { outside: ['package.json'] },
  'unless-aborted': {},
  progress: { types: ['units'] },
  'regular-file': { outside: ['node:fs'] },
  'temporary-folder': { ours: ['errors'], outside: ['node:fs', 'node:path'] },
  // re2js: matches in a time that is bounded.
  pattern: { outside: ['re2js'] },
  // ajv: JSON Schema is its business.
  'json-schema': { ours: ['pattern'], outside: ['ajv'] },
  mask: {},
  'request-text': {},
  plan: {
    ours: ['units', 'errors', 'nearest-word', 'request-text'],
    outside: ['zod', 'yaml', 'node:path', 'node:crypto'],
  },
  stats: { ours: ['units'] },
  // zod: stored records are hostile input, checked within bounds.
  // node:zlib: inflates a stored histogram within a bound.
  record: { ours: ['units', 'errors'], outside: ['hdr-histogram-js', 'zod', 'node:zlib'] },
  // plan: what of it is judged, flows beside requests.
  verdict: { ours: ['plan', 'record', 'stats', 'units'] },
  // What a profiler wrote is text of a change's own process: read within bounds, and never judged.
  profile: { ours: ['record', 'units'] },
  // Composes from the values of a record and its verdict.
  // zod: the shape of a report has one definition, which also checks reports of foreign runs.
  // uplot: the charts of the HTML report; it runs in a reader's browser.
  report: {
    ours: ['mask', 'units', 'plan', 'stats', 'record', 'verdict', 'profile'],
    types: ['progress'],
    outside: ['zod', 'uplot'],
  },
  // Reads what other programs wrote, and writes only what plan's own reader accepts. yaml: OpenAPI documents,
  // and the text that is written.
  'import-requests': { ours: ['errors', 'plan', 'report'], outside: ['yaml'] },
  // What other load generators printed: recognised, read within bounds, and never interpolated.
  // csv-parse, zod: the shapes of files that somebody else wrote.
  import: { ours: ['units', 'report'], types: ['errors'], outside: ['zod', 'csv-parse'] },
  // node:net: the machine's lock is a socket, because the kernel closes it when its holder dies.
  machine: {
    ours: ['units', 'errors', 'temporary-folder'],
    outside: ['node:os', 'node:fs', 'node:net', 'node:path', 'node:crypto', 'node:timers/promises'],
  },
  // machine: whether the generator's own threads had to wait for a CPU. node:http2: its error codes.
  // node:zlib: bodies that are checked may be compressed. node:events: what undici makes of the end of an HTTP/2 connection is put right.
  load: {
    ours: [
      'mask',
      'request-text',
      'machine',
      'record',
      'units',
      'errors',
      'pattern',
      'json-schema',
    ],
    types: ['plan'],
    outside: [
      'undici',
      'node:net',
      'node:tls',
      'node:http2',
      'node:zlib',
      'node:worker_threads',
      'node:perf_hooks',
      'node:timers/promises',
    ],
  },
  // load: the engine that loads a server asks whether it is ready.
  server: {
    ours: ['machine', 'load', 'units', 'errors', 'temporary-folder', 'telling-line'],
    outside: [
      'node:child_process',
      'node:fs',
      'node:net',
      'node:path',
      'node:timers/promises',
      'node:util',
    ],
  },
  // zod: lockfiles are hostile, and each entry is checked by itself. smol-toml: four of them are in TOML.
  lockfiles: {
    ours: ['regular-file'],
    types: ['record'],
    outside: ['zod', 'smol-toml', 'node:fs', 'node:path'],
  },
  // tar, node:zlib: builds are packed, and unpacked as the hostile archives that they may be.
  // picomatch: `baseline-paths` are globs; Node's own came after the oldest Node that is supported.
  // node:events, node:stream: archives are read and written piece by piece. node:os: where no folder can
  // be made beside the candidate's, it is made where temporary files are. server: git gets no more of the
  // environment than the server, because a build may have changed what git runs. nearest-word: a branch
  // that does not exist was most likely mistyped.
  baseline: {
    ours: ['units', 'errors', 'record', 'server', 'regular-file', 'nearest-word'],
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
      'node:path',
      'node:crypto',
      'node:timers/promises',
    ],
  },
  // plan: a record is masked before it leaves the room. node:crypto: a run's chance is hashed from its seed.
  // node:fs, node:path, node:timers/promises: profilers write files, and are told by files when to begin.
  measure: {
    ours: [
      'mask',
      'regular-file',
      'profile',
      'units',
      'errors',
      'unless-aborted',
      'plan',
      'stats',
      'record',
      'machine',
      'server',
      'load',
    ],
    types: ['progress', 'verdict'],
    outside: ['node:crypto', 'node:fs', 'node:path', 'node:timers/promises'],
  },
  // lockfiles: whether a base that is checked out anew has packages to install.
  arms: {
    ours: ['errors', 'server', 'lockfiles', 'baseline', 'measure'],
    types: ['plan', 'verdict'],
  },
  // load: which engine a plan needs is known, and held against a named baseline, before measuring.
  // stats: how few pairs say nothing.
  gate: {
    ours: [
      'mask',
      'units',
      'errors',
      'plan',
      'stats',
      'record',
      'verdict',
      'report',
      'machine',
      'load',
      'lockfiles',
      'baseline',
      'measure',
      'arms',
    ],
  },
  // What both edges do: signals, the configuration file and files with rows, unexpected errors.
  // server: what is shown of a log is sanitised as its last lines are everywhere.
  edge: {
    ours: ['errors', 'temporary-folder', 'regular-file', 'server', 'pattern', 'json-schema'],
    types: ['plan', 'report'],
    // node:crypto: other rows are told by a hash. csv-parse: quotes and line ends are its business.
    outside: ['node:crypto', 'node:fs', 'node:path', 'csv-parse/sync'],
  },
  // baseline: the artifact store is one more store, with the same rules for what is kept.
  // @octokit/*: retries and rate limits. yauzl: artifacts are hostile archives, of which one file is read.
  // zod: what GitHub, its runner and artifacts say is checked before it is used.
  // node:stream: a stored build is too large to be held in memory.
  github: {
    ours: [
      'mask',
      'units',
      'errors',
      'version',
      'unless-aborted',
      'regular-file',
      'temporary-folder',
      'plan',
      'report',
      'baseline',
      'edge',
    ],
    types: ['progress', 'record', 'verdict'],
    outside: [
      '@actions/*',
      '@octokit/*',
      'yauzl',
      'zod',
      'node:fs',
      'node:stream',
      'node:path',
      'node:crypto',
      'node:timers/promises',
    ],
  },
  // baseline: the demonstration has nothing stored.
  demo: {
    ours: ['plan', 'baseline', 'gate'],
    outside: ['node:http'],
  },
  // main.ts and the folder main/: the action's edge. node:fs: what cannot be loaded is explained without it.
  main: { ours: ['gate', 'github', 'edge'], outside: ['node:fs'] },
  // cli.ts and the folder cli/: the command's edge. arms: `validate` looks for the base that is named.
  // measure: `validate` says how many blocks a budget holds. lockfiles: and that a base has packages to install.
  cli: {
    ours: [
      'mask',
      'plan',
      'report',
      'baseline',
      'measure',
      'lockfiles',
      'arms',
      'gate',
      'demo',
      'edge',
      'errors',
      'version',
      'regular-file',
      'import',
      'import-requests',
    ],
    types: ['progress'],
    // node:os: the folder for logs is made in the system's own for such things. node:module: its compile cache.
    outside: ['node:os', 'node:module', 'node:path', 'node:crypto'],
  },
};

/**
 * The sub-rooms of each room, bottom first: they are private to it, and each imports only those before
 * it. A room's top files and its sub-rooms may import each other.
 */
export const SUB_ROOMS: Readonly<Record<string, readonly string[]>> = {
  plan: ['read', 'table', 'values', 'rules', 'build'],
  record: ['stored'],
  verdict: ['words', 'metrics', 'conduct'],
  report: [
    'schema',
    'format',
    'escape',
    'document',
    'rows',
    'content',
    'draw',
    'compose',
    'terminal',
    'markdown',
    'html',
    'page',
    'foreign',
  ],
  'import-requests': ['draft', 'formats', 'openapi', 'write'],
  import: ['text', 'formats', 'files', 'show'],
  lockfiles: ['formats'],
  profile: ['formats'],
  measure: ['trial', 'warm-up', 'servers', 'profilers'],
  load: ['values', 'exchange', 'wire', 'http2', 'undici', 'thread'],
  server: ['ready'],
  baseline: ['files', 'git', 'build'],
  github: ['job', 'api', 'artifacts', 'baselines', 'publish', 'second-stage'],
};
