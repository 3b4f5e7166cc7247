// Our generator as users run it: bundled, with its worker beside it. Run from source it would also pay,
// in memory and at its start, for having its types stripped.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle, PROGRAMS } from '../../scripts/bundle.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** In a folder that is removed when disposed of. */
interface BundledGenerator extends AsyncDisposable {
  readonly folder: string;
  /** What to give to Node. */
  readonly file: string;
}

/** @param source generator or soak: a program of this folder, without its ending */
export async function bundleGenerator(source: string): Promise<BundledGenerator> {
  const folder = await mkdtemp(join(tmpdir(), 'perf-gate-bench-engine-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const program = { source: `bench/engine/${source}.ts`, bundle: `${source}.js` };
    const worker = PROGRAMS.filter(({ bundle }) => bundle === 'load-worker.js');
    const { files } = await bundle(ROOT, [{ ...program, executable: false }, ...worker]);
    for (const { name, text } of files) await writeFile(join(folder, name), text);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    return { folder, file: join(folder, program.bundle), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
