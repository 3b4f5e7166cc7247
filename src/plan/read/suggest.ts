// "Did you mean …?": the known words that a wrong one may stand for.

import { nearestWord } from '../../nearest-word.ts';

/** What other tools call it: hey, k6, wrk, vegeta, ab and autocannon among them. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  '-c': ['connections'],
  clients: ['connections'],
  concurrency: ['connections'],
  users: ['connections'],
  vus: ['connections'],
  workers: ['connections'],
  '-d': ['budget'],
  '-z': ['budget'],
  duration: ['budget'],
  'max-time': ['budget'],
  time: ['budget'],
  '-q': ['rate'],
  '-R': ['rate'],
  qps: ['rate'],
  rps: ['rate'],
  rampup: ['warmup'],
  timeout: ['request-timeout', 'ready-timeout'],
  'startup-timeout': ['ready-timeout'],
  'wait-timeout': ['ready-timeout'],
  health: ['ready-path'],
  'health-path': ['ready-path'],
  healthcheck: ['ready-path', 'ready-command'],
  'wait-on': ['ready-path', 'ready-command'],
  address: ['url'],
  endpoint: ['url'],
  host: ['url'],
  path: ['url'],
  port: ['url'],
  target: ['url'],
  socket: ['unix-socket'],
  cmd: ['start'],
  command: ['start'],
  exec: ['start'],
  serve: ['start'],
  server: ['start'],
  delay: ['think-time'],
  pause: ['think-time'],
  sleep: ['think-time'],
  wait: ['think-time'],
  install: ['build'],
  prepare: ['build'],
  chdir: ['cwd'],
  dir: ['cwd'],
  directory: ['cwd'],
  workdir: ['cwd'],
  'working-directory': ['cwd'],
  env: ['candidate-env'],
  branch: ['base'],
  commit: ['base'],
  ref: ['base'],
  setup: ['before-block'],
  teardown: ['after-block'],
  '-k': ['insecure'],
  latency: ['max-p99-increase', 'p99-limit'],
  'max-latency': ['p99-limit'],
  'max-errors': ['max-error-rate'],
  threshold: ['max-throughput-drop', 'max-p99-increase'],
  tolerance: ['max-throughput-drop', 'max-p99-increase'],
  '-o': ['json'],
  out: ['json'],
  output: ['json'],
};

/** Where the name of an input alone does not say what to write. */
const EXAMPLES: Readonly<Record<string, string>> = {
  path: 'Write it in `url`, as in `url: http://127.0.0.1:{port}/api/items`; several go under `requests` in the file.',
  port:
    'perf-gate gives the server a free port, as `PORT` and as `{port}` in `start`: `start: node server.js --port {port}`. ' +
    'If it always uses the same port, write `url: http://127.0.0.1:3000/`.',
};

/** What to write for a name that is none of `known`, in the words of the file. */
export function exampleFor(word: string, known: readonly string[]): string | undefined {
  return known.includes('url') && Object.hasOwn(EXAMPLES, word) ? EXAMPLES[word] : undefined;
}

/** Shorter beginnings and parts fit too many. */
const SHORTEST_PART = 3;
/** More are no help. */
const MOST_SUGGESTIONS = 3;

/** Nobody means one of ours by a longer one, and comparing takes as long as it is. */
const LONGEST_WORD = 100;

/** Those of `known` that may be meant, the likeliest first; none where all are too far away. */
export function suggest(word: string, known: readonly string[]): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const elsewhere = Object.hasOwn(ELSEWHERE, word) ? (ELSEWHERE[word] ?? []) : [];
  const meant = [
    elsewhere.filter((name) => known.includes(name)),
    known.filter((name) => word.length >= SHORTEST_PART && name.startsWith(word)),
    [nearestWord(word, known) ?? []].flat(),
    known.filter((name) => word.length >= SHORTEST_PART && name.split('-').includes(word)),
  ];
  return meant.find(({ length }) => length > 0 && length <= MOST_SUGGESTIONS) ?? [];
}
