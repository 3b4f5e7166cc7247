// Headless Chromium, spoken to over the DevTools protocol: what a reader's browser makes of a page.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Its path; `undefined` where this machine has none. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

type Params = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly resolve: (result: Params) => void;
  readonly reject: (error: Error) => void;
}

/** One browser with one profile of its own; ended and removed when it is disposed of. */
export class Browser implements AsyncDisposable {
  readonly #resources: AsyncDisposableStack;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(message: Message) => void>();
  /** Rejects when the browser has ended. */
  readonly gone: Promise<never>;
  #lastId = 0;

  private constructor(resources: AsyncDisposableStack, socket: WebSocket) {
    this.#resources = resources;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data))));
    this.gone = new Promise((_, reject) => {
      socket.addEventListener('close', () => reject(new Error('the browser has ended')));
    });
    this.gone.catch((error: Error) => this.#rejectAll(error));
  }

  static async start(program: string): Promise<Browser> {
    await using resources = new AsyncDisposableStack();
    const profile = mkdtempSync(join(tmpdir(), 'perf-gate-browser-'));
    resources.defer(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
    const child = spawn(
      program,
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        // A container's root has no sandbox, and /dev/shm is small there.
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--hide-scrollbars',
        '--force-device-scale-factor=1',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await once(child, 'spawn');
    resources.defer(() => end(child));
    const socket = new WebSocket(await addressOf(child));
    resources.defer(() => socket.close());
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new Browser(resources.move(), socket);
  }

  /** A page of this size, with nothing in it. */
  async open(size: PageSize): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const attached = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return await Page.open(this, String(targetId), String(attached.sessionId), size);
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    // A closed socket drops what it is given.
    if (this.#socket.readyState !== WebSocket.OPEN) return this.gone;
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  listen(listener: (message: Message) => void): void {
    this.#listeners.add(listener);
  }

  #take(message: Message): void {
    const waiting = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (message.id !== undefined) this.#waiting.delete(message.id);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result ?? {});
    for (const listener of this.#listeners) listener(message);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** It writes "DevTools listening on ws://…" once it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
  readonly hasScript?: boolean;
}

/** Closed when it is disposed of. */
export class Page implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #session: string;
  readonly #target: string;
  /** Addresses that were asked for, without the page itself. */
  readonly requests: string[] = [];
  /** What went wrong: exceptions, and what the policy of the page refused. */
  readonly faults: string[] = [];

  private constructor(browser: Browser, target: string, session: string) {
    this.#browser = browser;
    this.#target = target;
    this.#session = session;
  }

  static async open(
    browser: Browser,
    target: string,
    session: string,
    size: PageSize,
  ): Promise<Page> {
    const page = new Page(browser, target, session);
    browser.listen((message) => page.#take(message));
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page.send(`${domain}.enable`);
    await page.send('Emulation.setDeviceMetricsOverride', {
      width: size.width,
      height: size.height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await page.dark(size.isDark === true);
    await page.send('Emulation.setScriptExecutionDisabled', { value: size.hasScript === false });
    return page;
  }

  send(method: string, params: Params = {}): Promise<Params> {
    return this.#browser.send(method, params, this.#session);
  }

  #take({ method, params = {}, sessionId }: Message): void {
    if (sessionId !== this.#session) return;
    if (method === 'Network.requestWillBeSent') {
      const { request, type } = params as { request: { url: string }; type: string };
      if (type !== 'Document') this.requests.push(request.url);
    }
    if (method === 'Runtime.exceptionThrown') this.faults.push(JSON.stringify(params));
    if (method === 'Log.entryAdded') this.faults.push(JSON.stringify(params.entry));
  }

  /** Until its scripts have run. */
  async go(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => {
      this.#browser.listen(({ method, sessionId }) => {
        if (method === 'Page.loadEventFired' && sessionId === this.#session) resolve();
      });
    });
    await this.send('Page.navigate', { url });
    await Promise.race([loaded, this.#browser.gone]);
  }

  /** The value of an expression in the page; promises are waited for. */
  async read<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: T }; exceptionDetails?: unknown };
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** What the reader prefers. */
  async dark(isPreferred: boolean): Promise<void> {
    const value = isPreferred ? 'dark' : 'light';
    await this.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    });
  }

  async press(key: string): Promise<void> {
    for (const type of ['rawKeyDown', 'keyUp']) {
      await this.send('Input.dispatchKeyEvent', { type, key, code: key, ...CODES[key] });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.#target });
  }

  /** A PNG of the window, or of the whole page. */
  async screenshot(isWhole = false): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: isWhole,
    });
    return Buffer.from(String(data), 'base64');
  }
}

const CODES: Readonly<Record<string, Params>> = {
  Tab: { windowsVirtualKeyCode: 9 },
  ArrowRight: { windowsVirtualKeyCode: 39 },
  ArrowLeft: { windowsVirtualKeyCode: 37 },
  Escape: { windowsVirtualKeyCode: 27 },
};
