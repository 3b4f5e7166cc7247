// Profiles as reports hold them.

import type { ReportProfile } from '../../src/report/gate-report.ts';

type Change = Omit<ReportProfile['functions'][number], 'name'>;

const [BEFORE, AFTER] = [190, 250];

/** Shares of 190 µs before and 250 µs after. */
const shares = (before: number, after: number): Change => ({
  beforeShare: before,
  afterShare: after,
  beforeMicrosecondsPerAnswer: BEFORE * before,
  afterMicrosecondsPerAnswer: AFTER * after,
});

const arm = (samples: number, answers: number, cost: number) => ({
  samples,
  answers,
  cpuMicrosecondsPerAnswer: cost,
});

/** One function takes most of what was lost; another one less than before. */
export const PROFILE: ReportProfile = {
  profiler: 'Node.js',
  before: arm(5_120, 18_900, BEFORE),
  after: arm(5_300, 14_200, AFTER),
  functions: [
    { name: 'serialise lib/json.js', ...shares(0.12, 0.31) },
    { name: '(garbage collector)', ...shares(0.05, 0.06) },
  ],
  calls: [
    { name: 'emit node:events', caller: null, ...shares(0.9, 0.91) },
    { name: '(anonymous) app.js', caller: 0, ...shares(0.86, 0.88) },
    { name: 'serialise lib/json.js', caller: 1, ...shares(0.12, 0.31) },
    { name: 'render lib/views.js', caller: 1, ...shares(0.52, 0.3) },
    { name: 'writeUtf8String', caller: 1, ...shares(0.14, 0.106) },
    { name: '(garbage collector)', caller: null, ...shares(0.05, 0.06) },
    { name: 'escape lib/views.js', caller: 3, ...shares(0.3, 0.228) },
    { name: 'audit node_modules/audit/index.js', caller: 2, ...shares(0, 0.012) },
  ],
};

/** Every text of it. */
export const profileNamed = (text: string): ReportProfile => ({
  ...PROFILE,
  profiler: text,
  functions: PROFILE.functions.map((each) => ({ ...each, name: text })),
  calls: PROFILE.calls.map((each) => ({ ...each, name: text })),
});
