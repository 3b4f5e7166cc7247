// Rules about inputs that hold in a workflow, beside those that hold for every plan.

import type { RawDestination } from '../read/text.ts';
import { JOB_TOKEN } from '../table/github.ts';
import { issue, REPORTS, type Rule } from './conflicts.ts';

/** In either mode. */
export const ACTION_RULES: readonly Rule[] = [
  {
    about: ['github-token'],
    check: ({ inputs }) =>
      inputs['github-token'] === ''
        ? issue(
            'github-token',
            'it is empty.',
            `Remove it: by default it is \`${JOB_TOKEN}\`. A secret that is not set is empty, too.`,
          )
        : undefined,
  },
  {
    about: ['accept', 'baseline-events'],
    check: ({ inputs }) =>
      inputs.accept && !inputs['baseline-events'].includes('workflow_dispatch')
        ? issue(
            'accept',
            'runs of `workflow_dispatch` store no baseline.',
            'Write `baseline-events: push, workflow_dispatch`.',
          )
        : undefined,
  },
];

/** For reports: a step has no standard output that anybody reads. */
export const REPORT_FILE_RULES: readonly Rule[] = REPORTS.map((name) => ({
  about: [name],
  check: ({ inputs }) => {
    const destination = inputs[name];
    return destination === undefined || isFile(destination)
      ? undefined
      : issue(
          name,
          'in a workflow it needs a file.',
          `Name a file: \`${name}: ${EXAMPLES[name]}\`.`,
        );
  },
}));

const EXAMPLES = { json: 'report.json', markdown: 'report.md', html: 'report.html' } as const;

/** Words that are no names of files, but attempts to switch a report on or off. */
const SWITCHES = ['true', 'false', 'stdout', '/dev/stdout'];

const isFile = (destination: RawDestination): boolean =>
  destination.kind === 'file' && !SWITCHES.includes(destination.path.toLowerCase());
