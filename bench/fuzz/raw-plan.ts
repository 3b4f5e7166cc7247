// What surrounds every drawn plan: nothing of this machine, so that a trial can be had again elsewhere.

export const SURROUNDINGS = {
  environment: { API_TOKEN: 'token', HOME: '/home/ci', EMPTY: '' },
  cwd: '/srv/app',
  platform: 'linux',
  randomSeed: 'random',
} as const;
