// The parts of workflows that the documents show, and the README's `perf-gate.yml`, put into the quick start and run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleFile, examplesIn } from '../support/readme-examples.ts';
import { storedRecords } from './project/artifacts.ts';
import { pacedProject } from './project/paced-server.ts';
import { gateOf, jobOf, Project } from './project/project.ts';

const PERF = '.github/workflows/perf.yml';
const TOKEN = 'token-of-the-shop';

/** The only part of a file that a section shows. */
function fragment(document: string, heading: string): string {
  const found = examplesIn(document).filter(
    (example) => example.heading === heading && example.role.kind === 'fragment',
  );
  const [example] = found;
  assert.ok(example && found.length === 1, `${document}, "${heading}": ${found.length} fragments`);
  return example.text.trimEnd();
}

const step = (text: string): string => text.replaceAll(/^/gm, '      ');

/** The quick start with the step of "Outputs", pinned as "Quick start" says, on a runner of one's own. */
function putTogether(): string {
  const pin = /org\/perf-gate@\S+/.exec(fragment('README.md', 'Quick start'))?.[0] ?? '';
  const outputs = fragment('docs/reference.md', 'Outputs').replace('org/perf-gate@v1', pin);
  const runner = fragment('docs/recipes.md', 'One named self-hosted runner');
  const environment = `env:\n    API_TOKEN: \${{ secrets.API_TOKEN }}\n  with:`;
  const quickStart = exampleFile('README.md', 'Quick start', PERF);
  const [above = ''] = quickStart.split(/^ {6}- uses: org\/perf-gate@v1$/m);
  const steps = step(outputs.replace('with:', environment));
  return `${above.replace('runs-on: ubuntu-24.04', runner)}${steps}\n`;
}

/** What the requests of the README's `perf-gate.yml` need. */
const API = `
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const isKnown = request.headers.authorization === 'Bearer ${TOKEN}';
  const isCreation = request.method === 'POST';
  response.writeHead(isCreation ? (isKnown ? 201 : 401) : 200);
  response.end(isCreation ? '{"id": 1}' : '[]');
});
server.listen(process.env.PORT, '127.0.0.1');
`;

test('README and recipes name a self-hosted runner in the same way', () => {
  const line = fragment('README.md', 'What it can show');
  assert.equal(fragment('docs/recipes.md', 'One named self-hosted runner'), line);
});

test('a mix of requests is measured from the file, and a later step reads the outputs', async () => {
  // Less than 3 minutes, so that a test has an end; and nothing before this commit is run beside it.
  const config = `${exampleFile('README.md', 'Configuration', 'perf-gate.yml')}budget: 6s\nwarmup: 200ms\ncompare: stored\n`;
  const workflow = putTogether();
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    files: { ...pacedProject({ milliseconds: 1 }), 'server.js': API, 'perf-gate.yml': config },
  });
  project.begin();
  const pushed = await project.push({ 'NOTES.md': 'a\n' }, { secrets: { API_TOKEN: TOKEN } });
  const gate = gateOf(pushed);
  assert.equal(pushed.result.conclusion, 'success', gate.log);
  assert.equal(gate.outputs.verdict, 'no-baseline');
  const [record] = await storedRecords(project, pushed.run);
  assert.deepEqual(
    record?.requests.map(({ name, method, weight, status }) => [name, method, weight, status]),
    [
      ['list', 'GET', 8, 200],
      ['create', 'POST', 2, 201],
    ],
  );
  assert.match(jobOf(pushed).log, /^perf-gate says no-baseline, throughput changed by $/m);
  assert.doesNotMatch(gate.log, new RegExp(TOKEN));
});
