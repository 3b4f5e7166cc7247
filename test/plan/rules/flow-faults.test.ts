// What is wrong with a flow: every fault with its place, what to write instead, and no other.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from '../raw-inputs.ts';

const readTable = () => ({ columns: ['a'], rows: [['1']], digest: 'd' });
const readFile = () => {
  throw new Error('does not exist');
};

const ID = 'capture: { id: { json: /id } }';
const ok = '{ path: /ok }';
const flow = (...steps: readonly string[]): string =>
  `{ name: Order, steps: [${steps.join(', ')}] }`;
const mix = (...entries: readonly string[]): string =>
  entries.map((one) => `  - ${one}`).join('\n');
const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{ path: /${index} }`).join(', ');

/** The first entry of `requests` stands on line 3. */
const FAULTS: Readonly<Record<string, readonly [requests: string, ...faults: string[]]>> = {
  'a value of a later step': [
    mix(flow('{ path: "/{captured.id}" }', `{ name: Create, path: /a, ${ID} }`)),
    '3: requests[0].steps[0].path: `id` is captured only by a later step, `Create`. Move that step before this one.',
  ],
  'a value of a later step without a name': [
    mix(
      flow('{ path: /a, headers: { X-Id: "{captured.id}" } }', `{ method: POST, path: /a, ${ID} }`),
    ),
    '3: requests[0].steps[0].headers.X-Id: `id` is captured only by a later step, `POST /a`. Move that step before this one.',
  ],
  'a value of its own': [
    mix(flow(ok, `{ method: POST, path: /a, json: { id: "{captured.id}" }, ${ID} }`)),
    '3: requests[0].steps[1].json: `id` is captured from the answer to this very step. Capture it in an earlier step of the flow.',
  ],
  'a value of another flow': [
    mix(flow(`{ path: /a, ${ID} }`), '{ name: Pay, steps: [{ path: "/{captured.id}" }] }'),
    '4: requests[1].steps[0].path: `id` is captured in the flow `Order`, for its later steps alone. Make this a step of that flow, or capture it in `setup`.',
  ],
  'a value of a flow, by a request beside it': [
    mix(flow(`{ path: /a, ${ID} }`), '{ path: "/{captured.id}" }'),
    '4: requests[1].path: `id` is captured in the flow `Order`, for its later steps alone. Make this a step of that flow, or capture it in `setup`.',
  ],
  'a value that nothing captures': [
    mix(flow('{ path: "/{captured.id}" }')),
    '3: requests[0].steps[0].path: nothing captures `id` before this is sent. Capture it in an earlier step of the flow, or in `setup`. `{{captured.id}}` is the text itself.',
  ],
  'a misspelt value': [
    mix(flow('{ path: /a, capture: { order: { json: /id } } }', '{ path: "/{captured.ordr}" }')),
    '3: requests[0].steps[1].path: nothing captures `ordr` before this is sent. Did you mean `order`?',
  ],
  'a value by a name that is taken in the flow': [
    mix(flow(`{ path: /a, ${ID} }`, `{ path: /b, ${ID} }`)),
    '3: requests[0].steps[1].capture.id: `id` is captured already. Give it a name of its own.',
  ],
  'a value by a name that is taken in `setup`': [
    `${mix(flow(`{ path: /a, ${ID} }`))}\nsetup: [{ path: /in, ${ID} }]`,
    '3: requests[0].steps[0].capture.id: `id` is captured already by `setup`. Give it a name of its own.',
  ],
  'a capture of a request': [
    mix(`{ path: /a, ${ID} }`),
    '3: requests[0].capture: `capture` is not known here. Write the request under `setup`, or as a step of a flow.',
  ],
  'a faulty capture': [
    mix(flow('{ path: /a, capture: { id: { json: id } } }')),
    '3: requests[0].steps[0].capture.id: `id` is not a JSON pointer. Begin it with `/`: `/data/0/id`.',
  ],
  'keys of a request': [
    mix(
      `{ name: Order, path: /a, method: GET, json: 1, expect: { status: 200 }, ${ID}, steps: [${ok}] }`,
    ),
    '3: requests[0].path: a flow has steps, and no `path` of its own. Put it into one of them.',
    '3: requests[0].method: a flow has steps, and no `method` of its own. Put it into one of them.',
    '3: requests[0].json: a flow has steps, and no `json` of its own. Put it into one of them.',
    '3: requests[0].expect: a flow has steps, and no `expect` of its own. Put it into one of them.',
    '3: requests[0].capture: a flow has steps, and no `capture` of its own. Put it into one of them.',
  ],
  'a request that has steps, too': [
    mix(`{ path: /a, steps: [${ok}] }`),
    '3: requests[0].name: it is missing. The report names a flow by it: `name: Order`.',
    '3: requests[0].path: a flow has steps, and no `path` of its own. Put it into one of them.',
  ],
  'no steps': [
    mix('{ name: Order, steps: [] }'),
    '3: requests[0].steps: the list is empty. Write a step.',
  ],
  'steps that are nothing': [
    mix('{ name: Order, steps: }'),
    '3: requests[0].steps: it is not a list. Begin each entry with `- `.',
  ],
  'a step that is nothing': [
    mix('{ name: Order, steps: [/a] }'),
    '3: requests[0].steps[0]: it is not a mapping. Write `key: value` lines.',
  ],
  'more requests than a record holds, with steps': [
    mix(flow(many(60)), ...Array.from({ length: 5 }, (_, index) => `{ path: /other/${index} }`)),
    '2: requests: with the steps of flows there are 65 requests, more than 64. Leave some out.',
  ],
  'more steps than a record holds': [
    mix(flow(many(65))),
    '2: requests: with the steps of flows there are 65 requests, more than 64. Leave some out.',
  ],
  'more entries than a record holds': [
    mix(...Array.from({ length: 65 }, (_, index) => `{ path: /${index} }`)),
    '2: requests: there are more than 64 entries.',
  ],
  'unknown keys': [
    mix(
      '{ name: Order, wait: 1s, wieght: 2, steps: [{ path: /a, headrs: {}, expect: { staus: 200 } }] }',
    ),
    '3: requests[0].steps[0].expect.staus: `staus` is not known here. Did you mean `status`?',
    '3: requests[0].steps[0].headrs: `headrs` is not known here. Did you mean `headers`?',
    '3: requests[0].wait: `wait` is not known here. Did you mean `think-time`?',
    '3: requests[0].wieght: `wieght` is not known here. Did you mean `weight`?',
  ],
  'steps by another word': [
    mix(`{ name: Order, step: [${ok}] }`),
    '3: requests[0].path: it is missing.',
    '3: requests[0].step: `step` is not known here. Did you mean `steps`?',
  ],
  'steps of a step': [
    mix(flow(`{ path: /a, steps: [${ok}] }`)),
    '3: requests[0].steps[0].steps: `steps` is not known here. Write these steps into the flow itself: a flow holds no other.',
  ],
  'steps in `setup`': [
    `${mix(ok)}\nsetup: [{ path: /a, think-time: 1s, steps: [] }]`,
    '4: setup[0].think-time: `think-time` is not known here. It belongs to a flow, or to a step of one.',
    '4: setup[0].steps: `steps` is not known here. Write each step as an entry of the list: only `requests` holds flows.',
  ],
  'the weight of a step': [
    mix(flow('{ path: /a, weight: 2 }')),
    '3: requests[0].steps[0].weight: `weight` is not known here. Write it beside `steps`: it is the whole flow that has one.',
  ],
  'no name': [
    mix(`{ steps: [${ok}] }`),
    '3: requests[0].name: it is missing. The report names a flow by it: `name: Order`.',
  ],
  'a name that is none': [
    mix(`{ name: 7, steps: [${ok}] }`),
    '3: requests[0].name: `7` is not text. Put it in quotes, as it is written.',
  ],
  'the name of another flow': [
    mix(flow(ok), flow(ok, '{ path: /b }')),
    '4: requests[1]: another flow is already named `Order`. Give it a `name` of its own.',
  ],
  'the name of a request': [
    mix('{ name: Order, path: /a }', flow(ok)),
    '4: requests[1]: a request is already named `Order`. Give it a `name` of its own.',
  ],
  'the name of another step': [
    mix(flow(ok, '{ name: b, path: /b }', ok)),
    '3: requests[0].steps[2]: another step is already named `Order › GET /ok`. Give it a `name` of its own.',
  ],
  'the name of a request for a step': [
    mix('{ name: Order › Read, path: /a }', flow('{ name: Read, path: /b }')),
    '4: requests[1].steps[0]: a request is already named `Order › Read`. Give it a `name` of its own.',
  ],
  'two flows whose steps have one name': [
    mix(
      '{ name: A, steps: [{ name: B › C, path: /a }] }',
      '{ name: A › B, steps: [{ name: C, path: /a }] }',
    ),
    '4: requests[1].steps[0]: another step is already named `A › B › C`. Give it a `name` of its own.',
  ],
  'names that are too long together': [
    mix(`{ name: ${'f'.repeat(150)}, steps: [{ name: ${'s'.repeat(50)}, path: /a }] }`),
    '3: requests[0].steps[0]: behind the name of its flow, its name has 203 characters, more than 200. Give the step or the flow a shorter one.',
  ],
  'a name that is too long by itself': [
    mix(`{ name: ${'f'.repeat(201)}, steps: [${ok}] }`),
    '3: requests[0].name: it has 201 characters, more than 200.',
  ],
  'names of requests that are too long by themselves': [
    mix(`{ name: ${'r'.repeat(201)}, path: /a }`, flow(`{ name: ${'s'.repeat(201)}, path: /b }`)),
    '3: requests[0].name: it has 201 characters, more than 200.',
    '4: requests[1].steps[0].name: it has 201 characters, more than 200.',
  ],
  'what has no name itself': [
    mix(
      `{ steps: [{ path: "/{captured.a}", headers: { X: "{captured.id}" } }, { capture: { a: { json: /a } } }] }`,
      `{ steps: [{ path: /a, ${ID} }] }`,
    ),
    '3: requests[0].name: it is missing. The report names a flow by it: `name: Order`.',
    '3: requests[0].steps[1].path: it is missing.',
    '3: requests[0].steps[0].path: `a` is captured only by a later step, `steps[1]`. Move that step before this one.',
    '3: requests[0].steps[0].headers.X: `id` is captured in a flow, for its later steps alone. Make this a step of that flow, or capture it in `setup`.',
    '4: requests[1].name: it is missing. The report names a flow by it: `name: Order`.',
  ],
  'what is none at all': [
    mix('{ steps: { a: 1 } }', '{ name: {}, steps: [1, ~, []] }', '[]'),
    '3: requests[0].name: it is missing. The report names a flow by it: `name: Order`.',
    '3: requests[0].steps: it is not a list. Begin each entry with `- `.',
    '4: requests[1].name: a mapping is not text. Give it a value, or leave it out.',
    '4: requests[1].steps[0]: it is not a mapping. Write `key: value` lines.',
    '4: requests[1].steps[1]: it is not a mapping. Write `key: value` lines.',
    '4: requests[1].steps[2]: it is not a mapping. Write `key: value` lines.',
    '5: requests[2]: it is not a mapping. Write `key: value` lines.',
  ],
  'a path that is too long to be a name': [
    mix(flow(`{ path: /${'p'.repeat(190)} }`)),
    '3: requests[0].steps[0]: its path is too long to be its name. Give it a `name` of its own.',
  ],
  'think time before the first step': [
    mix(flow('{ path: /a, think-time: 1s }', ok)),
    '3: requests[0].steps[0].think-time: nobody waits before the first step of a flow. Remove it, or write it in the step that is waited for.',
  ],
  'think time of one step': [
    mix(`{ name: Order, think-time: 1s, steps: [${ok}] }`),
    '3: requests[0].think-time: the flow has one step, and the user waits between two. Remove it, or add a step.',
  ],
  'think time of a request': [
    mix('{ path: /a, think-time: 1s }'),
    '3: requests[0].think-time: `think-time` is not known here. It belongs to a flow, or to a step of one.',
  ],
  'think time without a unit, and too much': [
    mix('{ name: Order, think-time: 50, steps: [{ path: /a }, { path: /b, think-time: 11m }] }'),
    '3: requests[0].think-time: `50` has no unit. Write `50ms`, or `50s`.',
    '3: requests[0].steps[1].think-time: `11m` is too long. The most is 10m.',
  ],
  'a weight and a tolerance': [
    mix(`{ name: Order, weight: 0, max-p99-increase: 10, p99-limit: 0ms, steps: [${ok}] }`),
    '3: requests[0].weight: `0` is out of range. It must be from 1 to 1000.',
    '3: requests[0].max-p99-increase: `10` has no percent sign. Write `10%`.',
    '3: requests[0].p99-limit: `0ms` is too short. The least is 1ms.',
  ],
  'what is wrong with any request': [
    mix(
      flow(
        '{ path: a, body: a, json: 1 }',
        '{ path: "/{random:x}", method: post }',
        `{ path: /c, headers: { X: "\${env:NONE}" }, expect: { body-matches: "(" } }`,
        '{ path: /d, multipart: { a: { file: none.txt } }, headers: { content-type: a/b } }',
        `{ path: /e, file: "\${env:NONE}", expect: { schema: none.json } }`,
        `{ path: /f, graphql: { query: { file: none.gql }, variables: { a: "\${env:NONE}" } } }`,
      ),
    ),
    '3: requests[0].steps[0].path: `a` is not a path. Begin it with `/`: `/items?page=1`.',
    '3: requests[0].steps[1].method: `post` is in lower case. Write `POST`.',
    '3: requests[0].steps[2].expect.body-matches: `(` is not a regular expression. Unterminated group.',
    '3: requests[0].steps[2].headers.X: the environment variable NONE is not set. Set it where perf-gate runs: in a workflow, under `env:`.',
    '3: requests[0].steps[4].file: references to the environment are not resolved here. Only headers, bodies, `candidate-env` and `baseline-env` may refer to it.',
    '3: requests[0].steps[5].graphql.variables.a: the environment variable NONE is not set. Set it where perf-gate runs: in a workflow, under `env:`.',
    '3: requests[0].steps[0].json: `body` is already there. Write `body` or `json`, not both.',
    '3: requests[0].steps[3].headers.content-type: perf-gate sends this header itself: it names what stands between the parts. Remove it.',
    '3: requests[0].steps[1].path: `{random:x}` names no whole numbers, from the smaller to the larger. Write `{random:1..200}`.',
    '3: requests[0].steps[3].multipart.a: `none.txt` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
    '3: requests[0].steps[4].expect.schema: `none.json` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
    '3: requests[0].steps[5].graphql.query.file: `none.gql` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
  ],
  'numbers that would be sent as others': [
    mix(flow('{ path: /a, headers: { x: 1.10 }, json: 0777 }')),
    '3:68: the number `0777` would be sent as `777`. Put it in quotes, or write `777`.',
  ],
};

for (const [what, [requests, ...faults]] of Object.entries(FAULTS)) {
  test(what, () => {
    const found = faultsOf(`start: a\nrequests:\n${requests}\n`, { readTable, readFile });
    assert.deepEqual(
      found,
      faults.map((fault) => `perf-gate.yml:${fault}`),
    );
  });
}
