// The toolkit's own client against the fake: what it can do there, it can do on GitHub.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { addShop } from './a-shop.ts';
import { startFakeGithub } from './fake-github.ts';
import type { Run } from './state.ts';

const fake = await startFakeGithub();
const folder = await mkdtemp(join(tmpdir(), 'perf-gate-fake-github-'));
after(async () => {
  await rm(folder, { recursive: true });
  await fake[Symbol.asyncDispose]();
});

const { repository, workflow, main } = addShop(fake.state);
const token = fake.issueToken({ repository, permissions: { actions: 'write' } });

// The toolkit reads the first of these once, when it is imported.
process.env.GITHUB_API_URL = fake.url;
process.env.GITHUB_SERVER_URL = 'https://github.com';
process.env.ACTIONS_RESULTS_URL = `${fake.url}/`;
const { DefaultArtifactClient } = await import('@actions/artifact');
const client = new DefaultArtifactClient();

/** The environment of a new job of the run. */
function enterJob(run: Run): void {
  process.env.ACTIONS_RUNTIME_TOKEN = fake.issueRuntimeToken(run);
}

function startRun(): Run {
  const run = fake.state.addRun({
    workflow,
    event: 'push',
    headSha: main.sha,
    status: 'in_progress',
  });
  enterJob(run);
  return run;
}

async function upload(name: string, text: string): Promise<number> {
  const file = join(folder, 'baseline.json');
  await writeFile(file, text);
  const { id } = await client.uploadArtifact(name, [file], folder, { retentionDays: 3 });
  assert.ok(id);
  return id;
}

const findBy = (run: Run) => ({
  token,
  workflowRunId: run.id,
  repositoryOwner: 'octo',
  repositoryName: 'shop',
});

describe('the toolkit', () => {
  test('finds and downloads over REST what a job of another run uploaded', async () => {
    const run = startRun();
    const id = await upload('perf-gate-default', 'Hello');
    startRun();
    const { artifact } = await client.getArtifact('perf-gate-default', { findBy: findBy(run) });
    const path = await mkdtemp(join(folder, 'download-'));
    const { digestMismatch } = await client.downloadArtifact(id, {
      path,
      findBy: findBy(run),
      ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
    });
    assert.equal(artifact.id, id);
    assert.match(artifact.digest ?? '', /^sha256:[0-9a-f]{64}$/);
    assert.equal(digestMismatch, false);
    assert.equal(await readFile(join(path, 'baseline.json'), 'utf8'), 'Hello');
  });

  test('finds, downloads and deletes through the service what its own run uploaded', async () => {
    startRun();
    const id = await upload('report', 'Hello');
    const { artifacts } = await client.listArtifacts();
    assert.deepEqual(
      artifacts.map((each) => each.name),
      ['report'],
    );
    const path = await mkdtemp(join(folder, 'download-'));
    await client.downloadArtifact(id, { path });
    assert.equal(await readFile(join(path, 'baseline.json'), 'utf8'), 'Hello');
    await client.deleteArtifact('report');
    assert.deepEqual((await client.listArtifacts()).artifacts, []);
  });

  test('uploads many blocks, which are put together in their order', async () => {
    const run = startRun();
    // Random, so that compression does not make one block of it.
    const file = join(folder, 'large.bin');
    await writeFile(file, randomBytes(20 * 1024 * 1024));
    await client.uploadArtifact('large', [file], folder);
    const [stored] = fake.state.artifacts.filter((each) => each.run === run);
    assert.ok((stored?.blob.blocks.size ?? 0) >= 3);
  });

  test('may use a name once in an attempt, and again in the next', async () => {
    const run = startRun();
    const first = await upload('perf-gate-default', 'one');
    enterJob(run);
    await assert.rejects(upload('perf-gate-default', 'two'), /\(409\) Conflict/);
    fake.state.rerun(run);
    enterJob(run);
    const second = await upload('perf-gate-default', 'two');
    const { artifact } = await client.getArtifact('perf-gate-default', { findBy: findBy(run) });
    assert.ok(second > first);
    assert.equal(artifact.id, second);
  });

  test('detects bytes that are not those that were uploaded', async () => {
    const run = startRun();
    const planted = fake.state.uploadAs(run, 'planted', { 'baseline.json': 'true' });
    const other = fake.state.uploadAs(run, 'other', { 'baseline.json': 'false' });
    planted.blob.served = { bytes: other.blob.bytes ?? Buffer.alloc(0) };
    const path = await mkdtemp(join(folder, 'download-'));
    const { digestMismatch } = await client.downloadArtifact(planted.id, {
      path,
      findBy: findBy(run),
      expectedHash: planted.digest ?? '',
    });
    assert.equal(digestMismatch, true);
  });

  test('cannot download what has expired, and sees that it has', async () => {
    const run = startRun();
    const artifact = fake.state.uploadAs(run, 'old', { 'baseline.json': '{}' });
    fake.state.expire(artifact);
    const path = await mkdtemp(join(folder, 'download-'));
    await assert.rejects(
      client.downloadArtifact(artifact.id, { path, findBy: findBy(run) }),
      /Artifact has expired/,
    );
  });
});

describe('the blob store', () => {
  test('serves only requests with a signature, for one minute', async () => {
    let now = new Date('2026-06-01T00:00:00Z');
    await using late = await startFakeGithub({ now: () => now });
    const shop = addShop(late.state);
    const artifact = late.state.uploadAs(shop.run, 'x', { 'baseline.json': '{}' });
    const headers = {
      authorization: `Bearer ${late.issueToken({ repository: shop.repository, permissions: { actions: 'read' } })}`,
    };
    const address = `${late.url}/repos/octo/shop/actions/artifacts/${artifact.id}/zip`;
    const { status, headers: found } = await fetch(address, { headers, redirect: 'manual' });
    const location = new URL(found.get('location') ?? '');
    assert.equal(status, 302);
    const served = await fetch(location);
    assert.equal(served.headers.get('content-type'), 'application/zip');
    assert.match(served.headers.get('content-disposition') ?? '', /filename="x.zip"/);
    assert.deepEqual(Buffer.from(await served.arrayBuffer()), artifact.blob.bytes);
    const forged = new URL(location);
    forged.searchParams.set('sig', 'abc');
    assert.equal((await fetch(forged)).status, 403);
    now = new Date('2026-06-01T00:01:01Z');
    assert.equal((await fetch(location)).status, 403);
  });

  test('can serve more bytes than a client should read', async () => {
    const run = startRun();
    const artifact = fake.state.uploadAs(run, 'huge', { 'baseline.json': '{}' });
    artifact.blob.served = { zeros: 100_000_000 };
    const address = `${fake.url}/repos/octo/shop/actions/artifacts/${artifact.id}/zip`;
    const { body, headers } = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(headers.get('content-length'), '100000000');
    await body?.cancel();
  });
});

test('the service takes only messages of its own form, and finds another violation', async () => {
  await using strict = await startFakeGithub();
  const { run } = addShop(strict.state);
  const jobId = 'job';
  const create = (fields: object, runtime = strict.issueRuntimeToken(run, jobId)) =>
    fetch(`${strict.url}/twirp/github.actions.results.api.v1.ArtifactService/CreateArtifact`, {
      method: 'POST',
      headers: { authorization: `Bearer ${runtime}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        workflow_run_backend_id: run.backendId,
        workflow_job_run_backend_id: jobId,
        name: 'x',
        version: 7,
        mime_type: 'application/zip',
        ...fields,
      }),
    });
  assert.equal((await create({})).status, 200);
  assert.equal((await create({}, 'made-up')).status, 401);
  assert.equal((await create({ workflow_run_backend_id: 'another' })).status, 403);
  assert.deepEqual(strict.violations, []);
  assert.equal((await create({ colour: 'red', version: '7' })).status, 400);
  assert.match(strict.violations.splice(0).join(), /additional properties: colour/);
});
