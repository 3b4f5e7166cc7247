// The engines that speak HTTP: which one a plan needs, and how one is loaded.

import type { LoadPlan } from '../plan/plan.ts';
import type { Engine, EngineName } from './exchange/connection.ts';
import { wireEngine } from './wire/connection.ts';

/** Over HTTP/1.1 our own engine costs least; it does not speak HTTP/2. */
export const engineFor = ({ http2 }: Pick<LoadPlan, 'http2'>): EngineName =>
  http2 ? 'http2' : 'wire';

/** Engines are loaded only where they are needed: undici takes 30 MB in every thread. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'wire':
      return wireEngine;
    case 'http2':
      return (await import('./http2/connection.ts')).http2Engine;
    case 'undici':
      return (await import('./undici/connection.ts')).undiciEngine;
  }
}
