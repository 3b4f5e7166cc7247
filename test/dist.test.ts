// Users run dist/, and reviewers do not read it: it must be what the sources make.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import packageJson from '../package.json' with { type: 'json' };
import { bundle } from '../scripts/bundle.ts';
import { nodePrograms } from './dist/node-programs.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const LARGEST = 6_400_000;
const REMEDY = 'dist/ is not what the sources make: run `npm run bundle` and commit dist/';

interface TemporaryFolder extends Disposable {
  readonly path: string;
}

function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'perf-gate-dist-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function run(node: string, ...args: readonly string[]): string {
  return execFileSync(node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('dist', () => {
  test('is what the sources make, byte for byte', () => {
    assert.ok(existsSync(dist), REMEDY);
    using fresh = temporaryFolder();
    run(process.execPath, join(root, 'scripts', 'build.ts'), '--outdir', fresh.path);
    const names = readdirSync(fresh.path).sort();
    assert.deepEqual(readdirSync(dist).sort(), names, REMEDY);
    for (const name of names) {
      const isFresh = readFileSync(join(fresh.path, name)).equals(readFileSync(join(dist, name)));
      assert.ok(isFresh, `${name}: ${REMEDY}`);
    }
  });

  test('is committed whole: chunks are named by their content, so a change makes new files', () => {
    const listed = execFileSync('git', ['ls-files', '-z', 'dist'], { cwd: root, encoding: 'utf8' });
    const tracked = listed.split('\0').flatMap((path) => path.match(/^dist\/(.+)$/)?.[1] ?? []);
    assert.deepEqual(tracked.sort(), readdirSync(dist).sort(), REMEDY);
  });

  test('is small enough to be fetched by every job', () => {
    const sizes = readdirSync(dist).map((name) => statSync(join(dist, name)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= LARGEST, `dist/ has ${bytes} bytes: see scripts/replaced/`);
  });

  test('holds no path of the machine that built it', () => {
    for (const name of readdirSync(dist)) {
      assert.ok(!readFileSync(join(dist, name), 'utf8').includes(root), `${name} names ${root}`);
    }
  });

  test('has a command that a shell can start', () => {
    const isExecutable = (statSync(join(dist, 'cli.js')).mode & 0o111) === 0o111;
    assert.ok(isExecutable, REMEDY);
    assert.match(readFileSync(join(dist, 'cli.js'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });

  for (const node of nodePrograms()) {
    test(`tells its version on ${node}`, () => {
      assert.ok(run(node, join(dist, 'cli.js'), '--version').includes(packageJson.version));
    });
  }
});

// hdr-histogram-js finds zlib by `eval('require("zlib")')`: what no bundler sees may break in a bundle.
test('a bundled histogram survives being stored', async (t) => {
  const source = 'test/dist/histogram-program.ts';
  using folder = temporaryFolder();
  const program = { source, bundle: 'histogram-program.js', executable: false };
  for (const { name, text } of (await bundle(root, [program])).files) {
    writeFileSync(join(folder.path, name), text);
  }
  writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
  const printed = run(process.execPath, join(root, source));
  for (const node of nodePrograms()) {
    await t.test(`on ${node}`, () => {
      assert.equal(run(node, join(folder.path, program.bundle)), printed);
    });
  }
});
