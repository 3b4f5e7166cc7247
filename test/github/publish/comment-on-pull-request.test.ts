import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GateError } from '../../../src/errors.ts';
import { explainApiError } from '../../../src/github/api/explain-api-error.ts';
import type { Job } from '../../../src/github/job/job.ts';
import {
  explainCommentTrouble,
  isQuiet,
} from '../../../src/github/publish/comment-on-pull-request.ts';
import type { GateReport, ReportComparison } from '../../../src/report/gate-report.ts';
import { makeComparison, makeP99Comparison, makeReport } from '../../support/report-parts.ts';

const undecided = (
  change: Partial<ReportComparison>,
  make: typeof makeComparison = makeComparison,
): GateReport =>
  makeReport({
    verdict: { kind: 'inconclusive', need: 'More records would settle it.' },
    comparisons: [make({ outcome: 'inconclusive', ...change })],
  });

describe('a comment for changes alone', () => {
  it('is not made for a plain pass, nor for an undecided run that does not look like a loss', () => {
    assert.ok(isQuiet(makeReport()));
    // Three and a half standard errors of 10 % to the better bound: one of them beyond −5 % is −14 %.
    const interval = { best: 0.35, worst: -0.4 };
    assert.ok(isQuiet(undecided({ change: -0.049, interval })));
    assert.ok(isQuiet(undecided({ change: -0.13, interval })));
    assert.ok(isQuiet(undecided({ change: 0.4, interval: { best: 0.9, worst: -0.1 } })));
    const slower = { change: 0.2, interval: { best: -0.2, worst: 0.8 } };
    assert.ok(isQuiet(undecided(slower, makeP99Comparison)));
    assert.ok(isQuiet(undecided({ change: null })));
    assert.ok(isQuiet(undecided({ change: -0.5, interval: { best: null, worst: null } })));
  });

  it('is made where a gate looks like a loss, on either side of the axis', () => {
    assert.ok(!isQuiet(undecided({ change: -0.3, interval: { best: -0.1, worst: -0.5 } })));
    const slower = { change: 0.6, interval: { best: 0.05, worst: 1.2 } };
    assert.ok(!isQuiet(undecided(slower, makeP99Comparison)));
  });

  it('depends on the undecided metrics, not on a guard that passed', () => {
    const guard = makeComparison({ change: -0.3, interval: { best: -0.1, worst: -0.5 } });
    const report = undecided({ change: 0 });
    assert.ok(isQuiet({ ...report, comparisons: [...report.comparisons, guard] }));
  });

  it('is made for every report that fails the step, by policy too', () => {
    const exit = { code: 1, because: 'Nothing was decided, and `on-inconclusive` is `fail`.' };
    assert.ok(!isQuiet({ ...undecided({ change: 0 }), exit }));
  });

  it('is made for a missing baseline, an improvement, a small loss and a regression', () => {
    const why = 'There are no stored records.';
    assert.ok(!isQuiet(makeReport({ verdict: { kind: 'no-baseline', why } })));
    for (const code of ['improvement', 'small-proven-loss'] as const) {
      assert.ok(!isQuiet(makeReport({ warnings: [{ code, text: 'Something.' }] })));
    }
    const offending = { kind: 'regression', offending: ['throughput'] } as const;
    assert.ok(!isQuiet(makeReport({ verdict: offending })));
  });
});

const JOB: Job = {
  repository: { owner: 'acme', name: 'shop', id: 1 },
  run: { id: 1, attempt: 1, url: 'https://github.com/acme/shop/actions/runs/1' },
  workflowPath: undefined,
  artifacts: 'offered',
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

  it('is a notice about the second stage where GitHub gives only a read token', () => {
    for (const job of [FROM_FORK, { ...JOB, initiator: 'dependabot[bot]' }]) {
      const { level, text } = explainCommentTrouble(READ_ONLY, job);
      assert.equal(level, 'notice');
      assert.match(text, /job summary/);
      assert.match(text, /`mode: report`/);
    }
  });

  it('names a locked conversation', () => {
    const locked = refusal(403, 'Unable to create comment because issue is locked.');
    const { level, text } = explainCommentTrouble(locked, JOB);
    assert.equal(level, 'warning');
    assert.match(text, /conversation of this pull request is locked/);
  });

  it('repeats any other error, and says that the outcome stays', () => {
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
