// Reads a `Job` from the runner's environment and the event's payload, or reports all faults at once.

import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { GateError } from '../../errors.ts';
import { openRegularFile } from '../../regular-file.ts';
import type { ArtifactOffer, Job } from './job.ts';
import { readEvent } from './read-event.ts';

/** In bytes. GitHub caps what it sends to webhooks at 25 MB. */
const LARGEST_PAYLOAD = 64 * 1_024 * 1_024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param mode `gate` runs code, so it refuses events that give foreign code a token that can write;
 * `report` runs none, and accepts only `workflow_run`.
 * @param readFile reads the event's payload.
 * @throws GateError `not-in-a-workflow` with every missing or malformed value, or `event-refused`.
 */
export function readJob(
  environment: Environment,
  mode: 'gate' | 'report',
  readFile: (path: string) => string = readEventFile,
): Job {
  const variables = new Variables(environment);
  const [owner, name] = variables.read('GITHUB_REPOSITORY', REPOSITORY).split('/', 2);
  const serverUrl = variables.read('GITHUB_SERVER_URL', ORIGIN);
  const run = {
    id: variables.readNumber('GITHUB_RUN_ID'),
    attempt: variables.readNumber('GITHUB_RUN_ATTEMPT'),
  };
  const initiator = variables.read('GITHUB_ACTOR', ANYTHING);
  const payload = readPayload(variables, readFile);
  const job = {
    repository: {
      owner: owner ?? '',
      name: name ?? '',
      id: readRepositoryId(variables, payload),
    },
    run: {
      ...run,
      url: `${serverUrl}/${owner}/${name}/actions/runs/${run.id}/attempts/${run.attempt}`,
    },
    workflowPath: workflowPathIn(environment, `${owner}/${name}`),
    sha: variables.read('GITHUB_SHA', SHA),
    actor: environment.GITHUB_TRIGGERING_ACTOR || initiator,
    initiator,
    serverUrl,
    workspace: variables.readPath('GITHUB_WORKSPACE'),
    temp: variables.readPath('RUNNER_TEMP'),
    artifacts: artifactOffer(environment, serverUrl),
  };
  const event = {
    name: variables.read('GITHUB_EVENT_NAME', EVENT_NAME),
    ref: variables.read('GITHUB_REF', ANYTHING),
    payload,
  };
  variables.throwIfFaulty();
  return { ...job, event: readEvent(event, mode, job.repository.id) };
}

const ANYTHING = /./;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const ORIGIN = /^https?:\/\/[\w.:-]+$/;
const SHA = /^[0-9a-f]{40,64}$/;
const EVENT_NAME = /^[a-z_]+$/;
const NUMBER = /^[1-9][0-9]{0,15}$/;

/** `octo/shop/.github/workflows/perf.yml@refs/heads/main`; a ruleset may require one of another repository. */
function workflowPathIn(
  { GITHUB_WORKFLOW_REF: ref = '' }: Environment,
  repository: string,
): string | undefined {
  const own = `${repository}/`;
  if (!ref.startsWith(own)) return undefined;
  return /^(\.github\/workflows\/[^/@]+)@/.exec(ref.slice(own.length))?.[1];
}

const WITH_REPOSITORY = z.object({ repository: z.object({ id: z.int().positive() }) });

/** act sets no variable for it. */
function readRepositoryId(variables: Variables, payload: unknown): number {
  const { data } = WITH_REPOSITORY.safeParse(payload);
  const isMissing = !variables.has('GITHUB_REPOSITORY_ID');
  if (isMissing && data !== undefined) return data.repository.id;
  return variables.readNumber('GITHUB_REPOSITORY_ID');
}

/** As the toolkit tells them: `isGhes` of @actions/artifact, lib/internal/shared/config.js. */
const WITH_ARTIFACTS = /^https?:\/\/(?:github\.com|[^/]*\.ghe\.com|[^/]*\.localhost)(?::\d+)?$/i;

function artifactOffer(environment: Environment, serverUrl: string): ArtifactOffer {
  if (!WITH_ARTIFACTS.test(serverUrl)) return 'unsupported';
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = environment;
  return token && url ? 'offered' : 'unreachable';
}

/** Reads variables and collects their faults, so that all are reported at once. */
class Variables {
  readonly #environment: Environment;
  readonly #faults: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  has(name: string): boolean {
    return (this.#environment[name] ?? '') !== '';
  }

  read(name: string, form: RegExp): string {
    const value = this.#environment[name] ?? '';
    if (form.test(value)) return value;
    this.#faults.push(value === '' ? `${name} is not set.` : `${name} has an unexpected form.`);
    return '';
  }

  readNumber(name: string): number {
    return Number(this.read(name, NUMBER));
  }

  readPath(name: string): string {
    const path = this.read(name, ANYTHING);
    if (path !== '' && !isAbsolute(path)) this.#faults.push(`${name} is no absolute path.`);
    return path;
  }

  addFault(fault: string): void {
    this.#faults.push(fault);
  }

  throwIfFaulty(): void {
    if (this.#faults.length === 0) return;
    throw new GateError({
      code: 'not-in-a-workflow',
      kind: 'gate',
      message: 'This does not look like a job of GitHub Actions.',
      remedy:
        'Use the action in a workflow. On a laptop, and with other runners, use the command: ' +
        '`perf-gate run`.',
      details: this.#faults,
    });
  }
}

/**
 * A byte order mark stays, and is then no JSON (RFC 8259, 8.1): the toolkit, which reads the file as well,
 * cannot be loaded with one.
 */
function readEventFile(path: string): string {
  using file = openRegularFile(path, LARGEST_PAYLOAD);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes());
}

function readPayload(variables: Variables, readFile: (path: string) => string): unknown {
  const path = variables.readPath('GITHUB_EVENT_PATH');
  if (path === '') return undefined;
  try {
    return JSON.parse(readFile(path));
  } catch {
    variables.addFault('The file that GITHUB_EVENT_PATH names cannot be read, or is not JSON.');
    return undefined;
  }
}
