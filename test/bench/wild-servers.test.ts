// What the bench of other people's servers stands on: its guesses, its table, and what it calls the same as wrk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestOf, nextGuess } from '../../bench/servers/wild/calibrate.ts';
import { SERVERS } from '../../bench/servers/wild/catalogue.ts';
import type { GateLine, Round, ServerLine } from '../../bench/servers/wild/line.ts';
import { slugOf } from '../../bench/servers/wild/server-entry.ts';
import { renderLines } from '../../bench/servers/wild/table.ts';

test('there are twenty servers or more, each with a slug of its own and a command of its place', () => {
  const slugs = SERVERS.map(slugOf);
  assert.ok(slugs.length >= 20);
  assert.equal(new Set(slugs).size, slugs.length);
  for (const { start, name } of SERVERS) {
    const command = start({ folder: '/run/new', cache: '/cache' });
    assert.match(command, /\{port\}|\{socket\}|server\.cjs$|hello'$|go run|caddy/, name);
  }
});

test('guesses lead to a loss of 40 % where the time for an answer grows with the cost', () => {
  for (const perTurn of [1e-6, 1e-4, 1e-2, 1]) {
    const lossOf = (burn: number): number => 1 - 1 / (1 + perTurn * burn);
    let burn = 10;
    for (let tries = 0; tries < 7; tries++) burn = nextGuess({ burn, loss: lossOf(burn) });
    if (perTurn === 1) assert.equal(burn, 1, 'no less than one turn');
    else assert.ok(Math.abs(lossOf(burn) - 0.4) < 0.03, `${perTurn}: ${burn}`);
  }
  // Noise may say that it became faster.
  assert.equal(nextGuess({ burn: 10, loss: -0.1 }), 60);
});

test('of guesses the nearest counts, and not the last', () => {
  const guesses = [0.2, 0.43, 0.6].map((loss, index) => ({ burn: index, loss }));
  assert.equal(nearestOf(guesses)?.burn, 1);
  assert.equal(nearestOf([]), undefined);
});

const gate = (verdict: string, more: Partial<GateLine> = {}): GateLine => ({
  verdict,
  exitCode: 0,
  throughput: { estimate: -0.4, best: -0.38, worst: null },
  offending: [],
  warnings: [],
  why: '',
  pairs: 4,
  seconds: 30,
  ...more,
});

const round = (ours: number, wrk: number): Round => ({
  ours: { throughput: ours, p50: ours, p99: null, failures: '' },
  wrk: { throughput: wrk, p50: wrk, p99: 1, failures: '' },
});

const tried = (server: string, rounds: readonly Round[], same = gate('pass')): ServerLine => ({
  server,
  date: '2026-01-01T00:00:00.000Z',
  commit: 'abc',
  kind: 'tried',
  cost: 'turns',
  injected: { burn: 7, loss: 0.41 },
  same,
  slower: gate('regression', { offending: ['throughput'] }),
  rounds,
  left: [],
});

const head = { date: '2026-01-01T00:00:00.000Z', commit: 'abc' };

test('a server that was not tried is a row, and counts as neither', () => {
  const text = renderLines([
    tried('a', [round(100, 100)]),
    { ...head, server: 'b', kind: 'missing', programs: ['puma'] },
    { ...head, server: 'c', kind: 'trouble', message: 'it | failed\nat once' },
  ]);
  assert.match(text, /\| b \| {2}\| not tried: puma is not installed \|/);
  assert.match(text, /\| c \| {2}\| not tried: it \\\| failed at once \|/);
  assert.match(text, /3 servers, of which 2 were not tried/);
  assert.match(text, /against itself, red: 0 of 1 /);
  assert.match(text, /against the slower one, red: 1 of 1 /);
});

test('the newest line of a server counts', () => {
  const red = tried('a', [], gate('regression'));
  assert.match(renderLines([red, tried('a', [])]), /against itself, red: 0 of 1 /);
  assert.match(renderLines([tried('a', []), red]), /against itself, red: 1 of 1 /);
});

test('an undecided gate and an error are neither red nor green', () => {
  for (const verdict of ['inconclusive', 'invalid-run', 'error']) {
    const text = renderLines([tried('a', [], gate(verdict))]);
    assert.match(text, /against itself, neither red nor green: 1 of 1 /);
  }
});

test('a ratio is off where all rounds lie on one side of what counts as the same', () => {
  const cellsOf = (...rounds: readonly Round[]) => renderLines([tried('a', rounds)]).split('\n')[2];
  assert.match(cellsOf(round(105, 100)) ?? '', /\| 1\.05 \(1\.05, 1\.05\) \|/);
  assert.match(
    cellsOf(round(120, 100), round(130, 100)) ?? '',
    /1\.25 \(1\.20, 1\.30\) \*\*off\*\* \|/,
  );
  assert.match(cellsOf(round(120, 100), round(108, 100)) ?? '', /1\.14 \(1\.08, 1\.20\) \|/);
  assert.match(
    cellsOf(round(80, 100), round(70, 100)) ?? '',
    /0\.75 \(0\.70, 0\.80\) \*\*off\*\* \|/,
  );
  assert.match(cellsOf(round(1, 1)) ?? '', /\| – \| nothing \|$/, 'no p99');
});
