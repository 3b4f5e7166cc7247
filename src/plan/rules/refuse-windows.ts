// The one platform that is refused.

import { GateError } from '../../errors.ts';

/**
 * @param platform as `process.platform`
 * @throws GateError `platform-unsupported`
 */
export function refuseWindows(platform: string): void {
  if (platform !== 'win32') return;
  throw new GateError({
    code: 'platform-unsupported',
    kind: 'gate',
    message: 'perf-gate does not run on Windows: it needs `sh`, process groups and signals.',
    remedy: 'Run it on Linux (`runs-on: ubuntu-latest`), on macOS, or in WSL.',
  });
}
