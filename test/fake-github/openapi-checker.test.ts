import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addShop } from './a-shop.ts';
import { startFakeGithub } from './fake-github.ts';
import { OpenapiChecker } from './openapi-checker.ts';
import { type Operation, readOpenapiDocument } from './openapi-document.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { NEEDS } from './permissions.ts';

const document = readOpenapiDocument();
const checker = new OpenapiChecker(document);

function operation(name: OperationName): Operation {
  const found = document.operations.find((each) => each.name === name);
  assert.ok(found);
  return found;
}

const artifactsOf = (artifact: object) => ({
  status: 200,
  body: { total_count: 1, artifacts: [artifact] },
});
const ARTIFACT = {
  id: 1,
  node_id: 'A',
  name: 'x',
  size_in_bytes: 1,
  url: 'u',
  archive_download_url: 'u',
  expired: false,
  created_at: '2026-01-01T00:00:00Z',
  expires_at: null,
  updated_at: null,
};

describe('the check of answers', () => {
  const list = operation('actions/list-artifacts-for-repo');

  test('finds nothing wrong in what GitHub describes', () => {
    assert.deepEqual(checker.checkAnswer(list, artifactsOf(ARTIFACT)), []);
  });

  test('finds a field that is missing, of another type, of no such format, or invented', () => {
    const { expired: _, ...incomplete } = ARTIFACT;
    const faultsOf = (artifact: object) => checker.checkAnswer(list, artifactsOf(artifact)).join();
    assert.match(faultsOf(incomplete), /artifacts\/0 must have required property 'expired'/);
    assert.match(faultsOf({ ...ARTIFACT, id: '1' }), /artifacts\/0\/id must be integer/);
    assert.match(faultsOf({ ...ARTIFACT, created_at: 'today' }), /must match format "date-time"/);
    assert.match(faultsOf({ ...ARTIFACT, colour: 'red' }), /additional properties: colour/);
  });

  test('finds a status that GitHub does not describe, but knows those it always may give', () => {
    const answer = { status: 418, body: {} };
    assert.match(checker.checkAnswer(list, answer).join(), /answers 418/);
    assert.deepEqual(checker.checkAnswer(list, { status: 503, body: { message: 'Sorry' } }), []);
  });

  test('finds a body where there should be none', () => {
    const deletion = operation('issues/delete-comment');
    assert.deepEqual(checker.checkAnswer(deletion, { status: 204 }), []);
    assert.match(checker.checkAnswer(deletion, { status: 204, body: {} }).join(), /with a body/);
  });
});

describe('the check of requests', () => {
  const path = { owner: 'octo', repo: 'shop', run_id: '7', issue_number: '1' };
  const check = (name: OperationName, query: string, body?: unknown, more = {}) =>
    checker
      .checkRequest({
        operation: operation(name),
        path: { ...path, ...more },
        query: new URLSearchParams(query),
        body,
      })
      .join();

  test('finds parameters that are unknown, given twice, or of another type', () => {
    const name = 'actions/list-workflow-runs-for-repo';
    assert.equal(check(name, 'event=push&exclude_pull_requests=true&per_page=5'), '');
    assert.match(check(name, 'evnt=push'), /does not know evnt/);
    assert.match(check(name, 'event=push&event=schedule'), /event is given twice/);
    assert.match(check(name, 'per_page=many'), /per_page must be integer \("many"\)/);
    assert.match(check(name, 'status=finished'), /must be equal to one of the allowed values/);
    assert.match(check('actions/get-workflow-run', '', undefined, { run_id: 'x' }), /run_id must/);
  });

  test('finds bodies that are missing, incomplete, or say too much', () => {
    const name = 'issues/create-comment';
    assert.equal(check(name, '', { body: 'Hello' }), '');
    assert.match(check(name, ''), /body must be object/);
    assert.match(check(name, '', {}), /required property 'body'/);
    assert.match(check(name, '', { body: 'Hello', loud: true }), /additional properties: loud/);
    assert.match(check('issues/list-comments', '', {}), /GitHub expects none/);
  });
});

test('closing a fake throws where its client broke the description of GitHub', async () => {
  const fake = await startFakeGithub();
  const { repository } = addShop(fake.state);
  const token = fake.issueToken({ repository, permissions: { actions: 'read' } });
  const headers = { authorization: `Bearer ${token}` };
  await fetch(`${fake.url}/repos/octo/shop/actions/runs?evnt=push`, { headers });
  await fetch(`${fake.url}/repos/octo/shop/stargazers`, { headers });
  const closing = fake[Symbol.asyncDispose]();
  await assert.rejects(closing, /does not know evnt.*stargazers: the fake does not serve this/s);
});

test('finds wrong answers of the fake, too', async () => {
  const fake = await startFakeGithub();
  const { repository, pull } = addShop(fake.state);
  const token = fake.issueToken({ repository, permissions: { pull_requests: 'read' } });
  Reflect.set(pull, 'state', 'half-open');
  await fetch(`${fake.url}/repos/octo/shop/pulls/${pull.number}`, {
    headers: { authorization: `token ${token}` },
  });
  const closing = fake[Symbol.asyncDispose]();
  await assert.rejects(closing, /pulls\/get: answer 200\/state must be equal to one of/);
});

test('a mistake of the fake itself is no answer, but a violation', async () => {
  const fake = await startFakeGithub();
  const { repository, pull } = addShop(fake.state);
  const token = fake.issueToken({ repository, permissions: { pull_requests: 'read' } });
  Reflect.deleteProperty(pull, 'labels');
  const headers = { authorization: `token ${token}` };
  await assert.rejects(fetch(`${fake.url}/repos/octo/shop/pulls/${pull.number}`, { headers }));
  await assert.rejects(fake[Symbol.asyncDispose](), /pulls\/1: the fake failed: TypeError/);
});

test('every operation has a description and a permission', () => {
  assert.deepEqual(document.operations.map(({ name }) => name).sort(), [...OPERATIONS].sort());
  assert.deepEqual(Object.keys(NEEDS).sort(), [...OPERATIONS].sort());
});
