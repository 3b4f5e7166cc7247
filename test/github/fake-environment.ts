// Starts a fake GitHub and says so in the environment, where the toolkit looks when it is loaded.

import { after } from 'node:test';
import { startFakeGithub } from '../fake-github/fake-github.ts';

export const github = await startFakeGithub();
process.env.GITHUB_API_URL = github.url;
process.env.GITHUB_SERVER_URL = 'https://github.com';
process.env.ACTIONS_RESULTS_URL = github.url;

// Closing throws when anything asked or answered was not as GitHub describes it.
after(() => github[Symbol.asyncDispose]());
