// After a loss was shown: both versions once more, each under a profiler. On real servers.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { profileLoss } from '../../src/gate/profile-loss.ts';
import { describeMachine } from '../../src/machine/environment.ts';
import type { BaselineArm } from '../../src/measure/baseline-arm.ts';
import type { Plan, ProfilePlan } from '../../src/plan/plan.ts';
import { compareProfiles } from '../../src/profile/compare-profiles.ts';
import type { Progress } from '../../src/progress.ts';
import { seconds } from '../../src/units.ts';
import type { MetricName, Verdict } from '../../src/verdict/verdict.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { gatePlan } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const serverOf = (rounds: number): string => `
const http = require('http');
function checksum(text) {
  let sum = 0;
  for (let round = 0; round < ${rounds}; round++) {
    for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  }
  return sum;
}
function parse(text) {
  return JSON.parse(text).rows.map((row) => checksum(row));
}
const text = JSON.stringify({ rows: Array.from({ length: 20 }, (_, at) => 'row ' + at) });
http.createServer((request, response) => response.end(String(parse(text)))).listen(process.env.PORT);
`;

/** Each answer on a thread of its own. */
const pythonOf = (rounds: number): string => `
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

def checksum(text):
    total = 0
    for _ in range(${rounds}):
        for letter in text:
            total = (total * 31 + ord(letter)) & 0xffffffff
    return total

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = str(checksum("row of a table")).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass

ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
`;
const PYTHON = 'exec python3 server.py';
const runs = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const noPython = runs('python3', '-c', '0') ? false : 'Python is missing';
/** Stands in for it: takes the same arguments, sees a process that is there, and writes what py-spy would. */
const PY_SPY = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    --pid) kill -0 "$2" || exit 1 ;;
    --duration) sleep "$2" ;;
    --output) out=$2 ;;
  esac
  shift
done
case $PERF_GATE_ARM in candidate) count=300 ;; *) count=10 ;; esac
printf 'do_GET (server.py:19);checksum (server.py:5) %s\nselect (selectors.py:4) 9\n' $count > "$out"
`;

const regression = (...offending: [MetricName, ...MetricName[]]): Verdict => ({
  kind: 'regression',
  offending,
  warnings: [],
  comparisons: [],
});

interface Scene {
  readonly profile?: ProfilePlan;
  readonly verdict?: Verdict;
  readonly start?: string;
  readonly secrets?: readonly string[];
  readonly path?: string | undefined;
  readonly signal?: AbortSignal;
}

async function profiled(scene: Scene = {}) {
  const box = temporaryFolder();
  const logs = join(box, 'logs');
  mkdirSync(logs);
  const planIn = (folder: string, rounds: number): Plan => {
    const cwd = join(box, folder);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'server.cjs'), serverOf(rounds));
    writeFileSync(join(cwd, 'server.py'), pythonOf(10 * rounds));
    const made = gatePlan({ start: 'exec node server.cjs', warmup: '200ms', connections: '4' });
    assert.ok(made.server.kind === 'started');
    const start = scene.start ?? made.server.start;
    const { profile = { kind: 'auto' }, secrets = [] } = scene;
    return { ...made, profile, secrets, server: { ...made.server, start, cwd } };
  };
  const [before, after] = [planIn('before', 10), planIn('after', 300)];
  assert.ok(before.server.kind === 'started');
  const baseline: BaselineArm = {
    facts: { kind: 'directory', commit: undefined },
    server: before.server,
    plan: before,
    warnings: [],
    [Symbol.asyncDispose]: async () => undefined,
  };
  const kinds: Progress['kind'][] = [];
  const ports = gatePorts({
    ambient: { PATH: scene.path ?? process.env.PATH },
    logs,
    report: ({ kind }) => kinds.push(kind),
    ...(scene.signal === undefined ? {} : { signal: scene.signal }),
  });
  const input = { plan: after, machine: describeMachine(ports), baseline, time: seconds(0.7) };
  const found = await profileLoss(scene.verdict ?? regression('throughput'), input, ports);
  return { ...found, kinds, left: readdirSync(logs).sort(), text: found.warnings[0]?.text };
}

const folded = (line: string): ProfilePlan => ({
  kind: 'command',
  command: `printf '${line}\\n' > {out}`,
});

describe('a loss of time', () => {
  it('of a Node.js server is explained by the function that got slower', async () => {
    const { profiles, warnings, left } = await profiled();
    assert.deepEqual(warnings, []);
    assert.ok(profiles !== undefined);
    const [first] = compareProfiles(profiles).grown;
    assert.equal(first?.name, 'checksum server.cjs');
    assert.ok(first.after.share > first.before.share);
    assert.ok((first.after.perAnswer ?? 0) > (first.before.perAnswer ?? Infinity));
    const { baseline, candidate } = profiles;
    assert.deepEqual([baseline.profiler, candidate.profiler], ['Node.js', 'Node.js']);
    assert.ok(baseline.answers > candidate.answers);
    // The logs of judged blocks stand there: those of these servers must not take their place.
    assert.deepEqual(left, ['profile-baseline.cpuprofile', 'profile-candidate.cpuprofile']);
  });

  it('of a Python server is, too', { skip: noPython }, async () => {
    const tools = temporaryFolder();
    writeFileSync(join(tools, 'py-spy'), PY_SPY, { mode: 0o755 });
    const path = `${tools}:${process.env.PATH}`;
    const { profiles, text } = await profiled({ start: PYTHON, path });
    assert.ok(profiles !== undefined, text);
    assert.equal(profiles.candidate.profiler, 'py-spy');
    assert.equal(compareProfiles(profiles).grown[0]?.name, 'checksum server.py');
  });

  it('is explained by a command, whose names are masked', async () => {
    const { profiles, kinds } = await profiled({
      profile: folded('main;open_hunter2 9'),
      secrets: ['hunter2'],
    });
    assert.deepEqual(profiles?.candidate.functions, [{ name: 'open_***', samples: 9 }]);
    assert.deepEqual(
      profiles?.baseline.calls.map(({ name }) => name),
      ['main', 'open_***'],
    );
    assert.equal(kinds.filter((kind) => kind === 'profiling').length, 2);
  });
});

describe('there is no profile, and a warning says why', () => {
  const why: readonly [string, Scene, RegExp][] = [
    [
      'of a command that fails',
      { profile: { kind: 'command', command: 'exit 3; {out}' } },
      /`profile` exited with code 3/,
    ],
    [
      'of text that is none',
      { profile: folded('Lorem ipsum') },
      /a profile of an unknown kind\. Known are folded/,
    ],
    [
      'where the server does not start',
      { start: 'exit 7' },
      /could not be started\. The server exited with code 7/,
    ],
    [
      'where a start command drops the variable',
      { start: 'NODE_OPTIONS= exec node server.cjs' },
      /If `start` sets NODE_OPTIONS/,
    ],
  ];
  for (const [name, scene, expected] of why) {
    it(name, async () => {
      const { profiles, warnings, text } = await profiled(scene);
      assert.equal(profiles, undefined);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        ['no-profile'],
      );
      assert.match(text ?? '', /^There is no profile\. /);
      assert.match(text ?? '', expected);
    });
  }
});

it('a Python server without py-spy is told how to get it', { skip: noPython }, async () => {
  const folders = (process.env.PATH ?? '').split(':');
  const path = folders.filter((folder) => !existsSync(join(folder, 'py-spy'))).join(':');
  const { text } = await profiled({ start: PYTHON, path });
  assert.match(
    text ?? '',
    /^There is no profile\. py-spy is not on the PATH, .*`pip install py-spy`/,
  );
});

describe('nothing is profiled', () => {
  for (const [name, scene] of [
    ['where nobody wants it', { profile: { kind: 'none' } }],
    ['for a loss that is none of time', { verdict: regression('errors', 'memory') }],
    ['for a pass', { verdict: { kind: 'pass', warnings: [], comparisons: [] } }],
  ] as const satisfies readonly (readonly [string, Scene])[]) {
    it(name, async () => {
      const { profiles, warnings, kinds } = await profiled(scene);
      assert.deepEqual([profiles, warnings, kinds], [undefined, [], []]);
    });
  }

  it('for a run that is cancelled, which ends', async () => {
    const cancelled = new Error('cancelled');
    await assert.rejects(profiled({ signal: AbortSignal.abort(cancelled) }), cancelled);
  });
});
