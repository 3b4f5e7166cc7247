// A workflow file, read by GitHub's parser, and refused where this runner would run it otherwise.

import type { Job, Step } from '@actions/workflow-parser/model/workflow-template';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import {
  convertWorkflowTemplate,
  isMapping,
  isSequence,
  NoOperationTraceWriter,
  parseWorkflow,
} from './official-parser.ts';
import { RunnerError } from './runner-error.ts';

export interface WorkflowDocument {
  /** `name:`, else the path. */
  readonly name: string;
  readonly path: string;
  readonly events: Readonly<Record<string, unknown>>;
  readonly permissions: TemplateToken | undefined;
  readonly env: TemplateToken | undefined;
  readonly defaults: TemplateToken | undefined;
  readonly jobs: readonly JobDocument[];
}

export interface JobDocument {
  readonly id: string;
  /** Token of the name; the job's key where the file gives none. */
  readonly name: TemplateToken;
  readonly needs: readonly string[];
  readonly condition: string;
  /** Everything else as it is written. */
  readonly at: (key: JobKey) => TemplateToken | undefined;
  readonly steps: readonly StepDocument[];
}

export interface StepDocument {
  readonly id: string;
  readonly condition: string;
  readonly at: (key: StepKey) => TemplateToken | undefined;
}

const JOB_KEYS = [
  'name',
  'needs',
  'if',
  'permissions',
  'runs-on',
  'env',
  'outputs',
  'strategy',
  'steps',
  'timeout-minutes',
  'defaults',
  'concurrency',
  'container',
  'services',
] as const;
const STEP_KEYS = [
  'id',
  'name',
  'if',
  'uses',
  'run',
  'with',
  'env',
  'shell',
  'working-directory',
  'continue-on-error',
  'timeout-minutes',
] as const;

type JobKey = (typeof JOB_KEYS)[number];
export type StepKey = (typeof STEP_KEYS)[number];

/** @throws RunnerError with everything that GitHub's parser has against the file */
export async function readWorkflow(path: string, text: string): Promise<WorkflowDocument> {
  const { context, value } = parseWorkflow(
    { name: path, content: text },
    new NoOperationTraceWriter(),
  );
  const template = value && (await convertWorkflowTemplate(context, value));
  const errors = context.errors.getErrors().map(String);
  if (errors.length > 0 || !template || !isMapping(value)) {
    throw new RunnerError(`${path} is no workflow:\n${errors.join('\n')}`);
  }
  const jobs = value.find('jobs');
  return {
    name: value.find('name')?.assertString('name').value ?? path,
    path,
    events: template.events,
    permissions: value.find('permissions'),
    env: value.find('env'),
    defaults: value.find('defaults'),
    jobs: template.jobs.map((job) => {
      if (job.type !== 'job')
        throw new RunnerError(`${job.id.value}: reusable workflows are not run`);
      return readJob(job, mapping(jobs?.assertMapping('jobs').find(job.id.value)));
    }),
  };
}

function readJob(job: Job, written: MappingToken): JobDocument {
  const id = job.id.value;
  refuseUnknown(written, JOB_KEYS, `job ${id}`);
  const steps = written.find('steps');
  if (steps === undefined || !isSequence(steps)) throw new RunnerError(`job ${id} has no steps`);
  return {
    id,
    name: job.name ?? job.id,
    needs: (job.needs ?? []).map(({ value }) => value),
    condition: job.if.expression,
    at: (key) => written.find(key),
    steps: job.steps.map((step, index) => readStep(step, mapping(steps.get(index)), id)),
  };
}

function readStep(step: Step, written: MappingToken, job: string): StepDocument {
  refuseUnknown(written, STEP_KEYS, `a step of job ${job}`);
  return {
    id: step.id,
    condition: step.if?.expression ?? 'success()',
    at: (key) => written.find(key),
  };
}

function mapping(token: TemplateToken | undefined): MappingToken {
  if (token === undefined || !isMapping(token)) throw new RunnerError('expected a mapping');
  return token;
}

/** What it does not know it would silently leave out. */
function refuseUnknown(written: MappingToken, known: readonly string[], where: string): void {
  for (const { key } of written) {
    const name = key.toString();
    if (!known.includes(name))
      throw new RunnerError(`${where}: this runner does not know "${name}"`);
  }
}
