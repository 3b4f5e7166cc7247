// Which modules the bundle replaces by a small one of this folder: code that perf-gate never calls, and that
// would be most of dist/. Nothing is replaced where sources run unbundled, as they do in most tests.

import { join } from 'node:path';
import type { Plugin } from 'esbuild';

interface Replacement {
  /** As the importing file names it. */
  readonly module: RegExp;
  /** Where the importing file is; absent: anywhere. */
  readonly importer?: RegExp;
  /** A file of this folder. */
  readonly by: string;
}

/** The first that fits is taken. */
const REPLACEMENTS: readonly Replacement[] = [
  { module: /^unzip-stream$/, by: 'unzip-stream.ts' },
  { module: /^undici$/, importer: /\/@actions\//, by: 'undici-for-github.mjs' },
  { module: /^undici$/, by: 'undici.mjs' },
  { module: /^archiver$/, by: 'archiver.mjs' },
  { module: /^(?:glob|readdir-glob)$/, importer: /\/archiver/, by: 'finds-no-files.ts' },
  { module: /^\.\/oidc-utils\.js$/, importer: /\/@actions\/core\//, by: 'oidc-utils.ts' },
  { module: /^\.\/platform\.js$/, importer: /\/@actions\/core\//, by: 'platform.ts' },
  { module: /^pako$/, importer: /\/hdr-histogram-js\//, by: 'pako.ts' },
  { module: /^\.\/wasm$/, importer: /\/hdr-histogram-js\//, by: 'histogram-wasm.ts' },
  { module: /^\.\/crc64\.js$/, importer: /\/@azure\/storage-common\//, by: 'crc64.ts' },
];

export const replacements: Plugin = {
  name: 'replacements',
  setup(bundler) {
    for (const { module, importer, by } of REPLACEMENTS) {
      const path = join(import.meta.dirname, by);
      bundler.onResolve({ filter: module }, (file) =>
        importer === undefined || importer.test(file.importer) ? { path } : undefined,
      );
    }
  },
};
