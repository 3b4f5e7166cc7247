// Valid inputs become the Plan: paths absolute, texts resolved, tolerances copied to each request.

import { resolve } from 'node:path';
import { measuredText } from '../measured.ts';
import type { BasePlan, ComparePlan, Destination, Plan, SentRequest } from '../plan.ts';
import type { RawDestination } from '../read/text.ts';
import { type Environment, resolveTexts, secretsIn } from '../secrets.ts';
import type { Inputs } from '../table/inputs.ts';
import type { FileReaders } from '../tables.ts';
import { buildRequests } from './build-requests.ts';
import { buildServer, buildTarget } from './build-server.ts';
import { summarisePlan } from './plan-summary.ts';

/** What the plan takes from its surroundings. */
export interface Surroundings extends FileReaders {
  readonly environment: Environment;
  /** Absolute: relative paths start here. */
  readonly cwd: string;
  readonly randomSeed: string;
}

/** @param mode what `compare` means for this command, or for the action */
export function buildPlan(
  inputs: Inputs,
  mode: ComparePlan['mode'],
  { environment, cwd, randomSeed, ...readers }: Surroundings,
): Omit<Plan, 'written'> {
  const { requests, ...steps } = buildRequests(inputs, environment, readers);
  const measured = {
    server: buildServer(inputs, environment, cwd, steps),
    target: buildTarget(inputs),
    requests,
    load: {
      connections: inputs.connections,
      rate: inputs.rate,
      warmup: inputs.warmup,
      budget: inputs.budget,
      requestTimeout: inputs['request-timeout'],
      http2: inputs.http2,
    },
  };
  return {
    ...measured,
    ...buildJudgement(inputs),
    name: inputs.name,
    outputs: buildOutputs(inputs, cwd),
    compare: buildCompare(inputs, mode, { environment, cwd }),
    profile: inputs.profile,
    seed: inputs.seed ?? randomSeed,
    measured: measuredText(measured),
    summary: summarisePlan(measured),
    secrets: secretsIn(
      templatesOf([...requests, ...steps.setup, ...steps.teardown], inputs),
      environment,
    ),
  };
}

/** What the numbers are compared with, and what follows from the outcome. */
function buildJudgement(inputs: Inputs): Pick<Plan, 'tolerances' | 'limits' | 'policy'> {
  return {
    tolerances: {
      throughput: inputs['max-throughput-drop'],
      p99: inputs['max-p99-increase'],
      p99Floor: inputs['p99-floor'],
      cpu: inputs['max-cpu-increase'],
      memory: inputs['max-memory-increase'],
      start: inputs['max-start-increase'],
      errors: inputs['max-error-rate'],
    },
    limits: { p99: inputs['p99-limit'], throughput: inputs['min-throughput'] },
    policy: {
      missingBaseline:
        inputs['missing-baseline'] ?? (inputs.baseline === undefined ? 'measure' : 'fail'),
      onInconclusive: inputs['on-inconclusive'],
      onInvalid: inputs['on-invalid'],
    },
  };
}

function buildCompare(
  inputs: Inputs,
  mode: ComparePlan['mode'],
  { environment, cwd }: Omit<Surroundings, 'randomSeed'>,
): ComparePlan {
  return {
    mode,
    base: buildBase(inputs, cwd),
    env: resolveTexts(inputs['baseline-env'] ?? inputs['candidate-env'] ?? {}, environment),
    paths: inputs['baseline-paths'] ?? [],
    anchor: inputs.anchor,
    gateCpu: inputs['gate-cpu'],
  };
}

/** The rules allow at most one of them. */
function buildBase(inputs: Inputs, cwd: string): BasePlan {
  const { base: ref, 'base-dir': directory, 'base-start': start } = inputs;
  if (ref !== undefined) return { kind: 'ref', ref };
  if (directory !== undefined) return { kind: 'directory', directory: resolve(cwd, directory) };
  return start === undefined ? { kind: 'baseline' } : { kind: 'command', start };
}

function buildOutputs(inputs: Inputs, cwd: string): Plan['outputs'] {
  const absolute = (path: string | undefined) =>
    path === undefined ? undefined : resolve(cwd, path);
  const destination = (raw: RawDestination | undefined): Destination | undefined =>
    raw?.kind === 'file' ? { kind: 'file', path: resolve(cwd, raw.path) } : raw;
  return {
    save: absolute(inputs.save),
    baseline: absolute(inputs.baseline),
    json: destination(inputs.json),
    markdown: destination(inputs.markdown),
    html: destination(inputs.html),
    details: inputs.details,
    quiet: inputs.quiet,
    append: absolute(inputs.append),
  };
}

/** Every text that may refer to a secret. */
function templatesOf(requests: readonly SentRequest[], inputs: Inputs): readonly string[] {
  const sent = requests.flatMap(({ headers, body }) => [
    ...headers.map(({ value }) => value.template),
    ...(body === undefined ? [] : [body.template]),
  ]);
  const variables = [inputs['candidate-env'], inputs['baseline-env']];
  return [...sent, ...variables.flatMap((env) => Object.values(env ?? {}))];
}
