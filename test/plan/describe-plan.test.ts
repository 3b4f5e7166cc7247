// A plan in short, as `perf-gate validate` prints it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describePlan } from '../../src/plan/describe-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { renderPlan } from '../../src/report/render-plan.ts';
import { displayWidth } from '../../src/report/terminal/lines.ts';
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
  'behind-a-login': [
    planOf(
      `
start: node server.js
setup:
  - { name: log in, method: POST, path: /login, json: { user: ann }, capture: { token: { json: /token }, csrf: { cookie: csrf } } }
  - { method: PUT, path: '/items/{captured.token}' }
requests:
  - { path: /items, headers: { Authorization: 'Bearer {captured.token}' } }
teardown:
  - { method: DELETE, path: /session, expect: { status: 204 } }
`,
      { readTable: () => ({ columns: [], rows: [], digest: '' }) },
    ),
    { arms: 1, fewest: 3, most: 5 },
  ],
  flows: [
    planOf(
      `
start: node server.js
max-p99-increase: 15%
requests:
  - { path: /health }
  - name: Order
    weight: 3
    think-time: 50ms
    p99-limit: 300ms
    steps:
      - { name: Create, method: POST, path: /orders, json: { a: '{seq}' }, capture: { id: { json: /id }, tag: { header: etag } }, max-p99-increase: 20% }
      - { name: Read, path: '/orders/{captured.id}', think-time: 1s, expect: { status: 200 } }
      - { method: DELETE, path: '/orders/{captured.id}' }
  - { name: One, steps: [{ path: /one }] }
`,
      { readTable: () => ({ columns: [], rows: [], digest: '' }) },
    ),
    PAIRS,
  ],
  'of-one-flow': [
    planOf(`
start: node server.js
p99-limit: 1s
requests:
  - { name: Browse, steps: [{ path: /a }, { path: /b }] }
`),
    PAIRS,
  ],
  'of-one-limit': [
    gatePlan({ 'p99-limit': '250ms', 'ready-path': '/up', baseline: 'base.json' }),
    { arms: 1, fewest: 1, most: 1 },
  ],
  wide: [
    planOf(`
start: node server.js
requests:
  - { name: 注文の一覧を読む, path: '/orders/of/tokyo?sort=new&page=1&shop=station-square&more=yes', expect: { body-includes: 注文の一覧がここに全部あります、一番新しいものから } }
  - { name: list, path: /a }
`),
    PAIRS,
  ],
  'side-by-side': [
    parsePlan({ ...RAW, command: 'validate', flags: { start: 'a', base: 'main' } }),
    PAIRS,
  ],
} as const;

for (const [name, [plan, expected]] of Object.entries(plans)) {
  test(name, () => {
    const lines = renderPlan(describePlan(plan, expected), { width: 80, unicode: true });
    assert.deepEqual(
      lines.filter((line) => line.endsWith(' ')),
      [],
    );
    const wide = lines.filter((line) => displayWidth(line) > 80);
    assert.deepEqual(wide, []);
    assertGolden(`validate/${name}.txt`, `${lines.join('\n')}\n`);
  });
}
