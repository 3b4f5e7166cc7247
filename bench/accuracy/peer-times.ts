// The percentiles that other load generators print, in milliseconds; one that is missing is left out.

import { z } from 'zod';
import type { Figures } from './seen.ts';

export type Times = Omit<Figures, 'throughput'>;

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

/** wrk with `--latency`, and wrk2 whose percentages have decimals: the first block is the corrected one. */
export function wrkTimes(text: string): Times {
  const at = (percent: number): number | undefined => {
    const pattern = new RegExp(`^\\s*${percent}(?:\\.000)?%\\s+([\\d.]+)(us|ms|s|m)$`, 'm');
    const [, digits, unit = ''] = pattern.exec(text) ?? [];
    return digits === undefined ? undefined : Number(digits) * (UNITS[unit] ?? Number.NaN);
  };
  return { p50: at(50), p90: at(90), p99: at(99) };
}

/** The file of ab's `-e`: milliseconds with three decimals, where its report has none. */
export function abTimes(csv: string): Times {
  const at = (percent: number): number | undefined =>
    numberOf(new RegExp(`^${percent},([\\d.]+)`, 'm').exec(csv)?.[1]);
  return { p50: at(50), p90: at(90), p99: at(99) };
}

/** hey's report, in seconds; where it had too few answers it prints `0% in 0.0000 secs`. */
export function heyTimes(text: string): Times {
  const at = (percent: number): number | undefined => {
    const seconds = numberOf(
      new RegExp(`^\\s+${percent}%%? in ([\\d.]+) secs`, 'm').exec(text)?.[1],
    );
    return seconds === undefined ? undefined : seconds * 1_000;
  };
  return { p50: at(50), p90: at(90), p99: at(99) };
}

/**
 * The lines of h2load's `--log-file`: start, status and time in microseconds. Its report has no
 * percentiles before version 1.69, so they are taken from all that it measured.
 */
export function h2loadTimes(log: string): Times {
  const times = Float64Array.from(log.trimEnd().split('\n'), (line) => Number(line.split('\t')[2]));
  times.sort();
  const at = (q: number): number | undefined => {
    const time = times[Math.ceil(q * times.length) - 1];
    return time === undefined || Number.isNaN(time) ? undefined : time / 1_000;
  };
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

const number = z.number().nullish();

const bombardier = z.object({
  result: z.object({
    latency: z.object({ percentiles: z.record(z.string(), z.number()).optional() }),
  }),
});

/** bombardier with `-l`: microseconds. */
export function bombardierTimes(text: string): Times {
  const { percentiles = {} } = bombardier.parse(JSON.parse(text)).result.latency;
  return scaled(percentiles['50'], percentiles['90'], percentiles['99'], 0.001);
}

const oha = z.object({ latencyPercentiles: z.object({ p50: number, p90: number, p99: number }) });

/** oha: seconds. */
export function ohaTimes(text: string): Times {
  const { p50, p90, p99 } = oha.parse(JSON.parse(text)).latencyPercentiles;
  return scaled(p50, p90, p99, 1_000);
}

const autocannon = z.object({ latency: z.object({ p50: number, p90: number, p99: number }) });

/** autocannon: whole milliseconds. */
export function autocannonTimes(text: string): Times {
  const { p50, p90, p99 } = autocannon.parse(JSON.parse(text)).latency;
  return scaled(p50, p90, p99, 1);
}

const k6 = z.object({
  metrics: z.object({
    http_req_duration: z.object({
      values: z.object({ med: number, 'p(90)': number, 'p(99)': number }),
    }),
  }),
});

/** k6 as k6-script.js asks it: milliseconds. */
export function k6Times(text: string): Times {
  const { values } = k6.parse(JSON.parse(text)).metrics.http_req_duration;
  return scaled(values.med, values['p(90)'], values['p(99)'], 1);
}

type Maybe = number | null | undefined;

function scaled(p50: Maybe, p90: Maybe, p99: Maybe, unit: number): Times {
  const scale = (value: Maybe): number | undefined =>
    value === null || value === undefined ? undefined : value * unit;
  return { p50: scale(p50), p90: scale(p90), p99: scale(p99) };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
