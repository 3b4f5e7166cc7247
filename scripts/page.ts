// The script and the style of the HTML report, as text that the renderer puts into a page: one file
// without imports, because a page asks for nothing.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

interface PageFiles {
  readonly script: { readonly text: string; readonly hash: string };
  readonly style: string;
}

/** What the page shows, and the files whose code is in it, relative to the root. */
interface Page {
  readonly files: PageFiles;
  readonly inputs: readonly string[];
}

const FOLDER = 'src/report/page';
const PLOT = 'node_modules/uplot';

export async function bundlePage(root: string): Promise<Page> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(FOLDER, 'main.ts'), join(FOLDER, 'page.css')],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    format: 'iife',
    // A page is read as what it says, but it may be saved as something else.
    charset: 'ascii',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const textOf = (ending: string) =>
    result.outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  const text = await withLicense(root, textOf('.js'));
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
  // Only these would end the elements that the texts stand in.
  if (/<\/(?:script|style)|<!--/i.test(text + textOf('.css')))
    throw new Error('the script or the style of the page would end its element');
  return {
    files: { script: { text, hash }, style: textOf('.css') },
    inputs: Object.keys(result.metafile.inputs).sort(),
  };
}

/** Each page is a copy of uPlot, and its licence asks to travel with every copy. */
async function withLicense(root: string, code: string): Promise<string> {
  const license = await readFile(join(root, PLOT, 'LICENSE'), 'utf8');
  const { version } = JSON.parse(await readFile(join(root, PLOT, 'package.json'), 'utf8'));
  return `/* Holds uPlot ${version}.\n${license.trim()} */\n${code}`;
}
