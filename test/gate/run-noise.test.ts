// The same code on both sides, on real servers: it goes on when a gate would have ended.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { GateError } from '../../src/errors.ts';
import { runNoise } from '../../src/gate/run-noise.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Progress } from '../../src/progress.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { gatePlan, WIDE } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const SERVERS = join(import.meta.dirname, '..', 'fixtures', 'servers');

/** A folder for logs and notes, in no repository. */
class Scene implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  readonly said: Progress[] = [];

  plan(start: string, budget = milliseconds(2_000)): Plan {
    const made = gatePlan({ start, warmup: '100ms', build: 'echo built >> builds' });
    assert.ok(made.server.kind === 'started');
    const { cwd, afterBlock } = { cwd: this.folder, afterBlock: 'pwd >> "$PERF_GATE_ARM"' };
    return {
      ...made,
      server: { ...made.server, cwd, afterBlock },
      tolerances: WIDE,
      load: { ...made.load, connections: 8, budget },
    };
  }

  ports() {
    const report = (progress: Progress) => this.said.push(progress);
    return gatePorts({ report, logs: this.folder, ambient: { PATH: process.env.PATH } });
  }

  read(name: string): readonly string[] {
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

test('both sides run from one directory that is built once, for as long as the budget says', async () => {
  using scene = new Scene();
  const start = `exec '${process.execPath}' '${join(SERVERS, 'ok.mjs')}'`;
  const report = await runNoise(scene.plan(start, seconds(20)), scene.ports());
  assert.deepEqual(scene.read('builds'), ['built']);
  const [candidate, baseline] = [scene.read('candidate'), scene.read('baseline')];
  assert.deepEqual(candidate, baseline);
  assert.equal(new Set(candidate).size, 1);
  const kinds = scene.said.map(({ kind }) => kind);
  assert.ok(!kinds.includes('decided'));
  assert.equal(kinds.filter((kind) => kind === 'pair-done').length, report.pairs);
  assert.ok(report.gate.pairs <= report.pairs);
  assert.ok(report.metrics.some(({ metric }) => metric === 'throughput'));
  assert.ok(report.lead > 0 && report.pairTime > 0 && report.time >= report.lead);
});

test('a server that dies leaves nothing to show, and the error says why', async () => {
  using scene = new Scene();
  const start = `AFTER=100 exec '${process.execPath}' '${join(SERVERS, 'dies-midway.mjs')}'`;
  await assert.rejects(runNoise(scene.plan(start), scene.ports()), (error) => {
    assert.ok(error instanceof GateError);
    assert.equal(error.code, 'noise-not-measured');
    assert.match(error.details.join(), /giving up after 100 requests|ended|died/);
    return true;
  });
});
