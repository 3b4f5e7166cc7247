// Which answers are asked for again before the load, on a clock of the test's own.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FirstAnswer } from '../../../src/load/first-answers.ts';
import {
  FirstTrial,
  laterTrial,
  saysStarting,
  type Trial,
  type TrialServer,
} from '../../../src/measure/trial/ask-again.ts';
import { triedIn } from '../../../src/measure/trial/tried.ts';
import type { Progress } from '../../../src/progress.ts';
import type { FailureClass } from '../../../src/record/failure-class.ts';
import { milliseconds } from '../../../src/units.ts';
import { makeFirstAnswer } from '../../support/first-answers.ts';

const failed = (failure: FailureClass, status = 0, tries = 1, name = 'a'): FirstAnswer =>
  makeFirstAnswer({ name, status, tries, failure: { class: failure, message: '' } });
const answered = (status: number, tries = 1, name = 'a'): FirstAnswer =>
  failed('unexpected-status', status, tries, name);
const well = (name = 'a', tries = 1) => makeFirstAnswer({ name, tries });

const GET = { idempotent: true };
const POST = { idempotent: false };

function makeServer(changes: Partial<TrialServer> = {}): TrialServer {
  return {
    arm: 'candidate',
    patience: milliseconds(0),
    hasExited: () => false,
    isAlone: false,
    signal: new AbortController().signal,
    ...changes,
  };
}
const WAITS = { patience: milliseconds(60_000) };
const BASELINE = { arm: 'baseline' } as const;

/** A first trial, and the hands of its clock. */
function firstTrial(versions: 1 | 2 = 1) {
  const clock = { now: 5_000 };
  const notes: Progress[] = [];
  const report = (progress: Progress) => notes.push(progress);
  const trial = new FirstTrial(versions, { report }, () => clock.now);
  return { clock, notes, trial };
}

describe('what a starting server answers', () => {
  const rows: readonly (readonly [FirstAnswer, boolean])[] = [
    [answered(404), true],
    [answered(500), true],
    [answered(503), true],
    [failed('body-mismatch', 500), true],
    [failed('connect-refused'), true],
    [failed('closed-before-response'), true],
    [failed('closed-mid-response', 200), true],
    [failed('reset'), true],
    [answered(200), false],
    [answered(302), false],
    [answered(401), false],
    [answered(403), false],
    [failed('body-mismatch', 200), false],
    [failed('timeout'), false],
    [failed('bad-framing'), false],
    [{ ...well(), status: 404 }, false],
  ];
  for (const [answer, expected] of rows) {
    test(`${answer.failure?.class ?? 'as expected'} ${answer.status}: ${expected}`, () => {
      assert.equal(saysStarting(answer), expected);
    });
  }
});

describe('the first time, with something else that shows that the server is ready', () => {
  /** The pauses after one failure after another, each told at once. */
  const pausesOf = (answer: (tries: number) => FirstAnswer, request = GET) => {
    const { trial, clock } = firstTrial();
    const asks = trial.begin(makeServer());
    return [1, 2, 3, 4].map((tries) => {
      const pause = asks.pauseAfter(answer(tries), request);
      clock.now += pause ?? 0;
      return pause;
    });
  };

  test('what may be chance is asked for three times more, within a second', () => {
    const thrice = [100, 300, 500, undefined];
    assert.deepEqual(
      pausesOf((tries) => answered(500, tries)),
      thrice,
    );
    assert.deepEqual(
      pausesOf((tries) => answered(200, tries)),
      thrice,
    );
    assert.deepEqual(
      pausesOf((tries) => failed('body-mismatch', 200, tries)),
      thrice,
    );
    assert.deepEqual(
      pausesOf((tries) => failed('bad-framing', 0, tries)),
      thrice,
    );
  });

  test('what must not be repeated is asked for again only where it was not done', () => {
    const never = [undefined, undefined, undefined, undefined];
    assert.deepEqual(
      pausesOf((tries) => answered(200, tries), POST),
      never,
    );
    assert.deepEqual(
      pausesOf((tries) => failed('bad-framing', 0, tries), POST),
      never,
    );
    for (const answer of [answered(503), answered(404), failed('connect-refused')]) {
      assert.deepEqual(
        pausesOf((tries) => ({ ...answer, tries }), POST),
        [100, 300, 500, undefined],
      );
    }
  });

  test('what took the whole request timeout is not, and nothing is where a second is over', () => {
    assert.equal(pausesOf((tries) => failed('timeout', 0, tries))[0], undefined);
    assert.equal(pausesOf((tries) => failed('timeout', 200, tries))[0], undefined);
    const endless = firstTrial().trial.begin(makeServer(WAITS));
    assert.equal(endless.pauseAfter(failed('timeout', 500), GET), undefined);
    const { trial, clock } = firstTrial();
    const asks = trial.begin(makeServer());
    assert.equal(asks.pauseAfter(answered(500), GET), 100);
    clock.now += 1_001;
    assert.equal(asks.pauseAfter(answered(500, 2), GET), undefined);
  });

  test('an answer that is expected stands', () => {
    const { trial } = firstTrial();
    assert.equal(trial.begin(makeServer()).pauseAfter(well(), GET), undefined);
  });

  test('a server that has died is not asked again', () => {
    const { trial } = firstTrial();
    const asks = trial.begin(makeServer({ ...WAITS, hasExited: () => true }));
    assert.equal(asks.pauseAfter(failed('connect-refused'), GET), undefined);
  });
});

describe('the first time, where the requests show that the server is ready', () => {
  test('answers of a starting server are waited out, with the pauses of readiness', () => {
    const { trial, clock } = firstTrial();
    const asks = trial.begin(makeServer(WAITS));
    assert.equal(asks.pauseAfter(answered(404), GET), 10);
    clock.now += 5_000;
    assert.equal(asks.pauseAfter(answered(503, 9), POST), 100);
    clock.now += 54_999;
    assert.equal(asks.pauseAfter(failed('connect-refused', 0, 99), GET), 250);
    clock.now += 1;
    assert.equal(asks.pauseAfter(answered(404, 100), GET), 100);
    assert.equal(asks.pauseAfter(answered(404, 101), GET), 300);
    assert.equal(asks.pauseAfter(answered(404, 102), GET), 500);
    assert.equal(asks.pauseAfter(answered(404, 103), GET), undefined);
  });

  test('another answer behind them is a mismatch, which nothing waits for', () => {
    const { trial } = firstTrial();
    const asks = trial.begin(makeServer(WAITS));
    assert.equal(asks.pauseAfter(answered(404, 1, 'late'), GET), 10);
    assert.equal(asks.pauseAfter(answered(200, 30, 'wrong'), POST), undefined);
    assert.equal(asks.pauseAfter(answered(404, 2, 'late'), GET), 100);
  });

  test('of two versions, one alone that fails ends nothing; both do', () => {
    const { trial } = firstTrial(2);
    const candidate = trial.begin(makeServer(WAITS));
    const baseline = trial.begin(makeServer({ ...WAITS, ...BASELINE }));
    assert.equal(candidate.pauseAfter(answered(200), POST), undefined);
    assert.equal(baseline.pauseAfter(answered(404, 1, 'other'), GET), 10);
    assert.equal(baseline.pauseAfter(answered(200), POST), undefined);
    assert.equal(baseline.pauseAfter(answered(404, 2, 'other'), GET), 100);
  });

  test('a request that the candidate alone is sent ends all by itself', () => {
    const { trial } = firstTrial(2);
    const alone = trial.begin(makeServer({ ...WAITS, isAlone: true }));
    assert.equal(alone.pauseAfter(answered(200), POST), undefined);
    assert.equal(alone.pauseAfter(answered(404, 1, 'other'), GET), 100);
  });

  test('where the other version works, one gets three times as long, and two seconds at least', () => {
    const { trial, clock } = firstTrial(2);
    const candidate = trial.begin(makeServer(WAITS));
    const baseline = trial.begin(makeServer({ ...WAITS, ...BASELINE }));
    clock.now += 100;
    candidate.pauseAfter(well('soon'), GET);
    clock.now += 900;
    candidate.pauseAfter(well('late', 40), GET);
    clock.now += 950;
    assert.equal(baseline.pauseAfter(answered(404, 50, 'soon'), GET), 39);
    clock.now += 50;
    assert.equal(baseline.pauseAfter(answered(404, 51, 'soon'), GET), 100);
    assert.equal(baseline.pauseAfter(answered(404, 51, 'late'), GET), 40);
    clock.now += 1_000;
    assert.equal(baseline.pauseAfter(answered(404, 52, 'late'), GET), 100);
  });

  test('a long wait is told, once', () => {
    const { trial, clock, notes } = firstTrial();
    const asks = trial.begin(makeServer(WAITS));
    for (const wait of [0, 2_999, 1, 10_000]) {
      clock.now += wait;
      asks.pauseAfter(answered(404, 1, 'create'), GET);
    }
    const text = `Still waiting until "create" gets what it expects, as the server may be starting: status 404.`;
    assert.deepEqual(notes, [{ kind: 'note', text }]);
  });
});

describe('what was asked for in vain', () => {
  const tell = (trial: Trial, clock: { now: number }, ...answers: readonly FirstAnswer[]) => {
    const asks = trial.begin(makeServer(WAITS));
    for (const answer of answers) {
      clock.now += 400;
      asks.pauseAfter(answer, GET);
    }
  };

  test('is what was asked again behind the last that worked, and is taken once', () => {
    const { trial, clock } = firstTrial(2);
    tell(trial, clock, answered(404, 1), answered(404, 2), well('a', 3), answered(404, 3, 'b'));
    assert.equal(trial.takeVain(), 400);
    assert.equal(trial.takeVain(), 0);
  });

  test('is nothing where everything worked, and nothing where nothing was asked again', () => {
    const { trial, clock } = firstTrial(2);
    tell(trial, clock, answered(404, 1), well('a', 2));
    assert.equal(trial.takeVain(), 0);
    tell(trial, clock, answered(200, 1));
    assert.equal(trial.takeVain(), 0);
  });
});

describe('in later blocks', () => {
  const tried = triedIn(
    new Map([
      ['candidate', [makeFirstAnswer({ name: 'a', tries: 9, waited: 500 }), answered(404, 9, 'b')]],
      ['baseline', [well('a')]],
    ]),
  );
  const later = (arm: TrialServer['arm'], changes: Partial<TrialServer> = {}) => {
    const clock = { now: 0 };
    const trial = laterTrial(tried, () => clock.now);
    const asks = trial.begin(makeServer({ ...WAITS, arm, ...changes }));
    const at = (now: number, answer: FirstAnswer) => {
      clock.now = now;
      return asks.pauseAfter(answer, GET);
    };
    return { at, trial };
  };

  test('what worked only after a wait is waited for again, three times as long and a second', () => {
    const { at, trial } = later('candidate');
    assert.equal(at(0, answered(404)), 10);
    assert.equal(at(2_450, answered(503)), 49);
    assert.equal(at(2_500, answered(404)), undefined);
    assert.equal(trial.takeVain(), 0);
  });

  test('nothing else is', () => {
    assert.equal(later('candidate').at(0, answered(200)), undefined);
    assert.equal(later('candidate').at(0, answered(404, 1, 'b')), undefined);
    assert.equal(later('baseline').at(0, answered(404)), undefined);
    assert.equal(later('candidate').at(0, well()), undefined);
    assert.equal(later('candidate', { hasExited: () => true }).at(0, answered(404)), undefined);
    const never = laterTrial(new Map()).begin(makeServer(WAITS));
    assert.equal(never.pauseAfter(answered(404), GET), undefined);
  });
});

test('what may change something is asked for twice where it works, and what may not once', () => {
  const { trial } = firstTrial();
  const again = trial.begin(makeServer());
  assert.equal(again.pauseAfter(well(), GET), undefined);
  assert.equal(again.pauseAfter(well(), POST), 0);
  assert.equal(again.pauseAfter({ ...well(), isRepetition: true }, POST), undefined);
  const later = laterTrial(new Map()).begin(makeServer());
  assert.equal(later.pauseAfter(well(), POST), undefined);
});
