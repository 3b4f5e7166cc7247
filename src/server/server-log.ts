// What a server writes to its two outputs. It is always read, so that the server never waits for us, and
// kept within bounds.

import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Excerpt } from '../telling-line.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { CappedFile } from './capped-file.ts';
import { LineRing } from './line-ring.ts';
import { type OutputPipes, openOutputPipes } from './output-pipes.ts';

/** A child that outlives the server can keep the outputs open for ever. */
const PATIENCE: Milliseconds = milliseconds(250);

/** Disposing of it closes the file and stops reading. */
export class ServerLog implements Disposable {
  readonly #ring = new LineRing();
  readonly #file: CappedFile;
  readonly #pipes: OutputPipes;
  readonly #ended: Promise<unknown>;

  private constructor(file: CappedFile, pipes: OutputPipes) {
    this.#file = file;
    this.#pipes = pipes;
    this.#ended = Promise.all(
      pipes.readers.map((reader, index) => this.#follow(reader, `${index}`)),
    );
  }

  /**
   * @param options `path`: where programs are found
   * @throws GateError `command-not-started`, `temporary-folder-unusable`
   */
  static async open(
    file: string,
    options: { readonly path: string | undefined },
  ): Promise<ServerLog> {
    const log = new CappedFile(file);
    try {
      return new ServerLog(log, await openOutputPipes(dirname(file), options));
    } catch (error) {
      log[Symbol.dispose]();
      throw error;
    }
  }

  /** Open files for the server's standard output and error. */
  get outputs(): OutputPipes['writers'] {
    return this.#pipes.writers;
  }

  /** Call it once the server runs. It has its own copies, and while we hold ours the pipes do not end with it. */
  closeOutputs(): void {
    this.#pipes.closeWriters();
  }

  lastLines(count?: number): Excerpt {
    return this.#ring.last(count);
  }

  /** Waits until everything written has been read, for 250 ms at most. */
  async drain(): Promise<void> {
    await Promise.race([this.#ended, sleep(PATIENCE, undefined, { ref: false })]);
  }

  [Symbol.dispose](): void {
    this.#pipes[Symbol.dispose]();
    this.#file[Symbol.dispose]();
  }

  #follow(reader: Socket, source: string): Promise<void> {
    reader.setEncoding('utf8');
    reader.on('data', (text: string) => {
      this.#ring.append(source, text);
      this.#file.append(text);
    });
    return new Promise((resolve) => {
      reader.once('close', resolve);
      reader.once('error', () => reader.destroy());
    });
  }
}
