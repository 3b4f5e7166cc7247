// Real little servers whose first requests are tried, and nothing else.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { GateError } from '../../src/errors.ts';
import { describeMachine } from '../../src/machine/environment.ts';
import { measureLooks } from '../../src/measure/run.ts';
import { tryCandidate } from '../../src/measure/try-candidate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { renderError } from '../../src/report/render-error.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'scripted.mjs');
const SECRET = 'tok-4711-geheim';

interface Rule {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly size?: number;
  readonly wrongFor?: number;
  readonly failures?: number;
  readonly isUnique?: boolean;
  readonly echoes?: boolean;
  readonly streams?: boolean;
}
type Script = Readonly<Record<string, Rule>>;

class Scene implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  plan(requests: string, flags: Readonly<Record<string, string>> = {}): Plan {
    const plan = gatePlan(
      { start: `exec '${process.execPath}' '${SERVER}'`, ...flags },
      `requests:\n${requests}`,
    );
    assert.ok(plan.server.kind === 'started');
    const env = { SCRIPT: JSON.stringify(this.#script), NOTES: join(this.path, 'notes') };
    return { ...plan, server: { ...plan.server, cwd: this.path, env }, secrets: [SECRET] };
  }

  get ports() {
    return gatePorts({
      ambient: { PATH: process.env.PATH },
      logs: this.path,
    });
  }

  /** How often the server was sent what. */
  sent(request: string): number {
    const notes = join(this.path, 'notes');
    const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
    return lines.filter((line) => line === request).length;
  }

  async try(requests: string, flags: Readonly<Record<string, string>> = {}) {
    const { tried, refusal } = await tryCandidate(this.plan(requests, flags), this.ports);
    return { tried: tried.map(({ isExpected, status }) => [isExpected, status]), refusal };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}

const codeOf = (error: GateError | undefined): string | undefined => error?.code;
const BY_PATH = { 'ready-path': '/ready' };

describe('a request that creates something', () => {
  const CREATE = '{ name: create, method: POST, path: /users, expect: { status: 201 } }';

  test('is sent twice, because the load would fail from the second on', async () => {
    using scene = new Scene({ '/': {}, '/list': {}, '/users': { status: 201, isUnique: true } });
    const { tried, refusal } = await scene.try(`  - path: /list\n  - ${CREATE}\n`);
    assert.deepEqual(tried, [
      [true, 200],
      [false, 409],
    ]);
    assert.equal(codeOf(refusal), 'unexpected-answer');
    assert.deepEqual(refusal?.details, [
      '"create" (POST /users): expected status 201; got 409, text/plain, 3 bytes the second time. Body: ok',
    ]);
    assert.match(
      refusal?.remedy ?? '',
      /^The first "create" got what it expects, and the second did not: write `\{seq\}` or `\{uuid\}` where each must be new\./,
    );
    assert.deepEqual([scene.sent('GET /list'), scene.sent('POST /users')], [1, 2]);
  });

  test('passes where each is new', async () => {
    const fixed = { '/': {}, '/users': { status: 201 } };
    using scene = new Scene(fixed);
    const { tried, refusal } = await scene.try(`  - path: /\n  - ${CREATE}\n`);
    assert.deepEqual(tried.at(-1), [true, 201]);
    assert.equal(refusal, undefined);
    assert.equal(scene.sent('POST /users'), 2);
  });

  test('and is waited for first, was repeated once it got through', async () => {
    using scene = new Scene({ '/': {}, '/users': { status: 201, failures: 2, isUnique: true } });
    const { refusal } = await scene.try(`  - path: /\n  - ${CREATE}\n`);
    assert.match(refusal?.details[0] ?? '', /got 409, .* the second time/);
    assert.equal(scene.sent('POST /users'), 4);
  });
});

describe('a server that is not ready at once', () => {
  test('and answers 404 for its first second is waited for, whatever the path of `url` says', async () => {
    using scene = new Scene({ '/': {}, '/late': { wrongFor: 1_000 } });
    const { tried, refusal } = await scene.try('  - path: /late\n  - path: /\n');
    assert.deepEqual(tried, [
      [true, 200],
      [true, 200],
    ]);
    assert.equal(refusal, undefined);
    assert.ok(scene.sent('GET /late') > 3);
  });

  test('is not waited for behind a `ready-path`: one try and three against chance', async () => {
    using scene = new Scene({ '/late': { wrongFor: 60_000 } });
    const { tried, refusal } = await scene.try('  - path: /late\n', BY_PATH);
    assert.deepEqual(tried, [[false, 404]]);
    assert.equal(codeOf(refusal), 'unexpected-answer');
    assert.match(refusal?.remedy ?? '', /look at `path`.*leave out `ready-path`/);
    assert.equal(scene.sent('GET /late'), 4);
  });

  test('until its time is over is an error that says which request lacked what', async () => {
    using scene = new Scene({ '/': {}, '/gone': { status: 404 }, '/down': { failures: 9_999 } });
    const patience = { 'ready-timeout': '1.5s' };
    const gone = await scene.try('  - path: /gone\n  - path: /\n', patience);
    assert.equal(codeOf(gone.refusal), 'unexpected-answer');
    assert.equal(gone.refusal?.kind, 'input');
    const down = await scene.try('  - path: /down\n  - path: /\n', patience);
    assert.equal(codeOf(down.refusal), 'server-not-ready');
    assert.equal(down.refusal?.kind, 'gate');
    assert.match(down.refusal?.message ?? '', /within 1\.5 s: GET \/down did not get/);
    assert.match(down.refusal?.details[0] ?? '', /got 500, text\/plain, 3 bytes\. Body: ok$/);
    assert.ok(scene.sent('GET /down') > 4);
    assert.equal(scene.sent('GET /'), 2 * 2);
  });
});

test('a server that fails some requests by chance is asked again, and measured', async () => {
  using scene = new Scene({ '/a': { failures: 3 }, '/b': { failures: 4 } });
  const well = await scene.try('  - path: /a\n', BY_PATH);
  assert.deepEqual([well.tried, well.refusal], [[[true, 200]], undefined]);
  const bad = await scene.try('  - path: /b\n', BY_PATH);
  assert.equal(codeOf(bad.refusal), 'unexpected-answer');
});

describe('an answer that is not the expected one is told, and no starting server is waited for', () => {
  const rows: readonly (readonly [string, Script, string, RegExp, RegExp])[] = [
    [
      'another status',
      { '/items': {} },
      '  - { name: create, method: POST, path: /items, expect: { status: 201 } }\n',
      /^"create" \(POST \/items\): expected status 201; got 200, text\/plain, 3 bytes\. Body: ok$/,
      /write `expect: \{ status: 200 \}`/,
    ],
    [
      'another text',
      { '/items': { headers: { 'content-type': 'application/json' }, body: '{"orders":[]}' } },
      `  - { path: /items, expect: { body-includes: '"items"' } }\n`,
      /and a body with `"items"`; got 200, application\/json, 13 bytes\. Body: \{"orders":\[\]\}$/,
      /look at `body-includes`/,
    ],
    [
      'a redirect to a login page',
      { '/admin': { status: 302, headers: { location: '/login?next=/admin' }, body: '' } },
      '  - { path: /admin, expect: { status: 200 } }\n',
      /got 302 to \/login\?next=\/admin, no content type, 0 bytes\.$/,
      /login page: send credentials in `headers`/,
    ],
    [
      'credentials that are missing',
      { '/admin': { status: 401 } },
      '  - path: /admin\n',
      /got 401/,
      /refuses GET \/admin: send credentials/,
    ],
    [
      'a body of ten million bytes',
      { '/big': { size: 10_000_000 } },
      `  - { path: /big, expect: { body-includes: nowhere } }\n`,
      /10 000 003 bytes\. Body: x{200}…$/,
      /look at `body-includes`/,
    ],
  ];
  for (const [says, script, requests, detail, remedy] of rows) {
    test(says, async () => {
      using scene = new Scene({ '/': {}, ...script });
      const { refusal } = await scene.try(`${requests}  - path: /\n`);
      assert.deepEqual([codeOf(refusal), refusal?.kind], ['unexpected-answer', 'input']);
      assert.equal(refusal?.details.length, 1);
      assert.match(refusal?.details[0] ?? '', detail);
      assert.match(refusal?.remedy ?? '', remedy);
    });
  }

  test('a request that must not be repeated is sent once, and the other in vain no longer', async () => {
    using scene = new Scene({ '/': {}, '/items': {}, '/late': { status: 404 } });
    const create = '  - { method: POST, path: /items, expect: { status: 201 } }\n';
    const { refusal } = await scene.try(`  - path: /late\n${create}`);
    assert.equal(scene.sent('POST /items'), 1);
    assert.equal(refusal?.details.length, 2);
  });
});

test('hostile bytes of a server are harmless, and a secret that it echoes is masked', async () => {
  const esc = String.fromCharCode(27);
  const body = `${esc}[2J${esc}]0;title\u0007\n::set-output name=a::b\n##[error]x\n</script>\u202e`;
  using scene = new Scene({ '/': {}, '/a': { status: 418, body, echoes: true } });
  const secretive = `  - { path: /a, headers: { authorization: '${SECRET}' } }\n`;
  const { refusal } = await scene.try(secretive);
  assert.ok(refusal instanceof GateError);
  const { code, message, remedy, details } = refusal;
  assert.match(details[0] ?? '', /Body: ::set-output name=a::b ##\[error\]x <\/script>\*\*\*$/);
  const shown = renderError({ code, message, remedy, details }, { colour: false });
  assert.doesNotMatch(shown, /^\s*::/m);
  assert.doesNotMatch(shown, /[^\P{C}\n]|tok-4711/u);
});

test('a stream without an end is still an endless answer', async () => {
  using scene = new Scene({ '/': {}, '/events': { streams: true } });
  const plan = scene.plan('  - path: /events\n  - path: /\n');
  const load = { ...plan.load, budget: milliseconds(300) };
  const { tried, refusal } = await tryCandidate({ ...plan, load }, scene.ports);
  assert.equal(codeOf(refusal), 'endless-answer');
  assert.deepEqual(
    tried.map(({ isExpected }) => isExpected),
    [false, true],
  );
});

test('a run of such a plan ends before any load', async () => {
  using scene = new Scene({ '/items': {} });
  const plan = scene.plan('  - { method: POST, path: /items, expect: { status: 201 } }\n', BY_PATH);
  const looks = measureLooks(
    {
      plan,
      machine: describeMachine(scene.ports),
      baseline: undefined,
      budget: seconds(20),
      givenRate: undefined,
    },
    scene.ports,
  );
  await assert.rejects(looks.next(), { code: 'unexpected-answer', kind: 'input' });
  assert.equal(scene.sent('POST /items'), 1);
});
