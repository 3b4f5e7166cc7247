// The workflow cannot be run here, or the test that runs it is wrong: never an outcome of a job.

export class RunnerError extends Error {
  override readonly name = 'RunnerError';
}
