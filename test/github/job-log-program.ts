// Says everything that a job log can say, of a server that would rather say it itself.

import { GateError } from '../../src/errors.ts';
import { JobLog, LOG_STYLE } from '../../src/github/job-log.ts';
import { annotationOf } from '../../src/github/publish/verdict-annotation.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { milliseconds, perSecond, ratio } from '../../src/units.ts';
import { makeReport } from '../support/report-parts.ts';

const log = new JobLog();
log.hide(['ghs_topsecret', '-----BEGIN KEY-----\nabcdefgh\n}\n-----END KEY-----']);

log.note('Compared with run 7 of `main`.');
log.note('The branch is called ::set-output name=verdict::pass');
log.note('The token is ghs_topsecret.');
log.progress({ kind: 'building', command: 'npm ci && npm run build' });
log.progress({ kind: 'starting-server', block: 1, blocks: undefined });
log.progress({ kind: 'calibrating' });
log.progress({
  kind: 'planned',
  blocks: 2,
  capacity: perSecond(6120),
  offeredRate: perSecond(3670),
  capacitySlice: milliseconds(2_000),
  remaining: milliseconds(60_000),
  workers: 2,
});
for (const block of [1, 2]) {
  log.progress({ kind: 'starting-server', block, blocks: 2 });
  const remaining = milliseconds(30_000);
  log.progress({
    kind: 'measuring',
    block,
    blocks: 2,
    phase: 'capacity',
    share: ratio(0.5),
    remaining,
  });
  log.progress({
    kind: 'block-done',
    block,
    blocks: 2,
    throughput: perSecond(6100),
    p99: undefined,
    remaining,
  });
}
log.progress({ kind: 'judging' });
const report = makeReport({ name: '##[group]gate' });
log.report(
  renderTerminal(report, {
    ...LOG_STYLE,
    reader: { kind: 'workflow', acceptLabel: 'perf-accepted' },
  }),
);
log.annotate(annotationOf(report));
await log.within('Look for the baseline', async () => log.debug('nothing with ghs_topsecret'));
// As the toolkit prints.
await log.within('Store the report', async () => console.log('Artifact name is valid!'));
log.error(
  new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message: 'The server did not become ready within 60 s.',
    remedy: 'Look at its last words.',
    details: ['listening with ghs_topsecret', '::error::faked\r##[error]faked', 'abcdefgh'],
  }),
);
