// Rules about inputs that apply only in a workflow.

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

/** A step's standard output has no reader, so every report needs a file. */
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

/** Words that try to switch a report on or off, and are not meant as names of files. */
const SWITCHES = ['true', 'false', 'stdout', '/dev/stdout'];

const isFile = (destination: RawDestination): boolean =>
  destination.kind === 'file' && !SWITCHES.includes(destination.path.toLowerCase());
