// One request of the mix: everything that ab prints about it.

import { bytes } from '../../units.ts';
import {
  type Curve,
  type Fact,
  optionalFact,
  type Piece,
  type Section,
} from '../document/report-document.ts';
import { timeTable } from '../document/time-table.ts';
import { formatCount, formatSize } from '../format/number.ts';
import type { GateReport, RequestDetails, RowValues } from '../gate-report.ts';
import { describeFailure } from './failure-words.ts';
import { shortName } from './labels.ts';

export function requestSection(report: GateReport, request: RequestDetails): Section {
  const table = timeTable([
    ['service', request.processing],
    ['waiting', request.waiting],
    ['total', request.total],
  ]);
  const curves = curvesOf(report, request);
  const pieces: readonly (Piece | undefined)[] = [
    { kind: 'facts', facts: requestFacts(request) },
    table && { kind: 'table', table },
    curves.length === 0 ? undefined : { kind: 'ladder', ladder: { curves } },
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

const describeFailures = (failures: RequestDetails['failures']): string =>
  failures.length === 0 ? '0' : failures.map(describeFailure).join(', ');

/** The baseline has only the percentiles of the result table. */
function curvesOf(report: GateReport, request: RequestDetails): readonly Curve[] {
  const row = report.rows.find((candidate) => candidate.request === request.name);
  const before = row?.baseline ?? null;
  const curves: readonly Curve[] = [
    { name: 'service', arm: 'candidate', clock: 'service', steps: request.ladder },
    { name: 'service before', arm: 'baseline', clock: 'service', steps: serviceSteps(before) },
    { name: 'response', arm: 'candidate', clock: 'response', steps: request.responseLadder },
    { name: 'response before', arm: 'baseline', clock: 'response', steps: responseSteps(before) },
  ];
  return curves.filter(({ steps }) => steps.length > 0);
}

const serviceSteps = (values: RowValues | null): Curve['steps'] =>
  values === null
    ? []
    : stepsOf([0.5, values.p50], [0.9, values.p90], [0.99, values.p99], [1, values.max]);

const responseSteps = (values: RowValues | null): Curve['steps'] =>
  values === null
    ? []
    : stepsOf([0.5, values.responseP50], [0.9, values.responseP90], [0.99, values.responseP99]);

const stepsOf = (...steps: readonly (readonly [number, number | null])[]): Curve['steps'] =>
  steps.flatMap(([share, time]) => (time === null ? [] : [{ share, time }]));
