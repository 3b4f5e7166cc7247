// The line that tells why a program ended, in what real programs printed: fixtures/last-words.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { GateError } from '../src/errors.ts';
import { LineRing } from '../src/server/line-ring.ts';
import { excerptOf, findTellingLine } from '../src/telling-line.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/last-words');

/** As they are kept of a server. */
function linesOf(name: string): readonly string[] {
  const ring = new LineRing();
  ring.append('output', readFileSync(join(FOLDER, `${name}.txt`), 'utf8'));
  return ring.last(200).lines;
}

const TELLING: Readonly<Record<string, string>> = {
  'git-fatal': "fatal: '/srv/none' does not appear to be a git repository",
  'go-compile-error': 'gobad/main.go:4:2: declared and not used: x',
  'go-nil-panic': 'panic: runtime error: invalid memory address or nil pointer dereference',
  'go-panic': 'panic: no prices',
  'go-port-in-use': '2026/11/29 18:00:37 listen tcp 127.0.0.1:4173: bind: address already in use',
  'gunicorn-app-fails': "ModuleNotFoundError: No module named 'flasky'",
  'java-caused-by': 'Caused by: java.net.ConnectException: Connection refused',
  'java-compile-error': 'Bad.java:1: error: incompatible types: String cannot be converted to int',
  'java-port-in-use': 'Exception in thread "main" java.net.BindException: Address already in use',
  'json-log':
    '{"level":60,"time":1764439200000,"pid":7,"hostname":"ci","err":{"type":"Error","message":"connect ECONNREFUSED 127.0.0.1:6379","stack":"Error: connect ECONNREFUSED 127.0.0.1:6379"},"msg":"redis is unreachable"}',
  'make-fails': "ModuleNotFoundError: No module named 'flasky'",
  'nginx-port-in-use':
    '2026/11/29 18:00:47 [emerg] 18460#18460: bind() to 127.0.0.1:4177 failed (98: Address already in use)',
  'node-message-of-two-lines': 'TypeError: Cannot read the price of',
  'node-module-missing':
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /srv/shop/missing.mjs",
  'node-module-missing-cjs': "Error: Cannot find module 'express'",
  'node-out-of-memory':
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  'node-port-in-use': 'Error: listen EADDRINUSE: address already in use 127.0.0.1:4173',
  'node-rejects':
    'UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "#<Object>".',
  'node-syntax-error': "SyntaxError: Unexpected token ';'",
  'node-throws-with-cause': "[cause]: Error: ENOENT: no such file or directory, open 'prices.json'",
  'npm-build-fails':
    "ts/a.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.",
  'npm-ci-without-lock':
    'npm error The `npm ci` command can only install with an existing package-lock.json or',
  'npm-not-found':
    'npm error FetchError: request to http://127.0.0.1:9/no-such-package-of-the-shop failed, reason: connect ECONNREFUSED 127.0.0.1:9',
  'npm-script-fails': "[cause]: Error: ENOENT: no such file or directory, open 'prices.json'",
  'npm-script-missing': 'npm error Missing script: "bundle"',
  'npm-start-fails': 'Error: listen EADDRINUSE: address already in use 127.0.0.1:4173',
  'npm-workspace-fails': 'hello',
  'php-port-in-use':
    '[Sun Nov 29 18:00:43 2026] Failed to listen on 127.0.0.1:4176 (reason: Address already in use)',
  'php-syntax-error': "PHP Parse error:  Unclosed '(' on line 2 in /srv/shop/syntax.php on line 3",
  'php-uncaught':
    'PHP Fatal error:  Uncaught LogicException: the file is empty in /srv/shop/shop.php:2',
  'pip-not-found':
    'ERROR: Could not find a version that satisfies the requirement no-such-package-of-the-shop (from versions: none)',
  plain: 'giving up after 100 requests',
  'puma-app-fails':
    "config.ru:1:in `block in <main>': uninitialized constant NoSuchApp (NameError)",
  'python-during': 'ImproperlyConfigured: Set the SHOP_KEY environment variable',
  'python-from-cause': "FileNotFoundError: [Errno 2] No such file or directory: 'prices.json'",
  'python-group': '| ValueError: bad port',
  'python-module-missing': "ModuleNotFoundError: No module named 'flasky'",
  'python-note': "ValueError: invalid literal for int() with base 10: 'x'",
  'python-port-in-use': 'OSError: [Errno 98] Address already in use',
  'python-syntax-error': 'SyntaxError: invalid syntax',
  'ruby-gem-missing':
    "<internal:/usr/lib/ruby/vendor_ruby/rubygems/core_ext/kernel_require.rb>:85:in `require': cannot load such file -- sinatraa (LoadError)",
  'ruby-port-in-use':
    'inuse.rb:3:in `initialize\': Address already in use - bind(2) for "127.0.0.1" port 4173 (Errno::EADDRINUSE)',
  'ruby-syntax-error': "syntax.rb:2: syntax error, unexpected integer literal, expecting ')'",
  'ruby-with-cause':
    "shop.rb:2:in `read': No such file or directory @ rb_sysopen - prices.json (Errno::ENOENT)",
  'rust-compile-error': 'error[E0308]: mismatched types',
  'rust-panic': 'called `Result::unwrap()` on an `Err` value: "empty"',
  'sh-file-missing': 'sh: 1: ./serve: not found',
  'sh-not-found': 'sh: 1: node-gyp-build: not found',
  'tsc-fails': "ts/a.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.",
};

describe('what real programs printed', () => {
  for (const [name, line] of Object.entries(TELLING))
    test(name, () => assert.equal(findTellingLine(linesOf(name)), line));

  test('every recording has its line', () => {
    const names = readdirSync(FOLDER).map((name) => name.replace(/\.txt$/, ''));
    assert.deepEqual(names.sort(), Object.keys(TELLING).sort());
  });
});

const rows: readonly (readonly [what: string, lines: readonly string[], telling: string])[] = [
  [
    'a caught error long before the end did not end it',
    [
      'TypeError: x is undefined',
      '    at handler (shop.js:1:1)',
      ...Array.from({ length: 12 }, (_, count) => `GET /basket/${count} 200`),
      'giving up',
    ],
    'giving up',
  ],
  [
    'of two crashes the last counts',
    ['Error: one', '    at x', 'restarting', 'Error: two', '    at x', 'Node.js v24.21.0'],
    'Error: two',
  ],
  [
    'older npm',
    [
      'x.ts(1,1): error TS1: no',
      'npm ERR! Lifecycle script `build` failed with error:',
      'npm ERR! Error: command failed',
      'npm ERR!   in workspace: shop@1.0.0',
      'npm ERR! A complete log of this run can be found in:',
      'npm ERR!     /home/ci/.npm/_logs/2026-debug-0.log',
    ],
    'x.ts(1,1): error TS1: no',
  ],
  [
    'yarn and pnpm',
    ['x.ts(1,1): error TS1: no', ' ELIFECYCLE  Command failed with exit code 1.'],
    'x.ts(1,1): error TS1: no',
  ],
  [
    'a Rust panic of old',
    ["thread 'main' panicked at 'no prices', src/main.rs:2:5"],
    "thread 'main' panicked at 'no prices', src/main.rs:2:5",
  ],
  [
    '.NET',
    ['Unhandled exception. System.InvalidOperationException: no prices', '   at Shop.Main()'],
    'Unhandled exception. System.InvalidOperationException: no prices',
  ],
  [
    'several refused addresses',
    [
      'AggregateError [ECONNREFUSED]:',
      '    at x',
      '  [errors]: [',
      '    Error: connect ECONNREFUSED ::1:5432',
      '        at x',
      '    Error: connect ECONNREFUSED 127.0.0.1:5432',
      '        at x',
      '  ]',
      '}',
      'Node.js v24.21.0',
    ],
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
  ],
  [
    'what npm says, said by another',
    ['starting', 'command not found: serve'],
    'command not found: serve',
  ],
  ['a rule for a path', ['starting', 'path must be absolute'], 'path must be absolute'],
  ['noise alone', ['Node.js v24.21.0', 'exit status 1'], 'exit status 1'],
];
for (const [what, lines, telling] of rows)
  test(what, () => assert.equal(findTellingLine(lines), telling));

test('without lines nothing is told', () => assert.equal(findTellingLine([]), undefined));

/** Lines of the recordings in any order, and any others. */
const anyLines = fc.array(
  fc.oneof(
    fc.constantFrom(...Object.keys(TELLING).flatMap(linesOf)),
    fc.string({ minLength: 1 }).map((text) => text.replace(/\s+/g, ' ')),
  ),
);

test('it is always one of the lines', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const line = findTellingLine(lines);
      assert.equal(line === undefined, lines.length === 0);
      if (line !== undefined) assert.ok(lines.some((one) => one.trim() === line));
    }),
  );
});

test('an excerpt ends with the last lines, and names the one of all that tells', () => {
  fc.assert(
    fc.property(anyLines, fc.integer({ min: 1, max: 20 }), (lines, count) => {
      const excerpt = excerptOf(lines, count);
      assert.deepEqual(excerpt.lines.slice(-Math.min(count, lines.length)), lines.slice(-count));
      assert.ok(excerpt.lines.length <= count + 2);
      const line = findTellingLine(lines);
      if (line !== undefined) assert.ok(excerpt.lines.some((one) => one.trim() === line));
      // What an error prints, whoever made another error of it.
      const entry = { code: 'server-exited', kind: 'gate', message: '', remedy: '' } as const;
      const { lines: details, telling } = excerpt;
      assert.equal(new GateError({ ...entry, details, telling }).telling, line);
    }),
  );
});
