// Lets all Node.js processes of a server profile themselves, worker threads included.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds, seconds } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { BEGIN, PROFILE, preload, STARTED, STOP } from './node-preload.ts';
import { readProfileFile } from './profile-file.ts';

/** Until every process has written its profile: one that died meanwhile never will. */
const PATIENCE: Milliseconds = seconds(5);
const PAUSE: Milliseconds = milliseconds(20);

export class NodeProfiler {
  readonly #folder: string;
  readonly #preload: string;

  /** @param folder is made; it and what is in it belong to this profile */
  constructor(folder: string) {
    mkdirSync(folder);
    this.#folder = folder;
    this.#preload = join(folder, 'preload.cjs');
    writeFileSync(this.#preload, preload(folder));
  }

  /** For the environment of the server. @param own what `NODE_OPTIONS` is without us: it stays */
  variables(own: string | undefined): Readonly<Record<string, string>> {
    const ours = `--require ${quote(this.#preload)}`;
    return { NODE_OPTIONS: own ? `${own} ${ours}` : ours };
  }

  begin(): void {
    writeFileSync(join(this.#folder, BEGIN), '');
  }

  /** @returns the profiles; none where no process loaded what we gave it */
  async stop(signal: AbortSignal): Promise<readonly string[]> {
    writeFileSync(join(this.#folder, STOP), '');
    const deadline = performance.now() + PATIENCE;
    while (!this.#isComplete() && performance.now() < deadline) {
      await unlessAborted(signal, () => sleep(PAUSE));
    }
    return this.#names(PROFILE).map((name) => readProfileFile(join(this.#folder, name)));
  }

  #isComplete(): boolean {
    return this.#names(STARTED).every((name) =>
      this.#names(PROFILE).includes(name.replace(STARTED, PROFILE)),
    );
  }

  #names(end: string): readonly string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(end))
      .sort();
  }
}

/** As Node.js reads its `NODE_OPTIONS`: spaces part words, unless they are in quotes. */
const quote = (path: string): string =>
  /[\s"\\]/.test(path) ? `"${path.replaceAll(/["\\]/g, '\\$&')}"` : path;
