// What most tests begin with: a repository with a workflow, a few commits and a pull request.

import type { GithubState } from './github-state.ts';

export function addShop(state: GithubState) {
  const repository = state.addRepository({ owner: 'octo', name: 'shop' });
  const workflow = state.addWorkflow(repository);
  const root = state.addCommit({});
  const main = state.addCommit({
    parents: [root.sha],
    branch: { repository, name: 'main' },
  });
  const change = state.addCommit({
    parents: [main.sha],
    branch: { repository, name: 'faster' },
  });
  const pull = state.addPull({
    repository,
    base: { ref: 'main', sha: main.sha },
    head: { ref: 'faster', sha: change.sha },
  });
  const run = state.addRun({ workflow, event: 'push', headSha: main.sha });
  return { repository, workflow, root, main, change, pull, run };
}
