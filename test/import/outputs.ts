// The outputs that were recorded.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/import');
const OF_PEERS = join(import.meta.dirname, '../fixtures/peer-outputs');

export const readOutput = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
export const readPeerOutput = (name: string): string => readFileSync(join(OF_PEERS, name), 'utf8');

const IS_NONE = /^(?:README\.md|commands\.txt|versions\.txt|record\.sh|server\.mjs)$/;

export const OUTPUTS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => !IS_NONE.test(name))
  .sort();
