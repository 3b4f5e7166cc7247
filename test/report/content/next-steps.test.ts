// What to do next: only what the reader's program takes.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextSteps } from '../../../src/report/content/next-steps.ts';
import type { Reader } from '../../../src/report/document/report-document.ts';
import type { GateReport } from '../../../src/report/gate-report.ts';
import type { MetricName } from '../../../src/verdict/verdict.ts';
import {
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
} from '../../support/report-parts.ts';

const COMMAND: Reader = { kind: 'command' };
const WORKFLOW: Reader = { kind: 'workflow', acceptLabel: 'perf-accepted' };
const SHOWN_AGAIN: Reader = { kind: 'shown-again' };

const regressionOf = (...offending: readonly [MetricName, ...MetricName[]]): GateReport =>
  makeReport({
    verdict: { kind: 'regression', offending },
    comparisons: offending.map((metric) =>
      makeComparison({
        metric,
        outcome: 'regression',
        change: -0.2,
        interval: { best: -0.15, worst: -0.253 },
        after: metric === 'errors' ? 0.0423 : 6083,
      }),
    ),
  });

describe('nextSteps of an open run', () => {
  it('is what can be done alone, where the reason says the rest', () => {
    const doubt =
      'other processes used 62 % of the machine: too crowded; run it on a quieter machine';
    const verdict = { kind: 'inconclusive', need: `O${doubt.slice(1)}.` } as const;
    const open = makeComparison({ outcome: 'inconclusive', because: `Throughput fell; ${doubt}.` });
    const report = makeReport({ verdict, comparisons: [open] });
    assert.equal(nextSteps(report, COMMAND), 'run it on a quieter machine.');
    const other = { ...open, because: 'Throughput fell.' };
    assert.equal(nextSteps({ ...report, comparisons: [other] }, COMMAND), verdict.need);
  });
});

describe('nextSteps of a first run', () => {
  it('does not compare with a baseline that would decide nothing', () => {
    const saved = { to: 'base.json', records: 1 };
    const verdict = { kind: 'no-baseline', why: 'None.' } as const;
    const report = makeReport({ verdict, saved, comparisons: [] });
    assert.match(nextSteps(report, COMMAND) ?? '', /^change something, then compare with it/);
    const warnings = [{ code: 'weak-record', text: 'It is weak.' }] as const;
    assert.equal(
      nextSteps({ ...report, warnings }, COMMAND),
      'measure and save it again: as a baseline, this run would decide nothing.',
    );
  });
});

describe('nextSteps after a regression', () => {
  const inputs: readonly (readonly [MetricName, string | undefined])[] = [
    ['throughput', 'max-throughput-drop'],
    ['p99', 'max-p99-increase'],
    ['response-p99', 'max-p99-increase'],
    ['clean-response-p99', 'max-p99-increase'],
    ['cpu', 'max-cpu-increase'],
    ['memory', 'max-memory-increase'],
    ['start-time', 'max-start-increase'],
    ['first-answers', 'max-start-increase'],
    ['errors', 'max-error-rate'],
    ['p99-limit', 'p99-limit'],
    ['min-throughput', 'min-throughput'],
    ['rate-not-sustained', undefined],
    ['server-died', undefined],
  ];
  /** Of an interval that ends at −25.3 %, and of a value of 6083. */
  const VALUES: Readonly<Record<string, string>> = {
    'max-throughput-drop': '26%',
    'max-p99-increase': '26%',
    'max-cpu-increase': '26%',
    'max-memory-increase': '26%',
    'max-start-increase': '26%',
    'max-error-rate': '4.3%',
    'p99-limit': '6.1ms',
    'min-throughput': '6000/s',
  };
  for (const [metric, input] of inputs) {
    it(`names what allows more: ${metric}`, () => {
      const [command, again] = [COMMAND, SHOWN_AGAIN].map((reader) =>
        nextSteps(regressionOf(metric), reader),
      );
      if (input === undefined) {
        assert.deepEqual([command, again], ['fix it.', 'fix it.']);
        return;
      }
      const what = metric === 'errors' ? 'these failures are expected' : 'the loss is intended';
      const wanted = `fix it; or, if ${what}, `;
      assert.equal(command, `${wanted}allow more: \`--${input}=${VALUES[input]}\`.`);
      assert.equal(again, `${wanted}set \`${input}: ${VALUES[input]}\` in \`perf-gate.yml\`.`);
    });
  }

  it('names each input once', () => {
    assert.equal(
      nextSteps(regressionOf('p99', 'cpu', 'response-p99'), COMMAND),
      'fix it; or, if the loss is intended, allow more of each: `--max-p99-increase=26%`, `--max-cpu-increase=26%`.',
    );
  });

  it('names the tolerance that CPU per request was held against', () => {
    const throughput = makeComparison();
    const toleranceLine = 1 / (1 + throughput.toleranceLine) - 1;
    const cpu = makeComparison({
      metric: 'cpu',
      outcome: 'regression',
      toleranceLine,
      higherIsBetter: false,
      change: 0.2,
      interval: { best: 0.02, worst: 0.25 },
    });
    const report = { ...regressionOf('cpu'), comparisons: [throughput, cpu] };
    assert.match(nextSteps(report, COMMAND) ?? '', /allow more: `--max-throughput-drop=20%`\.$/);
  });

  it('names its own tolerance as well where CPU per request is beyond both', () => {
    const throughput = makeComparison({ method: 't' });
    const cpu = makeComparison({
      metric: 'cpu',
      outcome: 'regression',
      method: 't',
      higherIsBetter: false,
      change: 0.278,
      interval: { best: 0.182, worst: 0.382 },
      toleranceLine: 1 / (1 + throughput.toleranceLine) - 1,
      resolutionLine: 1.1 ** 2 - 1,
    });
    const report = { ...regressionOf('cpu'), comparisons: [throughput, cpu] };
    assert.match(
      nextSteps(report, COMMAND) ?? '',
      /allow more of each: `--max-throughput-drop=28%`, `--max-cpu-increase=39%`\.$/,
    );
  });

  it('names what would be red next: all of its interval is beyond what is allowed', () => {
    const next = makeP99Comparison({
      outcome: 'inconclusive',
      change: 0.4,
      interval: { best: 0.2, worst: 0.6 },
    });
    const open = { ...next, metric: 'memory', interval: { best: 0.05, worst: 0.6 } } as const;
    const report = regressionOf('cpu');
    assert.match(
      nextSteps({ ...report, comparisons: [...report.comparisons, next, open] }, COMMAND) ?? '',
      /allow more of each: `--max-cpu-increase=26%`, `--max-p99-increase=60%`\.$/,
    );
  });

  it('names an input where it stands: a flag wins over the file', () => {
    const file = { path: 'ci/perf.yml', flags: ['max-cpu-increase'], ownP99: [] };
    const said = nextSteps(regressionOf('throughput', 'cpu'), { kind: 'command', file }) ?? '';
    assert.match(
      said,
      /, set `max-throughput-drop: 26%` in `ci\/perf\.yml`; or allow more: `--max-cpu-increase=26%`\.$/,
    );
  });

  it('names the request whose tolerance it is', () => {
    const slower = makeP99Comparison({
      request: 'create',
      outcome: 'regression',
      change: 0.4,
      interval: { best: 0.2, worst: 0.6 },
    });
    const report = { ...regressionOf('p99'), comparisons: [slower] };
    const file = { path: 'perf-gate.yml', flags: ['max-p99-increase'], ownP99: ['create'] };
    assert.match(
      nextSteps(report, { kind: 'command', file }) ?? '',
      /, set `max-p99-increase: 60%` of "create" in `perf-gate\.yml`\.$/,
    );
    assert.match(
      nextSteps(report, { kind: 'command', file: { ...file, ownP99: [] } }) ?? '',
      /, allow more: `--max-p99-increase=60%`\.$/,
    );
  });

  it('allows no server that answers nothing', () => {
    const silent = makeComparison({ metric: 'errors', outcome: 'regression', after: 1 });
    const report = { ...regressionOf('errors'), comparisons: [silent] };
    assert.equal(nextSteps(report, COMMAND), 'fix it.');
  });

  it('gives no value where the run has no bound', () => {
    const open = makeComparison({ outcome: 'regression', interval: { best: -0.1, worst: null } });
    assert.match(
      nextSteps({ ...regressionOf('throughput'), comparisons: [open] }, COMMAND) ?? '',
      /allow more: `--max-throughput-drop`\.$/,
    );
  });

  it('names the label in a workflow', () => {
    assert.equal(
      nextSteps(regressionOf('cpu'), WORKFLOW),
      'fix it; or accept the loss: add the label `perf-accepted` and run the job again.',
    );
  });

  it('is nothing where somebody accepted the loss', () => {
    const acceptance = {
      by: 'hubot',
      at: '2026-03-03T15:00:00Z',
      how: { kind: 'label', label: 'perf-accepted', pullRequest: 12 },
    } as const;
    assert.equal(nextSteps({ ...regressionOf('cpu'), acceptance }, WORKFLOW), undefined);
  });
});

describe('nextSteps after a first run', () => {
  const verdict = { kind: 'no-baseline', why: 'Nothing is stored.' } as const;
  const first = makeReport({ verdict, baseline: null, comparisons: [] });
  const kept = { ...first, saved: { to: 'base.json', records: 1 } };

  const rows: readonly (readonly [string, GateReport, Reader, string | undefined])[] = [
    [
      'a command that kept nothing',
      first,
      COMMAND,
      'keep it with `--save FILE`; or compare at once: `perf-gate compare --base main`.',
    ],
    [
      'a command that kept it',
      kept,
      COMMAND,
      'change something, then compare with it: `perf-gate run --baseline base.json`.',
    ],
    ['a workflow that kept nothing', first, WORKFLOW, undefined],
    ['a workflow that kept it', kept, WORKFLOW, 'nothing: later runs are compared with this one.'],
    [
      'a workflow that kept a run whose numbers decide nothing',
      { ...kept, warnings: [{ code: 'weak-record', text: 'Nothing.' }] },
      WORKFLOW,
      'nothing where later runs are measured beside this commit; its numbers alone would decide nothing.',
    ],
    ['a report shown again, which keeps nothing', first, SHOWN_AGAIN, undefined],
  ];
  for (const [name, report, reader, said] of rows) {
    it(`fits ${name}`, () => assert.equal(nextSteps(report, reader), said));
  }
});

describe('nextSteps after a run whose requests failed', () => {
  const verdict = { kind: 'invalid-run', because: { code: 'errors', text: 'Too many.' } } as const;
  const failedWith = (example: string): GateReport => {
    const failures = [{ class: 'unexpected-status', count: 3, example }] as const;
    return makeReport({
      verdict,
      details: makeDetails({ requests: [makeRequestDetails({ failures })] }),
    });
  };

  it('names the limit of the rate where one was met', () => {
    const limited = nextSteps(failedWith('status 429, expected 200 to 399'), COMMAND);
    assert.match(limited ?? '', /^the server limits how many requests it takes \(status 429\)/);
    const failed = nextSteps(failedWith('status 500, expected 429'), COMMAND);
    assert.equal(failed, "see the server's log; check what the requests expect.");
  });
});
