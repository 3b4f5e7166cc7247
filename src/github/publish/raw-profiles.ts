// What profilers wrote, for the artifact of the report: tools of others show more of it than we do.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../../regular-file.ts';

/** Characters, of all together: those of one server are less than a tenth of it. */
export const MOST_OF_PROFILES = 8 * 1_024 * 1_024;

/** As `measure/profilers/arm-profiler.ts` names them. */
const NAME = /^profile-(?:baseline|candidate)(?:-\d{1,3})?\.(?:cpuprofile|txt)$/;

/**
 * By name. What would be too much is left out: whoever needs it finds it among the logs.
 * @param logs the folder of this run's logs
 */
export function rawProfiles(
  logs: string,
  mask: (text: string) => string,
): Readonly<Record<string, string>> {
  const profiles: Record<string, string> = {};
  let left = MOST_OF_PROFILES;
  for (const name of namesIn(logs)) {
    const text = mask(textOf(join(logs, name)));
    if (text === '' || text.length > left) continue;
    left -= text.length;
    profiles[name] = text;
  }
  return profiles;
}

/** A build that clears the folder for temporary files takes away this one, too. */
function namesIn(logs: string): readonly string[] {
  try {
    return readdirSync(logs)
      .filter((name) => NAME.test(name))
      .sort();
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readTextFile(path, MOST_OF_PROFILES);
  } catch {
    return '';
  }
}
