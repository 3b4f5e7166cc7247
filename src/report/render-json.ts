// The report as JSON, for scripts and for keeping; `schema/report.schema.json` describes it.

import type { GateReport } from './gate-report.ts';

type Plain = string | number | boolean | null | undefined;

/** The names of all properties, at any depth. */
type KeyOf<Value> = Value extends Plain
  ? never
  : Value extends readonly (infer Element)[]
    ? KeyOf<Element>
    : { [Key in keyof Value & string]: Key | KeyOf<Value[Key]> }[keyof Value & string];

/**
 * Every property that may leave the house, in the order in which it does, whatever built the value:
 * two reports then differ in a diff where they differ in fact, and what is not in the contract (the
 * identity of the machine, for one) cannot slip out. A record, so that the compiler misses none.
 */
const KEYS: Readonly<Record<KeyOf<GateReport>, true>> = {
  schema: true,
  perfGate: true,
  name: true,
  verdict: true,
  exit: true,
  acceptance: true,
  run: true,
  metric: true,
  request: true,
  role: true,
  candidate: true,
  baseline: true,
  evidence: true,
  comparisons: true,
  warnings: true,
  rows: true,
  details: true,
  kind: true,
  offending: true,
  need: true,
  why: true,
  code: true,
  class: true,
  isNew: true,
  by: true,
  at: true,
  how: true,
  label: true,
  pullRequest: true,
  measuredAt: true,
  commit: true,
  url: true,
  attempt: true,
  attempts: true,
  seed: true,
  target: true,
  blocks: true,
  measuringSeconds: true,
  processes: true,
  connections: true,
  threads: true,
  engine: true,
  offeredRate: true,
  environment: true,
  cpuModel: true,
  cores: true,
  memory: true,
  architecture: true,
  platform: true,
  kernel: true,
  node: true,
  cpuQuota: true,
  records: true,
  newestMeasuredAt: true,
  newestCommit: true,
  sameMachine: true,
  sideBySide: true,
  arm: true,
  plannedBlocks: true,
  look: true,
  looks: true,
  turns: true,
  cleaning: true,
  slices: true,
  kept: true,
  isJudged: true,
  placement: true,
  workers: true,
  baselineImbalance: true,
  candidateImbalance: true,
  reopens: true,
  blockSpread: true,
  source: true,
  runId: true,
  runUrl: true,
  createdAt: true,
  unit: true,
  before: true,
  after: true,
  change: true,
  interval: true,
  best: true,
  worst: true,
  toleranceLine: true,
  minimumDetectable: true,
  higherIsBetter: true,
  alpha: true,
  fail: true,
  pass: true,
  method: true,
  samples: true,
  outcome: true,
  because: true,
  text: true,
  requests: true,
  connectTime: true,
  threadRate: true,
  completeRequests: true,
  measuredSeconds: true,
  bytesReceived: true,
  transferRate: true,
  connectionsOpened: true,
  serverBusyCores: true,
  generatorBusyCores: true,
  generatorShare: true,
  bootMilliseconds: true,
  serverProcesses: true,
  lag: true,
  path: true,
  serverSoftware: true,
  documentLength: true,
  sent: true,
  ok: true,
  resent: true,
  unsent: true,
  bodyBytes: true,
  failures: true,
  processing: true,
  waiting: true,
  total: true,
  ladder: true,
  responseLadder: true,
  throughput: true,
  count: true,
  min: true,
  mean: true,
  standardDeviation: true,
  median: true,
  p50: true,
  p90: true,
  p99: true,
  max: true,
  withinOneDeviation: true,
  responseP50: true,
  responseP90: true,
  responseP99: true,
  cleanP99: true,
  errorShare: true,
  errors: true,
  cpuPerRequest: true,
  peakMemory: true,
  busyCores: true,
  share: true,
  time: true,
  example: true,
};

const KEY_ORDER: readonly string[] = Object.keys(KEYS);

/**
 * Two spaces deep, with a line end; `null` for what is not known. What a terminal would obey or not
 * show is written as `\u…`, which reads back as the same text.
 */
export function renderJson(report: GateReport): string {
  const json = JSON.stringify(report, [...KEY_ORDER], 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}\n`;
}

/** JSON escapes UTF-16 code units, not code points (RFC 8259 section 7). */
const escapeUnits = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
