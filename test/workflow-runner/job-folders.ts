// Where a job works on its machine.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface JobFolders {
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly home: string;
}

/** A hosted machine is new; one of your own keeps the workspace of the run before. */
export function makeFolders(options: {
  readonly root: string;
  readonly jobName: string;
  readonly repository: string;
  readonly isHosted: boolean;
}): JobFolders {
  const job = join(options.root, options.jobName.replace(/[^\w.-]+/g, '-'));
  const repository = options.repository.split('/').at(-1) ?? '';
  const folders = {
    workspace: join(job, repository, repository),
    temp: join(job, '_temp'),
    toolCache: join(job, '_tool'),
    home: join(job, 'home'),
  };
  rmSync(options.isHosted ? job : folders.temp, { recursive: true, force: true });
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}
