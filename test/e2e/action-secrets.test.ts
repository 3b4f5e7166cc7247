// Secrets of a repository: the server gets those that it is given, and nothing that is shown or kept holds one.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { artifactTexts } from './project/artifacts.ts';
import { pacedProject } from './project/paced-server.ts';
import { gateOf, jobOf, Project } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

describe('a secret', () => {
  const TOKEN = 's3cr+t/=&<"q">_\u00e4 7';
  const server = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';

writeFileSync('environment.json', JSON.stringify(process.env));
const token = process.env.API_TOKEN;
const forms = [token, encodeURIComponent(token), JSON.stringify(token), Buffer.from(token).toString('base64')];
console.log('::error::PWNED');
console.log(forms.join(' '));
let tried = 0;
createServer((request, response) => {
  response.setHeader('server', \`leaky (\${encodeURIComponent(token)})\`);
  console.log(request.method, request.url, request.headers.authorization);
  const isTried = request.url !== '/' && ++tried <= 2;
  response.end(isTried ? 'nowhere' : \`you are \${forms.join(' ')}\`);
}).listen(process.env.PORT, '127.0.0.1');
`;
  const config = `
name: default
budget: 10s
warmup: 200ms
connections: 8
requests:
  - name: fine
    path: /
    headers:
      authorization: Basic \${env:API_TOKEN_64}
  - name: wrong
    path: /wrong?key=1
    body: 'I am \${env:API_TOKEN}'
    method: POST
    expect: { body-includes: nowhere }
`;
  const workflow = `${quickStartWith(
    'start: node server.js',
    'json: out/report.json',
    'markdown: out/report.md',
    'html: out/report.html',
  ).replace('- uses: org/perf-gate@v1', '- uses: org/perf-gate@v1\n        id: gate')}\
        env:
          API_TOKEN: \${{ secrets.API_TOKEN }}
          API_TOKEN_64: \${{ secrets.API_TOKEN_64 }}
          GH_TOKEN: \${{ github.token }}
      - if: always()
        env:
          REPORT: \${{ steps.gate.outputs.report-json }}
        run: cp "$REPORT" out/kept.json && cp -r "$RUNNER_TEMP"/perf-gate-* out/
`;
  const base64 = Buffer.from(TOKEN).toString('base64');
  const FORMS = [
    TOKEN,
    base64,
    base64.replace(/=+$/, ''),
    encodeURIComponent(TOKEN),
    JSON.stringify(TOKEN).slice(1, -1),
    TOKEN.replaceAll('"', '&quot;'),
    's3cr+t',
    's3cr%2B',
  ];
  /** What the job's own token and the one for artifacts look like. */
  const KEYS = /gh[ps]_[0-9a-f]{36}|eyJhbGciOiJub25lI/;

  function assertClean(where: string, text: string): void {
    for (const form of FORMS) assert.ok(!text.includes(form), `${where} holds ${form}: ${text}`);
    assert.doesNotMatch(text, KEYS, where);
  }

  it('is in no log, summary, comment, artifact or file, and no key of the workflow reaches the server', async () => {
    await using project = await Project.create({
      workflows: { [PERF]: workflow },
      files: {
        ...pacedProject({ milliseconds: 1 }),
        'server.js': server,
        'perf-gate.yml': config,
        'out/.keep': '',
      },
    });
    project.begin();
    const pull = project.openPull('feature', { 'README.md': 'new\n' });
    const secrets = { API_TOKEN: TOKEN, API_TOKEN_64: base64 };
    const run = await project.runPull(pull, { secrets });
    const gate = gateOf(run);
    assert.equal(gate.outputs.verdict, 'invalid-run', gate.log);
    assert.deepEqual(gate.leftBehind, []);
    assertClean('log', gate.log);
    assertClean('summary', gate.summary);
    assertClean('outputs', JSON.stringify(gate.outputs));
    assertClean('annotations', JSON.stringify(gate.annotations));
    const [comment] = project.github.state.comments;
    assert.match(comment?.body ?? '', /^### /);
    assert.match(comment?.body ?? '', /body began/, 'what it was told is quoted');
    assertClean('comment', comment?.body ?? '');
    const artifacts = await artifactTexts(project);
    assert.deepEqual(
      [...artifacts.keys()],
      ['perf-gate-report;default/report.json', 'perf-gate-report;default/records.json'],
    );
    for (const [name, text] of artifacts) assertClean(name, text);

    const workspace = jobOf(run).workspace ?? '';
    const out = join(workspace, 'out');
    const kept = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    assert.ok(
      kept.some(({ name }) => name === 'kept.json'),
      'the report was handed on',
    );
    assert.ok(
      kept.some(({ name }) => name.endsWith('.log')),
      'the logs were kept',
    );
    for (const { name, parentPath } of kept) {
      assertClean(name, readFileSync(join(parentPath, name), 'utf8'));
    }
    assert.match(readFileSync(join(out, 'report.html'), 'utf8'), /<pre><code>(?:POST|GET) \//);
    assert.doesNotMatch([...artifacts.values()].join(), /POST \/wrong|GET \/ /);
    assert.doesNotMatch(gate.log, /PWNED/, 'what a server prints while it is well is not shown');

    const environment: Record<string, string> = JSON.parse(
      readFileSync(join(workspace, 'environment.json'), 'utf8'),
    );
    assert.equal(environment.API_TOKEN, TOKEN);
    assert.equal(environment.CI, 'true');
    assert.deepEqual(
      Object.keys(environment).filter((name) =>
        /^(?:ACTIONS_|INPUT_)|TOKEN$|^GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/.test(name),
      ),
      ['API_TOKEN'],
    );
    assert.doesNotMatch(JSON.stringify(environment), KEYS);
  });

  it('is in nothing that an error shows which ends the run before it measures', async () => {
    await using project = await Project.create({
      workflows: { [PERF]: workflow },
      files: {
        ...pacedProject({ milliseconds: 1 }),
        'server.js': server.replace('let tried = 0', 'let tried = 2'),
        'perf-gate.yml': config,
        'out/.keep': '',
      },
    });
    project.begin();
    const pull = project.openPull('feature', { 'README.md': 'new\n' });
    const run = await project.runPull(pull, {
      secrets: { API_TOKEN: TOKEN, API_TOKEN_64: base64 },
    });
    const gate = gateOf(run);
    for (const [where, text] of Object.entries({
      log: gate.log,
      summary: gate.summary,
      annotations: JSON.stringify(gate.annotations),
    })) {
      assert.match(text, /200, no\s+content type, \d+ bytes\. Body: you are/, where);
      assertClean(where, text);
    }
    assert.match(gate.log, /\(unexpected-answer\)/);
    assert.deepEqual(gate.leftBehind, []);
  });
});
