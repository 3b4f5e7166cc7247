// How undici's requests reach the server: over HTTP/1.1 or HTTP/2, and through a proxy or not.

import type { Dispatcher } from 'undici';
import type { EnginePlan, ProxyPlan } from '../../plan/plan.ts';
import type { Milliseconds } from '../../units.ts';
import { type OpenedSocket, openSocket, type Way } from '../exchange/open-socket.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import { resolveAddress } from '../resolve-address.ts';
import type { LoadTarget } from '../target.ts';
import { dispatchOptionsFor } from './options.ts';

export type UndiciPlan = Omit<Extract<EnginePlan, { kind: 'undici' }>, 'kind'>;

export class UndiciWay {
  /** Stored with every record. */
  readonly name: string;
  readonly isHttp2: boolean;
  readonly #proxy: ProxyPlan | undefined;
  #proxyAddress: Promise<string> | undefined;

  constructor({ http2, proxy }: UndiciPlan) {
    this.name = `${http2 ? 'undici-http2' : 'undici'}${proxy === undefined ? '' : ' via proxy'}`;
    this.isHttp2 = http2;
    this.#proxy = proxy;
  }

  optionsFor(target: LoadTarget): (request: OutgoingRequest) => Dispatcher.DispatchOptions {
    return dispatchOptionsFor(this.#isForwarded(target) ? new URL(originOf(target)).origin : '');
  }

  /** @throws as `openSocket` */
  async open(
    target: LoadTarget,
    timeout: Milliseconds,
    signal: AbortSignal,
  ): Promise<OpenedSocket> {
    const opened = await openSocket(target, timeout, signal, await this.#wayTo(target));
    // By this undici knows what to speak; on a plain connection nobody negotiates it (RFC 9113 section 3.3).
    if (this.isHttp2) Object.assign(opened.socket, { alpnProtocol: 'h2' });
    return opened;
  }

  async #wayTo(target: LoadTarget): Promise<Way> {
    const protocol = this.isHttp2 ? 'h2' : 'http/1.1';
    const proxy = this.#proxy;
    if (proxy === undefined) return { protocol, proxy, tunnels: false };
    // Looked up once: under load a look-up would be measured, too.
    this.#proxyAddress ??= resolveAddress(proxy.hostname, proxy.port);
    const address = await this.#proxyAddress;
    const tunnels = !this.#isForwarded(target);
    return { protocol, proxy: { address, port: proxy.port }, tunnels };
  }

  /** A proxy is handed requests of plain HTTP/1.1, with their whole url (RFC 9112 section 3.2.2). */
  #isForwarded({ protocol }: LoadTarget): boolean {
    return this.#proxy !== undefined && protocol === 'http:' && !this.isHttp2;
  }
}

export const originOf = ({ protocol, hostname, port }: LoadTarget): string =>
  `${protocol}//${hostname}:${port}`;
