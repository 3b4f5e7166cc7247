// The inputs that say how the action keeps baselines and speaks on GitHub; no flag has their names.

import { baselineEvents, boolean, choice, githubLabel, integer, token } from '../read/kind.ts';
import { preset } from './described.ts';

const group = 'GitHub';

/** What the runner fills in where nobody wrote a token. */
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
    says: 'Token that reads runs and artifacts, and comments where it may',
    otherwise: 'the token of the job, `github.token`',
    expression: JOB_TOKEN,
  }),
  comment: preset(choice('always', 'changes', 'never'), 'changes', {
    group,
    where: 'action-or-file',
    says: 'When to comment on a pull request; `changes` keeps quiet while there is nothing to tell',
  }),
  'accept-label': preset(githubLabel, 'perf-accepted', {
    group,
    where: 'action-or-file',
    says: 'Label on a pull request with which its loss is accepted',
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
    says: 'Days for which artifacts are kept, where the repository allows as many',
  }),
  accept: preset(boolean, 'false', {
    group,
    where: 'action',
    says: 'On `workflow_dispatch`: this run becomes the baseline, whatever it shows',
  }),
};
