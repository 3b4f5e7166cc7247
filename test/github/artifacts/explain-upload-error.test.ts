import assert from 'node:assert/strict';
import test from 'node:test';
import {
  explainMissing,
  explainUploadError,
  whyNotLooked,
} from '../../../src/github/artifacts/explain-upload-error.ts';

const explain = (words: string) => explainUploadError(new Error(words), 'perf-gate-api');

test('for two jobs with one name the remedy says that each needs its own `name`', () => {
  const error = explain(
    'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: ' +
      'an artifact with this name already exists on the workflow run',
  );
  assert.equal(error.code, 'artifact-name-taken');
  assert.match(error.message, /`perf-gate-api` could not be stored: another job of this run/);
  assert.match(error.remedy, /its own `name`/);
});

test('where artifacts are not offered, the remedy names what the action itself can do, first', () => {
  const { remedy } = explain('upload-artifact@v4+ are not currently supported on GHES.');
  assert.match(
    remedy,
    /inputs `save` and `baseline` .*actions\/cache.* `--save` and `--baseline`\.$/,
  );
});

test('a refusal without words has no empty line of details', () => {
  assert.deepEqual([explain('').details, explain('no').details], [[], ['no']]);
});

test('the words of each refusal of the artifact service give its code', () => {
  const codes = [
    'Failed to CreateArtifact: Artifact storage quota has been hit. Unable to upload any new',
    '@actions/artifact v2.0.0+, upload-artifact@v4+ are not currently supported on GHES.',
    'Unable to get the ACTIONS_RUNTIME_TOKEN env variable',
    'Unable to get the ACTIONS_RESULTS_URL env variable',
    'Failed to CreateArtifact: Failed to make request after 5 attempts: (503) Unavailable',
  ].map((words) => explain(words).code);
  assert.deepEqual(codes, [
    'artifact-quota',
    'artifacts-unsupported',
    'artifact-service-missing',
    'artifact-service-missing',
    'artifact-not-stored',
  ]);
});

test('where artifacts are missing, a run that would store one is bad input, and others say why they look for none', () => {
  const told = (['unsupported', 'unreachable'] as const).map((offer) => {
    const { code, kind, message } = explainMissing(offer);
    return [code, kind, message, whyNotLooked(offer)];
  });
  const server = 'this server does not offer artifacts of this kind.';
  const runner = 'the runner did not say where artifacts go.';
  const could = 'This run could store no baseline for later ones: ';
  const looked = 'No stored baseline was looked for: ';
  assert.deepEqual(told, [
    ['artifacts-unsupported', 'input', could + server, looked + server],
    ['artifact-service-missing', 'input', could + runner, looked + runner],
  ]);
});
