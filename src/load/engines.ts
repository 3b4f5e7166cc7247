// The engines that speak HTTP: which one a plan needs, and how one is loaded.

import type { LoadPlan } from '../plan/plan.ts';
import type { Engine, EngineName } from './exchange/connection.ts';
import { wireEngine } from './wire/connection.ts';

/** Our own engine costs least; undici speaks HTTP/2, which ours does not. */
export const engineFor = ({ http2 }: Pick<LoadPlan, 'http2'>): EngineName =>
  http2 ? 'undici-http2' : 'wire';

/** undici is loaded only where it is needed: it takes 30 MB in every thread. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  if (name === 'wire') return wireEngine;
  const { createUndiciEngine } = await import('./undici/connection.ts');
  return createUndiciEngine(name);
}
