// Bundles the programs of dist/: one readable file each, the same bytes on every machine.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** One file that Node is started with. */
export interface Program {
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

export interface Bundle {
  readonly name: string;
  readonly text: string;
  readonly executable: boolean;
  /** Files whose code is in it, relative to the root. */
  readonly inputs: readonly string[];
}

const SHEBANG = '#!/usr/bin/env node\n';

// CommonJS packages call `require`, which an ES module does not have. hdr-histogram-js does so inside
// `eval`, where only a variable of exactly this name is seen; without it, it quietly takes a slower zlib.
const REQUIRE = `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

/** @throws when a program does not compile or an import is not found. */
export async function bundle(root: string, program: Program): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [program.source],
    bundle: true,
    write: false,
    outfile: join(root, 'dist', program.bundle),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    banner: { js: REQUIRE },
    legalComments: 'none', // licenses.txt has them all, in full
    metafile: true,
    alias: { 'unzip-stream': join(root, 'scripts', 'replaced', 'unzip-stream.ts') },
    plugins: [nameAndVersionOnly(root)],
    logLevel: 'warning',
  });
  const inputs = Object.values(result.metafile.outputs).flatMap((output) => usedInputs(output));
  const text = result.outputFiles.map((file) => file.text).join('');
  return {
    name: program.bundle,
    text: program.executable ? withShebang(text) : text,
    executable: program.executable,
    inputs: inputs.sort(),
  };
}

function usedInputs(output: { inputs: Record<string, { bytesInOutput: number }> }): string[] {
  return Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
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
