// The engine that the plan asks for.

import type { EnginePlan } from '../plan/plan.ts';
import type { Engine } from './exchange/connection.ts';
import { UndiciWay } from './undici/way.ts';
import { wireEngine } from './wire/connection.ts';

/** As it is stored with every record. */
export function engineName(plan: EnginePlan): string {
  return plan.kind === 'wire' ? wireEngine.name : new UndiciWay(plan).name;
}

/** undici is loaded only where it is asked for: it takes 30 MB in every thread. */
export async function loadEngine(plan: EnginePlan): Promise<Engine> {
  if (plan.kind === 'wire') return wireEngine;
  const { createUndiciEngine } = await import('./undici/connection.ts');
  return createUndiciEngine(plan);
}
