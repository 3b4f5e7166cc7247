// Bundles the programs of dist/: readable files that share what they have in common, the same bytes on every machine.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { replacements } from './replaced/replacements.ts';

/** One file that Node is started with. */
interface Program {
  /** Its entry point, relative to the root of the repository. */
  readonly source: string;
  /** Its name in dist/. A worker is found beside the command by this name. */
  readonly bundle: string;
  /** Started by its name from a shell. */
  readonly executable: boolean;
}

export const PROGRAMS: readonly Program[] = [
  { source: 'src/main.ts', bundle: 'main.js', executable: false },
  { source: 'src/cli.ts', bundle: 'cli.js', executable: true },
  { source: 'src/load/load-worker.ts', bundle: 'load-worker.js', executable: false },
  { source: 'src/demo/demo-server.ts', bundle: 'demo-server.js', executable: false },
];

interface Bundle {
  /** The programs, and the chunks that they import: all beside each other. */
  readonly files: readonly BundledFile[];
  /** Files whose code is in it, relative to the root, in order. */
  readonly inputs: readonly string[];
}

export interface BundledFile {
  readonly name: string;
  readonly text: string;
  readonly executable: boolean;
}

const SHEBANG = '#!/usr/bin/env node\n';

// CommonJS packages call `require`, which an ES module does not have. hdr-histogram-js does so inside
// `eval`, where only a variable of exactly this name is seen; without it, it would look for a zlib for browsers.
const REQUIRE = `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

/** @throws when a program does not compile or an import is not found. */
export async function bundle(root: string, programs: readonly Program[]): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: programs.map(({ source, bundle }) => ({
      in: source,
      out: bundle.replace(/\.js$/, ''),
    })),
    bundle: true,
    splitting: true,
    write: false,
    outdir: join(root, 'dist'),
    // A chunk finds workers beside itself, as the source does.
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    banner: { js: REQUIRE },
    legalComments: 'none', // licenses.txt has them all, in full
    metafile: true,
    // The same code as ES modules, which the package offers to browsers only: they load in half the time.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [nameAndVersionOnly(root), replacements],
    logLevel: 'warning',
  });
  const executables = programs.filter(({ executable }) => executable).map(({ bundle }) => bundle);
  const files = result.outputFiles.map(({ path, text }) => {
    const name = basename(path);
    const executable = executables.includes(name);
    return { name, text: executable ? withShebang(text) : text, executable };
  });
  return { files, inputs: usedInputs(result.metafile) };
}

function usedInputs({ outputs }: Metafile): readonly string[] {
  const used = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  return [...new Set(used.map(([path]) => path))].sort();
}

// esbuild keeps a shebang of the source in front of the banner; a banner with its own would then
// be a second one, in the middle of the code.
function withShebang(text: string): string {
  return text.startsWith('#!') ? text : SHEBANG + text;
}

// All of package.json would make dist/ stale at every change of a script or a tool.
function nameAndVersionOnly(root: string): Plugin {
  const path = join(root, 'package.json');
  return {
    name: 'name-and-version-only',
    setup(bundler) {
      bundler.onLoad({ filter: /package\.json$/ }, async (file) => {
        if (file.path !== path) return undefined;
        const { name, version } = JSON.parse(await readFile(path, 'utf8'));
        return { contents: JSON.stringify({ name, version }), loader: 'json' };
      });
    },
  };
}
