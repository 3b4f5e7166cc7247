// `npm run bundle`: writes dist/, or with `--outdir DIR` the same files somewhere else.

import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BundledFile, bundle, PROGRAMS } from './bundle.ts';
import { bundlePage } from './page.ts';
import { thirdPartyLicenses } from './third-party-licenses.ts';

/** The name of a chunk ends in a hash of what is in it, so chunks of an earlier build would stay. */
const CHUNK = /-[A-Z0-9]{8}\.js$/;

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { outdir: { type: 'string' } } });
const outdir = resolve(values.outdir ?? join(root, 'dist'));

const { files, inputs } = await bundle(root, PROGRAMS);
// The programs hold the page of the HTML report as text, so no bundler sees what is in it.
const page = await bundlePage(root);
const licenses = thirdPartyLicenses(root, [...inputs, ...page.inputs]);
await mkdir(outdir, { recursive: true });
for (const name of await readdir(outdir)) {
  if (CHUNK.test(name)) await rm(join(outdir, name));
}
await Promise.all(files.map(write));
await writeFile(join(outdir, 'licenses.txt'), licenses);
console.log(`${outdir}: ${files.map(({ name }) => name).join(', ')}, licenses.txt`);

async function write({ name, text, executable }: BundledFile): Promise<void> {
  const path = join(outdir, name);
  await writeFile(path, text);
  await chmod(path, executable ? 0o755 : 0o644);
}
