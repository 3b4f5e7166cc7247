// What a server writes to its two outputs. It is always read, so that the server never waits for us, and
// kept within bounds.

import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds } from '../units.ts';
import { CappedFile } from './capped-file.ts';
import { LineRing } from './line-ring.ts';
import type { Output } from './shell.ts';

/** A child that outlives the server can keep the outputs open for ever. */
const PATIENCE: Milliseconds = milliseconds(250);

/** Disposing of it closes the file and stops reading. */
export class ServerLog implements Disposable {
  readonly #ring = new LineRing();
  readonly #file: CappedFile;
  #outputs: readonly Output[] = [];
  #ended: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#file = new CappedFile(path);
  }

  follow(outputs: readonly Output[]): void {
    this.#outputs = outputs;
    this.#ended = Promise.all(outputs.map((output, index) => this.#follow(output, `${index}`)));
  }

  lastLines(count: number): readonly string[] {
    return this.#ring.last(count);
  }

  /** Waits until everything written has been read, for 250 ms at most. */
  async drain(): Promise<void> {
    await Promise.race([this.#ended, sleep(PATIENCE, undefined, { ref: false })]);
  }

  [Symbol.dispose](): void {
    for (const output of this.#outputs) output.destroy();
    this.#file[Symbol.dispose]();
  }

  #follow(output: Output, source: string): Promise<void> {
    output.setEncoding('utf8');
    output.on('data', (text: string) => {
      this.#ring.append(source, text);
      this.#file.append(text);
    });
    return new Promise((resolve) => {
      output.once('close', resolve);
      output.once('error', () => output.destroy());
    });
  }
}
