// What profilers write, read as stacks.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readProfile, type Stack } from '../../src/profile/read-profile.ts';

const FOLDER = '/srv/shop';
const read = (text: string): readonly Stack[] | undefined => readProfile(text, FOLDER);
const lines = (text: string): readonly string[] | undefined =>
  read(text)?.map(({ frames, samples }) => `${frames.join(' > ')}: ${samples}`);

/** A node of V8's tree. */
const node = (id: number, name: string, hitCount: number, children: number[], url = '') => ({
  id,
  callFrame: { functionName: name, scriptId: '1', url, lineNumber: 11, columnNumber: 3 },
  hitCount,
  children,
});
const cpuProfile = (nodes: readonly unknown[]): string =>
  JSON.stringify({ nodes, startTime: 1, endTime: 2, samples: [], timeDeltas: [] });

describe('a .cpuprofile', () => {
  it('becomes stacks, without the time in which nothing ran', () => {
    const text = cpuProfile([
      node(1, '(root)', 0, [2, 3, 4]),
      node(2, '(idle)', 900, []),
      node(3, '', 2, [5], 'file:///srv/shop/app.js'),
      node(4, '(garbage collector)', 7, []),
      node(5, 'render', 31, [6], 'file:///srv/shop/lib/views%20x.js'),
      node(6, 'next', 4, [], 'file:///srv/node_modules/express/router.js'),
      node(7, 'lonely', 1, [], 'node:internal/timers'),
    ]);
    assert.deepEqual(lines(text), [
      '(anonymous) app.js:12: 2',
      '(garbage collector): 7',
      '(anonymous) app.js:12 > render lib/views x.js: 31',
      '(anonymous) app.js:12 > render lib/views x.js > next node_modules/express/router.js: 4',
      'lonely node:internal/timers: 1',
    ]);
  });

  it('counts the time of the runtime for the nearest call that is written in a file', () => {
    const stacks = read(
      cpuProfile([
        node(1, '(root)', 0, [2]),
        node(2, 'emit', 1, [3], 'node:events'),
        node(3, '', 2, [4], 'file:///srv/shop/server.js'),
        node(4, 'createHash', 5, [5], 'node:crypto'),
        node(5, 'Hash', 7, [6], 'node:internal/crypto/hash'),
        node(6, '(garbage collector)', 3, []),
      ]),
    );
    assert.deepEqual(
      stacks?.map(({ self, frames }) => self ?? frames.at(-1)),
      [
        'emit node:events',
        '(anonymous) server.js:12',
        'createHash node:crypto, called by (anonymous) server.js:12',
        'Hash node:internal/crypto/hash, called by (anonymous) server.js:12',
        '(garbage collector)',
      ],
    );
  });

  it('has the same names wherever the version is checked out', () => {
    const at = (folder: string) =>
      readProfile(
        cpuProfile([
          node(1, 'a', 1, [], `file://${folder}/lib/a.js`),
          node(2, 'b', 1, [], `file://${folder}/node_modules/b/index.js`),
          node(3, 'c', 1, [], `file://${folder}/../common/src/c.js`.replace('/x/..', '')),
        ]),
        folder,
      );
    assert.deepEqual(at('/home/me/shop/x'), at('/tmp/perf-gate-1/tree/x'));
  });

  it('may be a ring, or no tree at all', () => {
    const ring = cpuProfile([node(1, 'a', 1, [2]), node(2, 'b', 1, [1]), node(2, 'c', 1, [2])]);
    assert.equal(
      read(ring)?.every(({ frames }) => frames.length <= 64),
      true,
    );
    for (const text of ['{', '{"nodes":1}', '{"nodes":[]}', '{"nodes":[null,{"id":"x"}]}']) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('has counts that are counts', () => {
    const counts = [-1, 1.5, 1e300, '7', null, {}];
    const nodes = counts.map((hits, id) => ({ ...node(id, 'a', 0, []), hitCount: hits }));
    assert.deepEqual(read(cpuProfile(nodes)), []);
  });
});

describe('folded stacks', () => {
  it('become stacks, without the numbers of processes, threads and lines', () => {
    const text = [
      'process 41:"python app.py";thread (0x7f);<module> (app.py:3);render (views.py:12) 31',
      'process 42:"python app.py";<module> (app.py:3);<lambda> (views.py:14) 4',
      'main;work;rust::<impl Fn(u8)>::call 5',
      '',
    ].join('\n');
    assert.deepEqual(lines(text), [
      '<module> app.py:3 > render views.py: 31',
      '<module> app.py:3 > <lambda> views.py:14: 4',
      'main > work > rust::<impl Fn(u8)>::call: 5',
    ]);
  });

  it('keep the innermost function of a deep recursion', () => {
    const frames = Array.from({ length: 500 }, (_, at) => `f${at}`);
    const [stack] = read(`${frames.join(';')} 3`) ?? [];
    assert.equal(stack?.frames.length, 64);
    assert.deepEqual([stack?.frames[0], stack?.frames.at(-1)], ['f0', 'f499']);
  });

  it('are no other text', () => {
    for (const text of ['', '\n', 'a;b', 'a;b 1\nnothing here', 'a;b 99999999999']) {
      assert.equal(read(text), undefined, text);
    }
  });
});

const PERF = `# captured on: Sun Nov 30
server 4711 8123.456789:     250000 cycles:u:
	          4c1f20 main.slow+0x40 (/srv/shop/server)
	          4c1e00 main.(*Shop).ServeHTTP+0x1b (/srv/shop/server)

server 4711/4712 8123.457789:     250000 cycles:u:
	          4c1f24 main.slow+0x44 (/srv/shop/server)
	          4c1e00 main.(*Shop).ServeHTTP+0x1b (/srv/shop/server)

my server 4711 8123.458789:     250000 cycles:
	ffffffff81a0 [unknown] ([kernel.kallsyms])
	    7f00aa11 [unknown] (/usr/lib/libc.so.6 (deleted))
`;

describe('perf script', () => {
  it('becomes stacks without addresses', () => {
    assert.deepEqual(lines(PERF), [
      'main.(*Shop).ServeHTTP > main.slow: 2',
      '[unknown] libc.so.6 (deleted) > [unknown] [kernel.kallsyms]: 1',
    ]);
  });

  it('is no other text', () => {
    assert.equal(read('Lorem ipsum:\n  dolor sit (amet)\n'), undefined);
  });
});

const TRACES = `File: server
Type: cpu
Duration: 4.10s, Total samples = 1.25s (30.49%)
-----------+-------------------------------------------------------
     1.20s   main.slow (inline)
             main.handler
             net/http.HandlerFunc.ServeHTTP
-----------+-------------------------------------------------------
           thread:main
      50ms   runtime.futex
             runtime.futexsleep
-----------+-------------------------------------------------------
`;

describe('go tool pprof -traces', () => {
  it('becomes stacks with a sample for each 10 ms', () => {
    assert.deepEqual(lines(TRACES), [
      'net/http.HandlerFunc.ServeHTTP > main.handler > main.slow: 120',
      'runtime.futexsleep > runtime.futex: 5',
    ]);
  });
});

/** Pieces of all formats, put together at random. */
const anyProfile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PERF.split('\n'), ...TRACES.split('\n'), 'a;b 3', '{"nodes":', ']', '}'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join('\n'));

describe('any text', () => {
  it('is read within bounds, or is no profile', () => {
    fc.assert(
      fc.property(anyProfile, (text) => {
        for (const { frames, samples } of read(text) ?? []) {
          assert.ok(frames.length >= 1 && frames.length <= 64);
          assert.ok(frames.every((frame) => frame.length <= 160));
          assert.ok(Number.isInteger(samples) && samples > 0);
        }
      }),
    );
  });

  it('is read in a time that grows with its length', () => {
    const long = 400_000;
    for (const part of ['a', ' 1', ': ', '(', ' (a:1', ';', '1 1:', ' (', '\t1 a (']) {
      for (const start of ['', '{', '\t', 'x 1:\n\t1 ', '-----+-----\n 1s ']) {
        read(start + part.repeat(long / part.length));
      }
    }
  });
});
