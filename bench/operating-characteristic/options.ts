// What the command line of the bench says.

import { parseArgs } from 'node:util';
import { readCount } from '../count.ts';
import { readDuration } from '../duration.ts';
import { parseLoss } from './losses.ts';
import { listScenarios, NOISES, type Noise, type Scenario } from './scenarios.ts';
import { serverKind } from './server-kinds.ts';

export interface BenchOptions {
  readonly out: string;
  readonly scenarios: readonly Scenario[];
  /** How many gates each scenario gets. */
  readonly gates: number;
  readonly budget: string;
  /** Milliseconds after which no further trial is begun. */
  readonly duration: number;
  readonly seed: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly calibrationSeconds: number;
  readonly calibrateOnly: boolean;
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      server: { type: 'string', default: 'node,flask,go' },
      loss: { type: 'string', default: 'none' },
      noise: { type: 'string', default: 'quiet' },
      gates: { type: 'string', default: '10' },
      budget: { type: 'string', default: '60s' },
      for: { type: 'string', default: '24h' },
      seed: { type: 'string', default: 'bench' },
      set: { type: 'string', multiple: true, default: [] },
      'calibrate-for': { type: 'string', default: '40s' },
      'calibrate-only': { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined) throw new Error('Write --out FILE.jsonl.');
  const servers = listOf(values.server);
  const losses = listOf(values.loss);
  for (const name of servers) serverKind(name);
  for (const name of losses) parseLoss(name);
  return {
    out: values.out,
    scenarios: listScenarios(servers, losses, listOf(values.noise).map(readNoise)),
    gates: readCount(values.gates, '--gates'),
    budget: values.budget,
    duration: readDuration(values.for),
    seed: values.seed,
    flags: Object.fromEntries(values.set.map(readFlag)),
    calibrationSeconds: readDuration(values['calibrate-for']) / 1_000,
    calibrateOnly: values['calibrate-only'],
  };
}

const listOf = (text: string): readonly string[] => text.split(',').map((item) => item.trim());

function readNoise(name: string): Noise {
  const noise = NOISES.find((one) => one === name);
  if (noise === undefined) throw new Error(`--noise: "${name}" is none of ${NOISES.join(', ')}.`);
  return noise;
}

function readFlag(text: string): readonly [string, string] {
  const [, name, value] = /^(?:--)?([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(`--set: write NAME=VALUE instead of "${text}".`);
  }
  return [name, value];
}
