// The inputs that say how the action stores baselines and comments on GitHub; none is a flag.

import { baselineEvents, boolean, choice, githubLabel, integer, token } from '../read/kind.ts';
import { preset } from './described.ts';

const group = 'GitHub';

/** What the runner fills in when no token is given. */
export const JOB_TOKEN = `\${{ github.token }}`;

/** A part of the table of inputs. */
export const GITHUB_INPUTS = {
  mode: preset(choice('gate', 'report'), 'gate', {
    group,
    where: 'action',
    says: 'Measure and judge; or, on `workflow_run`, only comment on what a finished run found',
  }),
  'github-token': preset(token, '', {
    group,
    where: 'action',
    says: 'Token that reads runs and artifacts, and comments if it may',
    otherwise: 'the token of the job, `github.token`',
    expression: JOB_TOKEN,
  }),
  comment: preset(choice('always', 'changes', 'never'), 'changes', {
    group,
    where: 'action-or-file',
    says: 'When to comment on a pull request; `changes`: only when there is something to report',
  }),
  watch: preset(choice('none', 'issue'), 'none', {
    group,
    where: 'action-or-file',
    says: 'Whether a loss on a branch that stores baselines opens an issue, which is closed when the loss is gone or accepted',
  }),
  'accept-label': preset(githubLabel, 'perf-accepted', {
    group,
    where: 'action-or-file',
    says: 'Label on a pull request that accepts its loss',
  }),
  'baseline-events': preset(baselineEvents, 'push', {
    group,
    where: 'action-or-file',
    says: 'Events whose runs on a branch store a baseline',
    example: 'push, schedule, workflow_dispatch',
  }),
  'retention-days': preset(integer({ min: 1, max: 400 }), '90', {
    group,
    where: 'action-or-file',
    says: 'Days for which artifacts are kept, if the repository allows as many',
  }),
  accept: preset(boolean, 'false', {
    group,
    where: 'action',
    says: 'On `workflow_dispatch`: this run becomes the baseline, whatever it shows',
  }),
};
