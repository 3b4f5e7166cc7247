// Who does things on the fake GitHub.

export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization';
}

/** Whom everything belongs to that is done with a job's own token. */
export const GITHUB_ACTIONS: Account = {
  login: 'github-actions[bot]',
  id: 41_898_282,
  type: 'Bot',
};

/** An app, as `performed_via_github_app` gives it. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

export const ACTIONS_APP: App = { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' };
