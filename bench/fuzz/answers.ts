// Answers of servers: every load comes to an end, and its counts add up, whatever comes back.

import { nothingStored } from '../../src/baseline/store.ts';
import { noWorkflow } from '../../src/gate/ports.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import { type LoadGenerator, startLoadGenerator } from '../../src/load/load-generator.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { waitUntilReady } from '../../src/server/ready/readiness.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { load } from '../../test/load/generator-sketch.ts';
import { serveFrames } from '../../test/load/raw-http2.ts';
import { type RawRequest, serveRaw } from '../../test/load/raw-server.ts';
import { assertAccounts, makeRequest, type RequestSketch } from '../../test/load/slice-run.ts';
import type { Chance } from '../parser/chance.ts';
import {
  describeScript,
  drawAnswerScript,
  drawFramesScript,
  onStream,
  play,
  type Script,
} from './draw-script.ts';
import { makeFolder } from './in-folder.ts';
import { SURROUNDINGS } from './raw-plan.ts';
import { refusalOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

/** One trial in so many is a whole gate, which takes a second or two. */
const GATE_ONCE_IN = 60;
const CONNECTIONS = 4;
const REQUEST_TIMEOUT = milliseconds(100);

const REQUESTS: readonly RequestSketch[] = [
  {},
  { name: 'head', method: 'HEAD', path: '/head' },
  { name: 'post', method: 'POST', path: '/p?a=b', body: '{"a":1}', headers: { 'X-A': 'b' } },
  { name: 'status', expect: { status: [204, 404], body: undefined } },
  { name: 'text', expect: { status: undefined, body: { kind: 'includes', text: 'ok' } } },
  {
    name: 'pattern',
    expect: { status: undefined, body: { kind: 'matches', pattern: /a+b|ok$/u } },
  },
];

interface Exchange {
  readonly requests: readonly RequestSketch[];
  readonly scripts: readonly Script[];
  /** Requests per second. */
  readonly rate: number;
}

interface Equipment {
  /** One for each engine: starting its threads takes longer than a trial. */
  readonly wire: LoadGenerator;
  readonly http2: LoadGenerator;
  /** A folder. */
  readonly logs: string;
}

export async function openAnswers(): Promise<Subject> {
  await using resources = new AsyncDisposableStack();
  const { path: logs } = resources.use(await makeFolder());
  const wire = resources.use(startGenerator('wire'));
  const http2 = resources.use(startGenerator('http2'));
  const held = resources.move();
  return {
    draw: (chance) => drawTrial(chance, { wire, http2, logs }),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

const startGenerator = (engine: 'wire' | 'http2'): LoadGenerator =>
  startLoadGenerator({
    requests: [],
    connections: CONNECTIONS,
    cores: 2,
    requestTimeout: REQUEST_TIMEOUT,
    patience: milliseconds(5),
    engine,
  });

function drawTrial(chance: Chance, equipment: Equipment): Trial {
  const kind = chance.usually('http1', 4, ['http1', 'https', 'http2', 'http2'] as const);
  const isGate = kind === 'http1' && chance.isOnceIn(GATE_ONCE_IN);
  const drawScript = kind === 'http2' ? drawFramesScript : drawAnswerScript;
  const exchange: Exchange = {
    requests: [chance.pick(REQUESTS), ...chance.list(2, () => chance.pick(REQUESTS))],
    scripts: [drawScript(chance), ...chance.list(7, () => drawScript(chance))],
    rate: 50 + chance.below(2_000),
  };
  return {
    shown: [
      `${kind}, then ${exchange.rate} requests/s`,
      `requests: ${exchange.requests.map(({ name = 'default' }) => name).join(', ')}`,
      ...exchange.scripts.map(describeScript),
    ].join('\n'),
    async run() {
      const outcome = isGate
        ? await gate(exchange, equipment.logs)
        : await loadOnce(kind, exchange, equipment);
      return `${isGate ? 'gate' : kind}: ${outcome}`;
    },
  };
}

async function loadOnce(
  kind: 'http1' | 'https' | 'http2',
  exchange: Exchange,
  { wire, http2 }: Equipment,
): Promise<string> {
  using server = await (kind === 'http2'
    ? serveHttp2(exchange)
    : serve(exchange, kind === 'https'));
  const { target } = server;
  const signal = AbortSignal.timeout(1_000);
  const probe = {
    ...target,
    path: '/',
    place: { kind: 'port', port: target.port, choice: 'fixed' } as const,
    http2: kind === 'http2',
  };
  const readiness = await waitUntilReady({ probe, timeout: milliseconds(50), signal });
  try {
    const answered = await loadServer(kind === 'http2' ? http2 : wire, target, exchange);
    return `${readiness.kind}, ${answered ? 'some answered well' : 'none answered well'}`;
  } catch (error) {
    return refusalOf(error);
  }
}

/** @returns whether any request succeeded */
async function loadServer(
  generator: LoadGenerator,
  target: LoadTarget,
  { requests, rate }: Exchange,
): Promise<boolean> {
  await using server = await generator.aimAt(target, unlike(requests).map(makeRequest));
  const closed = await server.run(load({ settle: 5, window: 20 }));
  await server.reopen();
  const open = await server.run(load({ rate, settle: 5, window: 20 }));
  assertAccounts(closed.result);
  assertAccounts(open.result);
  return [...closed.result.requests.values()].some(({ ok }) => ok > 0);
}

/** Each name once. */
const unlike = (requests: readonly RequestSketch[]): readonly RequestSketch[] =>
  requests.filter(({ name }, index) => index === requests.findIndex((one) => one.name === name));

function serve({ scripts }: Exchange, secure: boolean) {
  return serveRaw(({ number, socket }: RawRequest) => answer(scripts, number, socket), { secure });
}

function serveHttp2({ scripts }: Exchange) {
  let number = 0;
  return serveFrames({
    onRequest: (socket, stream) => {
      const script = scripts[number++ % scripts.length];
      if (script !== undefined) play(onStream(script, stream), socket).catch(() => undefined);
    },
  });
}

function answer(scripts: readonly Script[], number: number, socket: RawRequest['socket']): void {
  const script = scripts[number % scripts.length];
  if (script !== undefined) play(script, socket).catch(() => undefined);
}

/** The gate on a server that runs already, as `run --url` makes it. */
async function gate(exchange: Exchange, logs: string): Promise<string> {
  using server = await serve(exchange, false);
  const asked = parsePlan({
    flags: {
      url: `http://127.0.0.1:${server.target.port}/`,
      connections: `${CONNECTIONS}`,
      'ready-timeout': '1s',
      'request-timeout': '100ms',
    },
    ...SURROUNDINGS,
  });
  // Less than a user may ask for.
  const plan = { ...asked, load: { ...asked.load, budget: seconds(1), warmup: milliseconds(100) } };
  try {
    const { verdict } = await runGate(plan, {
      ...noWorkflow,
      baseline: nothingStored,
      report: () => undefined,
      hide: () => undefined,
      signal: new AbortController().signal,
      ambient: process.env,
      logs,
      identity: { id: 'fuzz', attempt: 1, commit: undefined, url: undefined, perfGate: '0.0.0' },
    });
    return verdict.kind;
  } catch (error) {
    return refusalOf(error);
  }
}
