// Ports of a gate that shows nothing, stores nothing and is not part of a workflow.

import { nothingStored } from '../../src/baseline/store.ts';
import { type GatePorts, noWorkflow } from '../../src/gate/ports.ts';

export const gatePorts = (changes: Partial<GatePorts> = {}): GatePorts => ({
  ...noWorkflow,
  baseline: nothingStored,
  report: () => undefined,
  hide: () => undefined,
  signal: new AbortController().signal,
  ambient: {},
  logs: '/nowhere',
  identity: { id: 'run', attempt: 1, commit: undefined, url: undefined, perfGate: '0' },
  ...changes,
});
