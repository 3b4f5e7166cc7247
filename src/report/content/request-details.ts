// One request of the mix, or one flow: everything that ab prints about it.

import { bytes } from '../../units.ts';
import {
  type Fact,
  type LadderRow,
  optionalFact,
  type Piece,
  type Section,
} from '../document/report-document.ts';
import { timeTable } from '../document/time-table.ts';
import { formatCount, formatSize } from '../format/number.ts';
import type { FlowDetails, GateReport, RequestDetails, RowValues } from '../gate-report.ts';
import { shortName } from '../rows/labels.ts';
import { describeFailure } from './failure-words.ts';

export function requestSection(report: GateReport, request: RequestDetails): Section {
  const table = timeTable([
    ['service', request.processing],
    ['waiting', request.waiting],
    ['total', request.total],
  ]);
  const rows = ladderRowsOf(report, request);
  const pieces: readonly (Piece | undefined)[] = [
    { kind: 'facts', facts: requestFacts(request) },
    table && { kind: 'table', table },
    rows.length === 0 ? undefined : { kind: 'ladder', ladder: { rows } },
  ];
  return {
    title: `Request ${shortName(request.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== undefined),
  };
}

function requestFacts(request: RequestDetails): readonly Fact[] {
  const { sent, ok, resent, unsent, failures } = request;
  return [
    { name: 'document', value: `${request.method} ${request.path}` },
    ...optionalFact('length', request.documentLength, (length) => formatSize(bytes(length))),
    ...optionalFact('server software', request.serverSoftware, (software) => software),
    { name: 'sent', value: formatCount(sent) },
    { name: 'complete', value: formatCount(ok) },
    { name: 'failed', value: describeFailures(failures) },
    ...optionalFact('sent again', resent || null, formatCount),
    ...optionalFact('due and not sent', unsent || null, formatCount),
    { name: 'bodies received', value: formatSize(bytes(request.bodyBytes)) },
  ];
}

/** The flow as a whole. Its steps have sections of their own. */
export function flowSection(report: GateReport, flow: FlowDetails): Section {
  const table = timeTable([['service', flow.processing]]);
  const rows = ladderRowsOf(report, flow);
  const pieces: readonly (Piece | undefined)[] = [
    { kind: 'facts', facts: flowFacts(flow) },
    table && { kind: 'table', table },
    rows.length === 0 ? undefined : { kind: 'ladder', ladder: { rows } },
  ];
  return {
    title: `Flow ${shortName(flow.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== undefined),
  };
}

function flowFacts({ steps, begun, finished, unsent, failures }: FlowDetails): readonly Fact[] {
  const lacking = steps.filter(({ notSent }) => notSent > 0);
  return [
    { name: 'steps', value: String(steps.length) },
    { name: 'begun', value: formatCount(begun) },
    { name: 'finished', value: formatCount(finished) },
    { name: 'ended by a failure', value: describeFailures(failures) },
    ...lacking.map(({ request, notSent }) => ({
      name: 'not sent',
      value: `${formatCount(notSent)} of ${shortName(request)}`,
    })),
    ...optionalFact('due and not begun', unsent || null, formatCount),
  ];
}

const describeFailures = (failures: RequestDetails['failures']): string =>
  failures.length === 0 ? '0' : failures.map(describeFailure).join(', ');

/** The baseline has only the percentiles of the result table. */
function ladderRowsOf(
  report: GateReport,
  request: Pick<RequestDetails, 'name' | 'ladder' | 'responseLadder'>,
): readonly LadderRow[] {
  const row = report.rows.find((candidate) => candidate.request === request.name);
  const before = row?.baseline ?? null;
  const rows: readonly LadderRow[] = [
    { name: 'service', steps: request.ladder },
    { name: 'service before', steps: serviceSteps(before) },
    { name: 'response', steps: request.responseLadder },
    { name: 'response before', steps: responseSteps(before) },
  ];
  return rows.filter(({ steps }) => steps.length > 0);
}

const serviceSteps = (values: RowValues | null): LadderRow['steps'] =>
  values === null
    ? []
    : stepsOf([0.5, values.p50], [0.9, values.p90], [0.99, values.p99], [1, values.max]);

const responseSteps = (values: RowValues | null): LadderRow['steps'] =>
  values === null
    ? []
    : stepsOf([0.5, values.responseP50], [0.9, values.responseP90], [0.99, values.responseP99]);

const stepsOf = (...steps: readonly (readonly [number, number | null])[]): LadderRow['steps'] =>
  steps.flatMap(([share, time]) => (time === null ? [] : [{ share, time }]));
