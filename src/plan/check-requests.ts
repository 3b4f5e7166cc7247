// What perf-gate would say of requests in its configuration file: for what writes such a file.

import { describeFault, InputError } from '../errors.ts';
import { readHeaders } from './read/http.ts';
import { plainFlags, readInputs } from './rules/read-inputs.ts';
import { referencesIn } from './secrets.ts';

export { LONGEST_FILE } from './config-file.ts';
export { LONGEST_NAME } from './read/text.ts';
export { MOST_REQUESTS } from './table/request.ts';
export { escapePlaceholders } from './values/find-placeholders.ts';

/**
 * The faults of a file with these requests, were all variables set that it refers to.
 * @param text of the whole file
 */
export function faultsOfRequests(text: string): readonly string[] {
  const environment = Object.fromEntries(referencesIn(text).map((name) => [name, 'set']));
  try {
    const front = plainFlags({ start: 'server' });
    readInputs(
      front,
      { path: 'perf-gate.yml', text },
      {
        rules: [],
        environment,
        readTable: refuseFile,
      },
    );
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(describeFault);
    throw error;
  }
}

/** No text names a file that is read. */
function refuseFile(): never {
  throw new Error('is not read here');
}

/** Whether a request may have this header: some the connection decides, and some are none. */
export const isHeaderAccepted = (name: string, value: string): boolean =>
  readHeaders(Object.fromEntries([[name, value]])).kind === 'accepted';
