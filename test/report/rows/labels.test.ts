import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelComparison } from '../../../src/report/rows/labels.ts';
import {
  makeComparison,
  makeDetails,
  makeReport,
  makeRequestDetails,
} from '../../support/report-parts.ts';

const one = makeReport();
const several = makeReport({
  details: makeDetails({
    requests: ['home', 'search'].map((name) => makeRequestDetails({ name })),
  }),
});

describe('labelComparison', () => {
  it('calls times of all requests a mean', () => {
    const labels = (['p99', 'response-p99', 'clean-response-p99', 'throughput'] as const).map(
      (metric) => labelComparison(several, { metric, request: null }),
    );
    assert.deepEqual(labels, [
      'p99, mean over requests',
      'p99 at fixed rate, mean over requests',
      'cleaned p99 at fixed rate, mean over requests',
      'throughput',
    ]);
  });

  it('says of a p99 at capacity that it is one, where another stands beside it', () => {
    const clean = makeComparison({ metric: 'clean-response-p99', request: 'home' });
    const both = { ...several, comparisons: [clean] };
    assert.equal(
      labelComparison(both, { metric: 'p99', request: 'home' }),
      'p99 at capacity of home',
    );
    assert.equal(labelComparison(both, clean), 'cleaned p99 at fixed rate of home');
  });

  it('keeps the step of a flow with a long name', () => {
    const flow = 'orders of customers who pay in advance and collect them in person';
    const label = labelComparison(several, { metric: 'p99', request: `${flow} › Read` });
    assert.equal(label, 'p99 of orders of customers who pay in advance and collect t… › Read');
  });

  it('names a request where there are several', () => {
    assert.equal(labelComparison(several, { metric: 'p99', request: 'home' }), 'p99 of home');
    assert.equal(labelComparison(one, { metric: 'p99', request: 'default' }), 'p99');
    assert.equal(labelComparison(one, { metric: 'p99', request: null }), 'p99');
  });
});
