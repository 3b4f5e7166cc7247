// A `docker` program for workflows that start a database: it hands its words to a daemon, and that is the test.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createDatabase, type Server as Database } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listen, stop } from './listen.ts';

/** What the program does: no more than the daemon says. */
const program = (daemon: string): string => `#!/usr/bin/env node
const body = JSON.stringify(process.argv.slice(2));
const answer = await fetch('${daemon}', { method: 'POST', body });
console.log(await answer.text());
if (!answer.ok) process.exit(1);
`;

/** A container outlives the step that asked for it, and belongs to no job. */
export class StandInDocker implements AsyncDisposable {
  /** The words of each call: `compose up --detach --wait`. */
  readonly calls: string[] = [];
  /** The statements that the database got, in order. */
  readonly statements: string[] = [];
  /** Where the database listens once it has been started. */
  readonly port: number;
  /** Variables of a machine that has the program. */
  readonly variables: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #daemon: Server;
  readonly #database: Database;
  #rows = 0;

  private constructor(port: number, daemon: Server, database: Database) {
    this.port = port;
    this.#daemon = daemon;
    this.#database = database;
    this.#folder = mkdtempSync(join(tmpdir(), 'perf-gate-docker-'));
    const path = [this.#folder, dirname(process.execPath), process.env.PATH ?? ''];
    this.variables = { PATH: path.join(':') };
  }

  static async create(): Promise<StandInDocker> {
    // Its port is known before it is started, as in a compose file.
    const database = createDatabase();
    const port = await listen(database);
    await stop(database);
    const daemon = createServer();
    const docker = new StandInDocker(port, daemon, database);
    daemon.on('request', (request, response) => {
      void docker.#serve(request).then((text) => response.end(text));
    });
    docker.#install(await listen(daemon));
    docker.#openDatabase();
    return docker;
  }

  #install(port: number): void {
    const file = join(this.#folder, 'docker');
    writeFileSync(file, program(`http://127.0.0.1:${port}/`));
    chmodSync(file, 0o755);
  }

  async #serve(request: IncomingMessage): Promise<string> {
    const words: string[] = JSON.parse((await request.toArray()).join(''));
    this.calls.push(words.join(' '));
    const isUp = this.#database.listening;
    if (words[1] === 'up' && !isUp) await listen(this.#database, this.port);
    return words[1] === 'logs' ? 'db-1  | ready to accept connections' : '';
  }

  /** A line in, a line out: `insert` adds a row, `reset` takes all away; both answer how many there are. */
  #openDatabase(): void {
    this.#database.on('connection', (socket) => {
      socket.setEncoding('utf8').once('data', (statement: string) => {
        this.statements.push(statement.trim());
        this.#rows = statement.startsWith('reset') ? 0 : this.#rows + 1;
        socket.end(`${this.#rows}\n`);
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    await stop(this.#daemon);
    if (this.#database.listening) await stop(this.#database);
  }
}
