import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GateError } from '../../../src/errors.ts';
import { explainApiError } from '../../../src/github/api/explain-api-error.ts';
import type { Job } from '../../../src/github/job/job.ts';
import { explainCommentTrouble } from '../../../src/github/publish/comment-trouble.ts';

const JOB: Job = {
  repository: { owner: 'acme', name: 'shop', id: 1 },
  run: { id: 1, attempt: 1, url: 'https://github.com/acme/shop/actions/runs/1' },
  event: {
    kind: 'pull-request',
    number: 5,
    base: { ref: 'main', sha: 'a'.repeat(40) },
    head: { ref: 'faster', sha: 'b'.repeat(40) },
    isFork: false,
  },
  sha: 'c'.repeat(40),
  actor: 'alice',
  initiator: 'alice',
  serverUrl: 'https://github.com',
  workspace: '/',
  temp: '/tmp',
};
const FROM_FORK: Job = {
  ...JOB,
  event: JOB.event.kind === 'pull-request' ? { ...JOB.event, isFork: true } : JOB.event,
};

const refusal = (status: number, message: string) =>
  explainApiError(Object.assign(new Error(message), { status, response: { headers: {} } }), {
    doing: 'comment on #5',
    permission: 'pull-requests: write',
  });

const READ_ONLY = refusal(403, 'Resource not accessible by integration');

describe('explainCommentTrouble', () => {
  it('names the line to add where the workflow forgot it', () => {
    const { level, text } = explainCommentTrouble(READ_ONLY, JOB);
    assert.equal(level, 'warning');
    assert.match(text, /add the line `pull-requests: write` under `permissions:`/);
  });

  it('only mentions the second stage where the token could not be other', () => {
    for (const job of [FROM_FORK, { ...JOB, initiator: 'dependabot[bot]' }]) {
      const { level, text } = explainCommentTrouble(READ_ONLY, job);
      assert.equal(level, 'notice');
      assert.match(text, /job summary/);
      assert.match(text, /`mode: report`/);
    }
  });

  it('knows a locked conversation', () => {
    const locked = refusal(403, 'Unable to create comment because issue is locked.');
    const { level, text } = explainCommentTrouble(locked, JOB);
    assert.equal(level, 'warning');
    assert.match(text, /conversation of this pull request is locked/);
  });

  it('repeats what happened otherwise, and that the outcome stays', () => {
    const error = new GateError({
      code: 'github-refused',
      kind: 'gate',
      message: 'It rained.',
      remedy: 'Wait.',
    });
    const { level, text } = explainCommentTrouble(error, JOB);
    assert.equal(level, 'warning');
    assert.match(text, /the outcome stays\. It rained\. Wait\. Everything is in the job summary/);
  });
});
