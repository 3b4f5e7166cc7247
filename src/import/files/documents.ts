// Which tool wrote a JSON document, by the keys it has, and what its values have to be.

import { ZodError as Issues, type ZodError, type z } from 'zod';
import { AUTOCANNON_JSON, fromAutocannonJson } from '../formats/autocannon.ts';
import { BOMBARDIER_JSON, fromBombardierJson } from '../formats/bombardier.ts';
import { fromH2loadJson, H2LOAD_JSON } from '../formats/h2load.ts';
import {
  fromK6Export,
  fromK6Machine,
  fromK6Summary,
  hasValues,
  K6_EXPORT,
  K6_MACHINE,
  K6_SUMMARY,
} from '../formats/k6-json.ts';
import { fromOhaJson, OHA_JSON } from '../formats/oha.ts';
import type { Reading } from '../formats/reader.ts';
import { fromVegetaJson, VEGETA_JSON } from '../formats/vegeta.ts';
import type { RunFigures, ToolName } from '../imported-run.ts';
import type { ReadingFault } from '../text/block.ts';
import { hasKeys, ONCE } from '../text/json.ts';

interface DocumentFormat {
  readonly tool: ToolName;
  readonly isOne: (value: unknown) => boolean;
  /** @throws ZodError */
  readonly read: (value: unknown) => RunFigures;
  /** What would have written it whole. */
  readonly remedy: string;
}

const checked =
  <T extends z.ZodType>(schema: T, read: (document: z.infer<T>) => RunFigures) =>
  (value: unknown): RunFigures =>
    read(schema.parse(value, ONCE));

const FORMATS: readonly DocumentFormat[] = [
  {
    tool: 'oha',
    isOne: (value) =>
      hasKeys(value, 'summary', 'statusCodeDistribution') || hasKeys(value, 'latencyPercentiles'),
    read: checked(OHA_JSON, fromOhaJson),
    remedy: '`oha --no-tui --output-format json` (`-j` before 1.9) writes it.',
  },
  {
    tool: 'bombardier',
    isOne: (value) => hasKeys(value, 'spec', 'result'),
    read: checked(BOMBARDIER_JSON, fromBombardierJson),
    remedy: '`bombardier -p r -o json -l` writes it.',
  },
  {
    tool: 'h2load',
    isOne: (value) => hasKeys(value, 'metadata', 'measurements'),
    read: checked(H2LOAD_JSON, fromH2loadJson),
    remedy: '`h2load --output-file=FILE` (1.69) writes it.',
  },
  {
    tool: 'vegeta',
    isOne: (value) => hasKeys(value, 'latencies', 'requests'),
    read: checked(VEGETA_JSON, fromVegetaJson),
    remedy: '`vegeta report -type=json` writes it.',
  },
  {
    tool: 'autocannon',
    isOne: (value) => hasKeys(value, 'latency', 'requests', 'throughput'),
    read: checked(AUTOCANNON_JSON, fromAutocannonJson),
    remedy: '`autocannon -j` writes it.',
  },
  {
    tool: 'k6',
    isOne: (value) => hasKeys(value, 'config', 'metadata', 'results'),
    read: checked(K6_MACHINE, fromK6Machine),
    remedy: '`k6 run --new-machine-readable-summary --summary-export=FILE` writes it.',
  },
  {
    tool: 'k6',
    isOne: hasValues,
    read: checked(K6_SUMMARY, fromK6Summary),
    remedy: '`handleSummary` writes it, of a test that sends requests over HTTP.',
  },
  {
    tool: 'k6',
    isOne: (value) => hasKeys(value, 'metrics', 'root_group'),
    read: checked(K6_EXPORT, fromK6Export),
    remedy: '`k6 run --summary-export=FILE` writes it, of a test that sends requests over HTTP.',
  },
];

/** Keys that tell whose a document is that cannot be parsed. */
const TELLING: readonly (readonly [RegExp, ToolName])[] = [
  [/"(?:latencyPercentiles|responseTimeHistogram|successRate)"/, 'oha'],
  [/"numberOfConnections"/, 'bombardier'],
  [/"generator":"h2load /, 'h2load'],
  [/"latencies":\{"total"|^\{"attack":/, 'vegeta'],
  [/"(?:sampleInt|non2xx|pipelining)"/, 'autocannon'],
  [/"(?:root_group|k6Version|http_req_duration|http_reqs|testRunDurationMs)"/, 'k6'],
];

/** @param start the beginning of a document that is cut off or has a fault */
export function ownerOf(start: string): Pick<DocumentFormat, 'tool' | 'remedy'> | undefined {
  const tool = TELLING.find(([pattern]) => pattern.test(start))?.[1];
  return FORMATS.find((format) => format.tool === tool);
}

export const isDocument = (value: unknown): boolean => FORMATS.some(({ isOne }) => isOne(value));

/** @param value for which `isDocument` is true */
export function readDocument(value: unknown, firstLine: number, lastLine: number): Reading {
  const format = FORMATS.find(({ isOne }) => isOne(value));
  if (format === undefined) throw new TypeError('no load generator writes such documents');
  const { tool, read, remedy } = format;
  const title =
    hasKeys(value, 'title') && typeof value.title === 'string' ? value.title : undefined;
  const base = { tool, format: 'JSON', title, lastLine } as const;
  try {
    return { ...base, figures: read(value), faults: [] };
  } catch (error) {
    if (!(error instanceof Issues)) throw error;
    return { ...base, figures: undefined, faults: faultsOf(error, tool, firstLine, remedy) };
  }
}

const MOST_ISSUES = 10;

function faultsOf(
  { issues }: ZodError,
  tool: ToolName,
  line: number,
  remedy: string,
): readonly ReadingFault[] {
  return issues.slice(0, MOST_ISSUES).map((issue) => {
    const place = issue.path.map(String).join('.');
    const isMissing =
      'input' in issue ? issue.input === undefined : /received undefined/.test(issue.message);
    const what = isMissing ? 'is missing' : `is not what it has to be (${issue.message})`;
    return {
      line,
      problem: `JSON of ${tool} is recognised, and “${place}” in it ${what}.`,
      remedy,
    };
  });
}
