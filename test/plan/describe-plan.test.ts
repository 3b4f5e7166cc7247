// A plan in short, as `perf-gate validate` prints it.

import { test } from 'node:test';
import { describePlan } from '../../src/plan/describe-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { assertGolden } from '../support/golden.ts';
import { planOf, RAW } from './raw-inputs.ts';

const PAIRS = { arms: 2, fewest: 16, most: 29 } as const;

const plans = {
  defaults: [planOf('start: node server.js\n'), { arms: 1, fewest: 19, most: 19 }],
  several: [
    planOf(`
start: node server.js
ready-command: curl -sf http://127.0.0.1:$PORT/health
ready-timeout: 90s
connections: 1
rate: 1200/s
http2: true
warmup: 500ms
max-throughput-drop: 2.5%
max-error-rate: 0.05%
min-throughput: 800/s
requests:
  - { name: list, path: '/api/items?page=1', weight: 7, expect: { status: [2xx, 304], body-includes: '"items"' } }
  - { name: create, method: POST, path: /api/items, json: { a: 1 }, weight: 2, expect: { status: 201 }, max-p99-increase: 20%, p99-limit: 250ms }
  - { path: /a/very/long/path/that/goes/on/and/on/for/ever, expect: { body-matches: '^found \\d+' } }
`),
    PAIRS,
  ],
  'of-one-limit': [
    gatePlan({ 'p99-limit': '250ms', 'ready-path': '/up', baseline: 'base.json' }),
    { arms: 1, fewest: 1, most: 1 },
  ],
  'side-by-side': [
    parsePlan({ ...RAW, command: 'validate', flags: { start: 'a', base: 'main' } }),
    PAIRS,
  ],
} as const;

for (const [name, [plan, expected]] of Object.entries(plans)) {
  test(name, () => {
    const lines = describePlan(plan, expected);
    assertGolden(`validate/${name}.txt`, `${lines.join('\n')}\n`);
  });
}
