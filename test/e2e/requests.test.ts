// Several requests in one mix, from a configuration file, with secrets that must not get out.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { assertAccounts, type Ended, fixture, runWith, Sandbox } from './sandbox.ts';

/** Holds what Markdown, HTML, JSON and the wrapping of lines would each tear apart. */
const TOKEN = 's3cr&t <"tok_en"> *of many* words';
/** In every form in which it might be shown. */
const TRACE = 'tok_en';

const OUTPUTS = {
  json: 'report.json',
  markdown: 'report.md',
  html: 'report.html',
  save: 'base.json',
};

/** What was printed, and every file that is left, with its name. */
function everything(box: Sandbox, { out, err }: Ended): Readonly<Record<string, string>> {
  const names = readdirSync(box.path, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(box.join(name)).isFile());
  const texts = files.map((name) => [name, readFileSync(box.join(name), 'utf8')]);
  return { out, err, ...Object.fromEntries(texts) };
}

function assertKeepsSecret(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    assert.ok(!text.includes(TRACE), `the secret is in ${name}:\n${text.slice(0, 2_000)}`);
  }
}

test('a mix: every request by its weight, as it was written, and answered as expected', async () => {
  await using box = new Sandbox();
  box.write(
    'perf-gate.yml',
    `
start: ${JSON.stringify(fixture('routes'))}
ready-path: /ready
requests:
  - { name: list, path: /items, weight: 3, expect: { body-includes: '"items"' } }
  - name: create
    method: POST
    path: /items
    headers: { authorization: 'Bearer \${env:TOKEN}' }
    json: { name: '\${env:TOKEN}' }
    expect: { status: 201 }
  - { path: '/search?q=a', expect: { body-matches: '^found \\d+ of' } }
`,
  );
  const run = await box.run(runWith({ ...OUTPUTS, markdown: '-' }), { TOKEN });
  assert.equal(run.code, 0, run.err);
  const { details, rows } = box.report();
  assert.deepEqual(
    details.requests.map(({ name, method, path, failures }) => ({ name, method, path, failures })),
    [
      { name: 'list', method: 'GET', path: '/items', failures: [] },
      { name: 'create', method: 'POST', path: '/items', failures: [] },
      { name: 'GET /search?q=a', method: 'GET', path: '/search?q=a', failures: [] },
    ],
  );
  assert.deepEqual(
    rows.map(({ request }) => request),
    [null, 'list', 'create', 'GET /search?q=a'],
  );
  assertAccounts(box.report());
  const sent = details.requests.map((request) => request.sent);
  const total = sent.reduce((sum, count) => sum + count, 0);
  // Every slice begins the cycle of the mix anew, so the last turn of each may be cut.
  for (const [index, share] of [0.6, 0.2, 0.2].entries()) {
    assert.ok(Math.abs((sent[index] ?? 0) / total - share) < 0.05, `${sent}`);
  }
  assert.match(run.out, /^### .*SAVED/);
  assert.doesNotMatch(run.err, /SAVED/);
  assert.equal(details.requests[0]?.serverSoftware, 'routes/1 (***)');
  assertKeepsSecret(everything(box, run));
  await box.assertNothingLeft();
});

test('a server that dies with a secret in hand does not get it into any output', async () => {
  await using box = new Sandbox();
  box.write(
    'perf-gate.yml',
    `
start: ${JSON.stringify(fixture('routes'))}
ready-path: /ready
requests: [{ path: /crash, headers: { authorization: '\${env:TOKEN}' } }]
`,
  );
  const run = await box.run(runWith(OUTPUTS), { TOKEN });
  assert.equal(run.code, 3);
  assert.match(box.read('report.json'), /giving up, with \*\*\* in hand/);
  assertKeepsSecret(everything(box, run));
});

test('where the last line of a server that does not start holds a secret, the message does not', async () => {
  await using box = new Sandbox();
  box.write(
    'perf-gate.yml',
    `
start: echo "cannot log in with $TOKEN" >&2; exit 1
requests: [{ path: /, headers: { authorization: '\${env:TOKEN}' } }]
`,
  );
  const run = await box.run(runWith({}), { TOKEN });
  assert.equal(run.code, 3);
  assert.match(run.err, /cannot log in with \*\*\*/);
  assertKeepsSecret(everything(box, run));
});
