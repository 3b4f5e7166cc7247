// `npm run build`: writes dist/, or with `--outdir DIR` the same files somewhere else.

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bundle, bundle, PROGRAMS } from './bundle.ts';
import { thirdPartyLicenses } from './third-party-licenses.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { outdir: { type: 'string' } } });
const outdir = resolve(values.outdir ?? join(root, 'dist'));

const bundles = await Promise.all(PROGRAMS.map((program) => bundle(root, program)));
const licenses = thirdPartyLicenses(
  root,
  bundles.flatMap((each) => each.inputs),
);
await mkdir(outdir, { recursive: true });
await Promise.all(bundles.map(writeBundle));
await writeFile(join(outdir, 'licenses.txt'), licenses);
console.log(`${outdir}: ${bundles.map((each) => each.name).join(', ')}, licenses.txt`);

async function writeBundle({ name, text, executable }: Bundle): Promise<void> {
  const path = join(outdir, name);
  await writeFile(path, text);
  await chmod(path, executable ? 0o755 : 0o644);
}
