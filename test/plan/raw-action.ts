// Raw inputs for tests of `parseAction`: a quiet Linux job with nothing but a token.

import { InputError } from '../../src/errors.ts';
import { parseAction, type RawAction } from '../../src/plan/parse-action.ts';

export const RAW_ACTION: RawAction = {
  inputs: { 'github-token': 'ghs_token' },
  readConfig: () => undefined,
  environment: {},
  cwd: '/srv/app',
  randomSeed: 'random',
  platform: 'linux',
};

/** What a step does with these lines under `with:`, beside its token, and this file. */
export function actionOf(inputs: RawAction['inputs'], text = '', raw: Partial<RawAction> = {}) {
  return parseAction({
    ...RAW_ACTION,
    inputs: { ...RAW_ACTION.inputs, ...inputs },
    readConfig: () => ({ path: 'perf-gate.yml', text }),
    ...raw,
  });
}

/** The faults, one a line; empty where there are none. */
export function actionFaultsOf(...parameters: Parameters<typeof actionOf>): readonly string[] {
  try {
    actionOf(...parameters);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.details;
    throw error;
  }
}
