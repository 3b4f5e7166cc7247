// What the artifact service's refusals mean. The toolkit gives only their text.

import { type ErrorCode, GateError } from '../../errors.ts';
import type { ArtifactOffer } from '../job/job.ts';

type Explanation = readonly [code: ErrorCode, words: RegExp, why: string, remedy: string];

const UNSUPPORTED: Explanation = [
  'artifacts-unsupported',
  /not currently supported on GHES/,
  'this server does not offer artifacts of this kind',
  "perf-gate keeps baselines on github.com and on GHE.com. Elsewhere give the action's inputs " +
    '`save` and `baseline` a file, kept for instance with actions/cache; or use the command with ' +
    '`--save` and `--baseline`.',
];

const NO_SERVICE: Explanation = [
  'artifact-service-missing',
  /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|Failed to get backend IDs/,
  'the runner did not say where artifacts go',
  'Use the action as a step with `uses:` on a runner of GitHub Actions. With other runners, such as ' +
    "act, give the action's inputs `save` and `baseline` a file.",
];

/** The first that fits. */
const EXPLANATIONS: readonly Explanation[] = [
  [
    'artifact-name-taken',
    /\(409\)|already exists on the workflow run/,
    'another job of this run has stored one of the same name',
    'Give each job, and each cell of a matrix, its own `name`: for instance ' +
      '`name: api-$' +
      '{{ matrix.node }}`.',
  ],
  [
    'artifact-quota',
    /storage quota|insufficient usage/i,
    "the account's storage for artifacts is full",
    'Delete old artifacts, or lower `retention-days`; GitHub counts anew every 6 to 12 hours.',
  ],
  UNSUPPORTED,
  NO_SERVICE,
];

/** What is missing where artifacts cannot be stored. */
const MISSING: Readonly<Record<Exclude<ArtifactOffer, 'offered'>, Explanation>> = {
  unsupported: UNSUPPORTED,
  unreachable: NO_SERVICE,
};

/** The error of a run that would store a baseline where there are no artifacts. Throw it before measuring. */
export function explainMissing(offer: keyof typeof MISSING): GateError {
  const [code, , why, remedy] = MISSING[offer];
  const message = `This run could store no baseline for later ones: ${why}.`;
  return new GateError({ code, kind: 'input', message, remedy });
}

/** Why a run that stores none looks for none, as a whole sentence. */
export function whyNotLooked(offer: keyof typeof MISSING): string {
  const [, , why] = MISSING[offer];
  return `No stored baseline was looked for: ${why}.`;
}

const OTHERWISE = [
  'artifact-not-stored',
  'the artifact service failed, also when tried again',
  'Look at https://www.githubstatus.com and re-run the job.',
] as const;

const LONGEST_DETAILS = 500;

/** @param name the artifact's. */
export function explainUploadError(thrown: unknown, name: string): GateError {
  if (thrown instanceof GateError) return thrown;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  const [code, why, remedy] = explain(words);
  return new GateError({
    code,
    kind: 'gate',
    message: `The artifact \`${name}\` could not be stored: ${why}.`,
    remedy,
    details: words === '' ? [] : [words.slice(0, LONGEST_DETAILS)],
    cause: thrown,
  });
}

function explain(words: string): readonly [code: ErrorCode, why: string, remedy: string] {
  const found = EXPLANATIONS.find(([, pattern]) => pattern.test(words));
  return found === undefined ? OTHERWISE : [found[0], found[2], found[3]];
}
