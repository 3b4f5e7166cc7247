import assert from 'node:assert/strict';
import test from 'node:test';
import { GateError, InputError } from '../../src/errors.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { faultsOf, planOf, RAW } from './raw-inputs.ts';

test('a start command is enough: everything else has a default', () => {
  const plan = parsePlan({ ...RAW, flags: { start: 'node server.js' } });
  assert.deepEqual(plan.server, {
    kind: 'started',
    start: 'node server.js',
    cwd: '/srv/app',
    build: undefined,
    listens: { kind: 'port', port: undefined },
    env: {},
    beforeBlock: undefined,
    afterBlock: undefined,
    ready: {
      by: { kind: 'path', path: '/', takesNotFound: false, awaitsRequests: true },
      timeout: 60_000,
    },
    steps: { setup: [], teardown: [] },
  });
  assert.deepEqual(plan.target, {
    protocol: 'http:',
    hostname: '127.0.0.1',
    port: undefined,
    insecure: false,
  });
  assert.deepEqual(plan.load, {
    connections: 32,
    rate: 'auto',
    warmup: 2_000,
    budget: 180_000,
    requestTimeout: 10_000,
    http2: false,
  });
  assert.deepEqual(plan.tolerances, {
    throughput: 0.05,
    p99: 0.1,
    p99Floor: 0.5,
    cpu: 0.1,
    memory: 0.2,
    start: 0.2,
    errors: 0.001,
  });
  assert.deepEqual(plan.policy, {
    missingBaseline: 'measure',
    onInconclusive: 'warn',
    onInvalid: 'fail',
  });
  assert.equal(plan.name, 'default');
  assert.equal(plan.seed, 'random');
  assert.equal(plan.requests[0].name, 'GET /');
});

test('an empty `--start` measures what runs already, whatever the file says', () => {
  const flags = { start: '', url: 'http://127.0.0.1:3000/' };
  const text = 'start: node server.js\nbuild: npm ci\ncandidate-env: { A: b }\n';
  assert.equal(planOf(text, { flags }).server.kind, 'running');
  assert.deepEqual(faultsOf(text, { flags: { ...flags, build: 'make' } }), [
    '--build: it has no meaning without `--start`. Let perf-gate start the server, or remove it.',
  ]);
  assert.deepEqual(faultsOf('start: node server.js\n', { flags: { start: '' } }), [
    'start: neither `start` nor `url` is given. Write `start: node server.js`.',
  ]);
});

test('an empty flag switches off the commands of the file that need not be there', () => {
  const text = 'start: a\nbuild: b\nbefore-block: c\nafter-block: d\n';
  const { server } = planOf(text, { flags: { build: '', 'after-block': '' } });
  assert.ok(server.kind === 'started');
  assert.deepEqual(
    [server.build, server.beforeBlock, server.afterBlock],
    [undefined, 'c', undefined],
  );
  // Of a fault in what is not used, nobody needs to hear.
  assert.deepEqual(faultsOf('start: a\nbuild: 5\n', { flags: { build: '' } }), []);
});

test('without a file, faults are about flags', () => {
  const faultsOfFlags = (flags: Record<string, string>) => {
    try {
      parsePlan({ ...RAW, flags });
      return [];
    } catch (error) {
      return error instanceof InputError ? error.lines : [String(error)];
    }
  };
  assert.deepEqual(faultsOfFlags({}), [
    "--start: neither `--start` nor `--url` is given. Write `--start 'node server.js'`.",
  ]);
  assert.deepEqual(faultsOfFlags({ start: 'a {socket}', 'unix-socket': 'a.sock' }), [
    '--unix-socket: it fixes the path, but `--start` has `{socket}`. Write `{socket}` in both, or leave out `--unix-socket`.',
  ]);
  // What was written is quoted as it was written.
  assert.deepEqual(faultsOfFlags({ start: 'a', rate: 'budget' }).length, 1);
  assert.match(faultsOfFlags({ start: 'a', rate: 'budget' })[0] ?? '', /^--rate: `budget` is /);
});

test('a flag wins over the file, the file over the default', () => {
  const text = 'start: node server.js\nconnections: 8\nbudget: 1m\n';
  const { load } = planOf(text, { flags: { connections: '16' } });
  assert.equal(load.connections, 16);
  assert.equal(load.budget, 60_000);
  assert.equal(load.warmup, 2_000);
});

test('a fault in the file is reported even when a flag wins', () => {
  const text = 'start: node server.js\nconnections: 0\n';
  assert.equal(faultsOf(text, { flags: { connections: '16' } }).length, 1);
});

test('the command checks the keys that are only for the action, and does not use them', () => {
  const file = 'start: a\ncomment: never\nbaseline-events: push, schedule\naccept-label: slow\n';
  assert.equal(planOf(file).measured, planOf('start: a\n').measured);
  assert.deepEqual(faultsOf('start: a\nretention-days: 0\n'), [
    'perf-gate.yml:2: retention-days: `0` is out of range. It must be from 1 to 400.',
  ]);
});

test('relative paths start where perf-gate runs', () => {
  const plan = planOf('start: a\ncwd: app\nsave: out/base.json\nbaseline: /abs/base.json\n', {
    flags: { json: 'report.json', markdown: true },
  });
  assert.equal(plan.server.kind === 'started' && plan.server.cwd, '/srv/app/app');
  assert.deepEqual(plan.outputs, {
    save: '/srv/app/out/base.json',
    baseline: '/abs/base.json',
    json: { kind: 'file', path: '/srv/app/report.json' },
    markdown: { kind: 'stdout' },
    html: undefined,
    details: false,
    quiet: false,
    append: undefined,
  });
});

test('a literal port with `start` is a fixed port', () => {
  const plan = planOf('start: a\nurl: https://localhost:8443/health?deep=1\ninsecure: true\n');
  assert.deepEqual(plan.server.kind === 'started' && plan.server.listens, {
    kind: 'port',
    port: 8_443,
  });
  assert.deepEqual(plan.target, {
    protocol: 'https:',
    hostname: 'localhost',
    port: 8_443,
    insecure: true,
  });
  assert.deepEqual(plan.server.ready.by, {
    kind: 'path',
    path: '/health?deep=1',
    takesNotFound: false,
    awaitsRequests: true,
  });
  assert.equal(plan.requests[0].path, '/health?deep=1');
});

test('404 is ready where a request expects it, and on a path that nobody asked for', () => {
  const takes = (text: string) => {
    const { by } = planOf(`start: a\n${text}`).server.ready;
    return by.kind === 'path' && by.takesNotFound;
  };
  const items = 'requests:\n  - path: /items\n';
  assert.equal(takes(''), false);
  assert.equal(takes('ready-path: /up'), false);
  assert.equal(takes(items), true);
  assert.equal(takes(`${items}ready-path: /up`), false);
  assert.equal(takes(`${items}ready-path: /items`), false);
  assert.equal(takes(`${items}url: http://127.0.0.1:{port}/api`), false);
  assert.equal(takes(`${items}    expect: { status: 404 }\nready-path: /items`), true);
  assert.equal(takes(`${items}    expect: { status: [2xx, 4xx] }\nready-path: /items`), true);
  assert.equal(takes(`${items}  - path: /\n`), false);
});

test('the requests are waited for where nobody named what shows that the server is ready', () => {
  const ready = (text: string) => planOf(`start: a\n${text}`).server.ready;
  const awaits = (text: string) => {
    const { by } = ready(text);
    return by.kind === 'path' && by.awaitsRequests;
  };
  assert.equal(awaits(''), true);
  assert.equal(awaits('url: http://127.0.0.1:{port}/api'), true);
  assert.equal(awaits('ready-path: /'), false);
  assert.deepEqual(ready('ready-command: pg_isready\nready-timeout: 5s'), {
    by: { kind: 'command', command: 'pg_isready' },
    timeout: 5_000,
  });
});

test('one thing shows that the server is ready: a path, or a command that runs beside it', () => {
  const both = 'start: a\nready-path: /up\nready-command: pg_isready\n';
  assert.deepEqual(faultsOf(both), [
    'perf-gate.yml:3: ready-command: `ready-path` is already there. Write one of them.',
  ]);
  assert.equal(planOf(both, { flags: { 'ready-command': '' } }).server.ready.by.kind, 'path');
  assert.deepEqual(faultsOf('url: http://127.0.0.1:80/\nready-command: a\n'), [
    'perf-gate.yml:2: ready-command: it has no meaning without `start`. Let perf-gate start the server, or remove it.',
  ]);
});

test('`url` alone is a server that runs already, on the port of its scheme', () => {
  const plan = planOf('url: http://127.0.0.1/\nready-path: /up\n');
  assert.deepEqual(plan.server, {
    kind: 'running',
    unixSocket: undefined,
    ready: {
      by: { kind: 'path', path: '/up', takesNotFound: false, awaitsRequests: false },
      timeout: 60_000,
    },
    steps: { setup: [], teardown: [] },
  });
  assert.equal(plan.target.port, 80);
});

test('requests inherit the settings that they do not give', () => {
  const plan = planOf(`
start: a
max-p99-increase: 15%
p99-limit: 250ms
requests:
  - path: /a
  - { path: /b, weight: 3, max-p99-increase: 25%, p99-limit: 1s }
`);
  const parts = plan.requests.map(({ name, weight, tolerances, limits }) => [
    name,
    weight,
    tolerances.p99,
    limits.p99,
  ]);
  assert.deepEqual(parts, [
    ['GET /a', 1, 0.15, 250],
    ['GET /b', 3, 0.25, 1_000],
  ]);
});

test('a JSON body brings its content type, unless the headers say another', () => {
  const plan = planOf(`
start: a
requests:
  - { method: POST, path: /a, json: { title: x } }
  - { method: POST, path: /b, json: [1], headers: { Content-Type: application/ld+json } }
`);
  const [own, other] = plan.requests;
  const json = { template: 'application/json', value: 'application/json' };
  assert.deepEqual(own.headers, [{ name: 'content-type', value: json }]);
  assert.equal(own.body?.value, '{"title":"x"}');
  assert.deepEqual(
    other?.headers.map(({ name }) => name),
    ['Content-Type'],
  );
});

test('an expected status may be a code, a class, or a list of both', () => {
  const plan = planOf(`
start: a
requests:
  - { path: /a, expect: { status: 204 } }
  - { path: /b, expect: { status: [2xx, 304], body-matches: ^ok } }
  - { path: /c, expect: { body-includes: ok } }
`);
  const [code, list, text] = plan.requests.map(({ expect }) => expect);
  assert.deepEqual(code?.status, [204]);
  assert.equal(list?.status?.length, 101);
  assert.deepEqual(list?.body, { kind: 'matches', pattern: /^ok/ });
  assert.deepEqual(text, { status: undefined, body: { kind: 'includes', text: 'ok' } });
});

test('secrets are resolved in values, kept out of templates, and listed longest first', () => {
  const text = `
start: a
candidate-env: { TOKEN: "\${env:SHORT}", PLAIN: "$\${env:X}" }
requests:
  - path: /
    headers: { authorization: "Bearer \${env:LONG}" }
    json: { quoted: "<\${env:QUOTED}>" }
`;
  const environment = { SHORT: 'abc', LONG: 'abcdefgh', QUOTED: 'a"b' };
  const plan = planOf(text, { environment });
  const [request] = plan.requests;
  assert.deepEqual(plan.server.kind === 'started' && plan.server.env, {
    TOKEN: 'abc',
    PLAIN: `\${env:X}`,
  });
  assert.deepEqual(request.headers[0]?.value, {
    template: `Bearer \${env:LONG}`,
    value: 'Bearer abcdefgh',
  });
  assert.deepEqual(JSON.parse(String(request.body?.value)), { quoted: '<a"b>' });
  assert.equal(request.body?.template, `{"quoted":"<\${env:QUOTED}>"}`);
  assert.equal(plan.secrets[0], 'abcdefgh');
  assert.deepEqual([...plan.secrets].sort(), ['a"b', 'abc', 'abcdefgh']);
});

test('each line of a secret is a secret, a blank one is not', () => {
  const flags = { start: 'a', 'candidate-env': `A=\${env:KEY}\nB=\${env:BLANK}` };
  const environment = { KEY: 'BEGIN KEY\nabcdefgh\n}\n', BLANK: ' ' };
  const { secrets } = parsePlan({ ...RAW, flags, environment });
  const { KEY } = environment;
  assert.deepEqual(secrets, [KEY, KEY.trim(), 'BEGIN KEY', 'abcdefgh']);
});

test('`candidate-env` as a flag is lines, and refers to the environment too', () => {
  const flags = { start: 'a', 'candidate-env': `A=b=c\nTOKEN=\${env:TOKEN}` };
  const { server } = parsePlan({ ...RAW, flags, environment: { TOKEN: 't' } });
  assert.deepEqual(server.kind === 'started' && server.env, { A: 'b=c', TOKEN: 't' });
});

test('a variable named __proto__ is a variable like any other', () => {
  const plan = planOf('start: a\ncandidate-env: { __proto__: x }\n');
  assert.equal(plan.server.kind === 'started' && Object.hasOwn(plan.server.env, '__proto__'), true);
});

test('faults of the flags join the others, and hide the faults that follow from them', () => {
  const flagFaults = [{ place: '--start', problem: 'its value is missing.' }];
  const faults = faultsOf('connections: 0\n', { flagFaults });
  assert.equal(faults.length, 2);
  assert.match(faults[0] ?? '', /^--start: its value is missing/);
  assert.match(faults[1] ?? '', /^perf-gate.yml:1: connections/);
});

test('credentials in the url are refused and not repeated', () => {
  const faults = faultsOf('url: http://user:hunter2@127.0.0.1:80/\n');
  assert.equal(faults.length, 1);
  assert.doesNotMatch(faults.join(), /hunter2/);
});

test('a file that is far too long, or far too deep, is a fault, not a crash', () => {
  assert.equal(faultsOf(`start: a\n# ${'x'.repeat(300_000)}\n`).length, 1);
  const deep = faultsOf(`start: ${'['.repeat(100_000)}`);
  assert.ok(deep.length > 0 && deep.length <= 3);
});

test('an InputError carries its faults one by one', () => {
  assert.throws(
    () => planOf('conections: 1\n'),
    (error) => error instanceof InputError && error.faults.length === 2 && error.kind === 'input',
  );
});

test('`report` needs tolerances, not a server or a plan that could be carried out', () => {
  const command = 'report';
  const { tolerances } = planOf('max-p99-increase: 50%\nwarmup: 5m\n', { command });
  assert.equal(tolerances.p99, 0.5);
  assert.deepEqual(faultsOf('start: a {port}\nurl: http://127.0.0.1:80/\n', { command }), []);
  const flags = { json: 'report', html: 'report', markdown: true } as const;
  assert.deepEqual(faultsOf('conections: 1\n', { command, flags }), [
    '--html: `--json` goes to report too. Give one of them a file of its own.',
    'perf-gate.yml:1: conections: `conections` is not known here. Did you mean `connections`?',
  ]);
});

test('`report` compares with another file where its flag says so, not where the configuration does', () => {
  const [command, file] = ['report', 'baseline: base.json\n'] as const;
  assert.equal(planOf(file, { command }).outputs.baseline, undefined);
  const flags = { baseline: 'old.json' };
  assert.match(planOf(file, { command, flags }).outputs.baseline ?? '', /old\.json$/);
});

test('Windows is refused before anything else', () => {
  assert.throws(
    () => parsePlan({ ...RAW, platform: 'win32' }),
    (error) =>
      error instanceof GateError && error.code === 'platform-unsupported' && error.kind === 'gate',
  );
});
