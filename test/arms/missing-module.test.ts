// What to do about a server that lacks a module.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hintAtModules } from '../../src/arms/missing-module.ts';
import { GateError } from '../../src/errors.ts';
import { ArmNotStarted } from '../../src/measure/arm-not-started.ts';
import type { Arm } from '../../src/record/run-record.ts';
import { gatePlan } from '../gate/gate-plan.ts';

const BARE = gatePlan({ start: 'node server.js' });
const BUILT = gatePlan({ start: 'node server.js', build: 'npm ci' });

const exited = (line: string): GateError =>
  new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: 'It ended.',
    remedy: 'Look at it.',
    details: ['node:internal/modules', line],
  });
const ofArm = (arm: Arm) =>
  new ArmNotStarted(arm, { start: 'node server.js', cwd: '/shop' }, exited(LINES[0]));

const LINES = [
  "Error: Cannot find module 'express'",
  "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /shop/server.mjs",
  "ModuleNotFoundError: No module named 'flask'",
  'cannot load such file -- sinatra (LoadError)',
] as const;

const remedyOf = (error: unknown): string =>
  error instanceof GateError ? error.remedy : assert.fail();

describe('a module that is missing', () => {
  for (const line of LINES) {
    it(`leads to a build: ${line}`, () => {
      assert.match(
        remedyOf(hintAtModules(exited(line), BARE)),
        /^A module .*`--build .* Look at it\.$/,
      );
    });
  }

  it('leads to a build of the candidate, which still is the one that did not start', () => {
    const hinted = hintAtModules(ofArm('candidate'), BARE);
    assert.ok(hinted instanceof ArmNotStarted);
    assert.match(
      hinted.remedy,
      /^It is started by `node server\.js` in \/shop\. A module is missing/,
    );
  });

  it('is left as it is where something is built, or another thing is missing', () => {
    for (const [error, plan] of [
      [exited(LINES[0]), BUILT],
      [exited('Error: listen EADDRINUSE'), BARE],
      [ofArm('baseline'), BARE],
      [new Error(LINES[0]), BARE],
    ] as const) {
      assert.equal(hintAtModules(error, plan), error);
    }
  });
});
