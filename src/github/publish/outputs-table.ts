// The one table of the action's outputs: action.yml and the documents come from it.

/** Each is there after every run; empty where there is nothing to tell. */
export const OUTPUTS = {
  verdict:
    '`pass`, `regression`, `inconclusive`, `no-baseline` or `invalid-run`; empty where the gate could not do its work',
  throughput: 'Successful answers per second, for example `1234.5`',
  'throughput-change':
    'Change of throughput against the baseline as a ratio: `-0.052` is 5.2 % less',
  'p99-ms': '99th percentile in milliseconds, of the request where it is highest',
  'p99-change': 'Change of the 99th percentile as a ratio, of the request that lost most',
  'accepted-by': 'Login of who accepted a loss; empty where nobody did',
  'report-json': 'Path of the report as JSON',
  'comment-url': 'Address of the comment on the pull request',
  'baseline-commit': 'Commit of the newest run in the baseline',
  'baseline-run-url': 'Address of the workflow run whose baseline was used',
} as const satisfies Readonly<Record<string, string>>;

export type OutputName = keyof typeof OUTPUTS;
