// The engine that the plan asks for.

import type { EnginePlan } from '../plan/plan.ts';
import type { Engine } from './connection.ts';
import { undiciEngine } from './undici-connection.ts';

export function engineOf(plan: EnginePlan): Engine {
  switch (plan.kind) {
    case 'wire':
      return undiciEngine;
    case 'undici':
      return undiciEngine;
  }
}
