import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../../src/errors.ts';
import { noteTakenName, refuseTakenName } from '../../../src/github/publish/taken-names.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a name is taken once a step of this attempt has published a report under it', () => {
  const job = { temp: temporaryFolder(), run: { id: 7, attempt: 1, url: 'https://github.com' } };
  const name = 'api (node 24)';
  refuseTakenName(job, name);
  noteTakenName(job, name);
  assert.throws(
    () => refuseTakenName(job, name),
    (error) => {
      assert.ok(error instanceof InputError);
      assert.deepEqual(error.details, [
        'name: an earlier step of this job has the name `api (node 24)` already. Give each step a `name` of its own.',
      ]);
      return true;
    },
  );
  refuseTakenName(job, 'another');
  // A self-hosted runner may not have emptied the folder.
  refuseTakenName({ ...job, run: { ...job.run, attempt: 2 } }, name);
});

test('a folder that cannot be written to is no error', () => {
  const run = { id: 7, attempt: 1, url: 'https://github.com' };
  noteTakenName({ temp: '/nowhere', run }, 'api');
});
