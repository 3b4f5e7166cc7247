// The load as a whole: everything that wrk prints about a run, and the CPU it took.

import { bytes, microseconds, ratio, seconds } from '../../units.ts';
import { type Fact, optionalFact, type Piece, type Section } from '../document/report-document.ts';
import { describeSpread, timeTable } from '../document/time-table.ts';
import { formatAmount, formatCount, formatNumber, formatSize } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatDuration, formatTime } from '../format/time.ts';
import type { GateReport, ReportDetails, ReportRow, RowValues } from '../gate-report.ts';
import { formatArrivalRate, formatRequestRate } from '../metric-words.ts';

export function loadSection(report: GateReport): Section {
  const { connectTime, lag } = report.details;
  const times = timeTable([
    ['connect', connectTime],
    ['lag', lag],
  ]);
  const tables: readonly Piece[] = times === undefined ? [] : [{ kind: 'table', table: times }];
  const facts = [...loadFacts(report), ...serverFacts(report)];
  const title = report.evidence.sideBySide === null ? 'Load' : 'Load on the candidate';
  return { title, folded: true, pieces: [{ kind: 'facts', facts }, ...tables] };
}

function loadFacts({ run, details, rows: [mix] }: GateReport): readonly Fact[] {
  return [
    {
      name: 'concurrency',
      value: `${formatAmount(run.connections, 'connection')}, ${formatAmount(run.threads, 'thread')}`,
    },
    { name: 'complete requests', value: formatCount(details.completeRequests) },
    { name: 'time measured', value: formatDuration(seconds(details.measuredSeconds)) },
    ...optionalFact('requests per second', mix ?? null, ({ candidate }) =>
      formatRequestRate(candidate.throughput),
    ),
    ...optionalFact('per thread and slice', details.threadRate, describeSpread),
    ...optionalFact('fixed rate', run.offeredRate, (rate) =>
      formatArrivalRate(rate, details.flows.length > 0),
    ),
    {
      name: 'received',
      value: `${formatSize(bytes(details.bytesReceived))}, ${formatSize(bytes(details.transferRate))}/s`,
    },
    { name: 'connections opened', value: formatCount(details.connectionsOpened) },
    { name: 'generator CPU', value: describeGenerator(details) },
  ];
}

/** "0.318 cores, 32 % of the CPU that the server used" */
function describeGenerator({ generatorBusyCores, generatorShare }: ReportDetails): string {
  const cores = `${formatNumber(generatorBusyCores)} cores`;
  if (generatorShare === null) return cores;
  return `${cores}, ${formatShare(ratio(generatorShare))} of the CPU that the server used`;
}

function serverFacts({ details, rows: [mix] }: GateReport): readonly Fact[] {
  return [
    ...optionalFact(
      'server CPU',
      details.serverBusyCores,
      (cores) => `${formatNumber(cores)} cores`,
    ),
    ...optionalFact('server processes', details.serverProcesses, formatCount),
    ...startFact('server ready after', mix, ({ startTime }) => startTime),
    ...startFact('first answers took', mix, ({ firstAnswers }) => firstAnswers),
  ];
}

/** "212 ms (baseline 208 ms)" */
function startFact(
  name: string,
  mix: ReportRow | undefined,
  read: (values: RowValues) => number | null,
): readonly Fact[] {
  const format = (time: number): string => formatTime(microseconds(time));
  const before = mix?.baseline ? read(mix.baseline) : null;
  const beside = before === null ? '' : ` (baseline ${format(before)})`;
  return optionalFact(name, mix ? read(mix.candidate) : null, (time) => `${format(time)}${beside}`);
}
