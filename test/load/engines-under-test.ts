// Both engines: what is true of a connection is true whichever speaks on it.

import type { Engine } from '../../src/load/exchange/connection.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';

export const ENGINES: readonly Engine[] = [wireEngine, undiciEngine];
