// Reads a report that a stranger's run made: its numbers are taken, its sentences are not.

import type { z } from 'zod';
import { EVIDENCE_TEXTS } from './evidence-texts.ts';
import { findContradictions } from './foreign/contradictions.ts';
import { FOREIGN_REPORT } from './foreign/decoder.ts';
import {
  harmlessMethod,
  harmlessPath,
  harmlessVersion,
  harmlessWord,
  nameRequests,
} from './foreign/harmless-text.ts';
import { remakeBecause, remakeExit, remakeVerdict, remakeWarnings } from './foreign/words.ts';
import type { GateReport, ReportRun } from './gate-report.ts';

/** What trusted code knows of the run, whatever its report says. */
export interface ForeignRun {
  /** Of the gate: from the artifact's name, and checked. */
  readonly name: string;
  readonly url: string;
  /** The measured head. */
  readonly commit: string;
}

/** A report with what others could know better; `confirmClaim` makes it one to show. */
export interface ForeignClaim {
  readonly report: GateReport;
  /** The workflow run whose baseline it was compared with, it says. */
  readonly baselineRun: number | undefined;
  /** That it passed the check because somebody accepted its loss. */
  readonly isAccepted: boolean;
}

export type ForeignReading =
  | { readonly kind: 'read'; readonly claim: ForeignClaim }
  /** `why`: whole sentences that quote nothing. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Checks form, bounds and agreement; that the numbers are true cannot be checked. No text of the
 * report passes but short words and names of a harmless form.
 */
export function readForeignReport(json: string, run: ForeignRun): ForeignReading {
  const { data, error } = FOREIGN_REPORT.safeParse(parseJson(json));
  if (error !== undefined) return refuse(`It has another form${placeOf(error)}.`);
  const [contradiction] = findContradictions(data);
  if (contradiction !== undefined) return refuse(`It contradicts itself: ${contradiction}.`);
  const claim = {
    report: remake(data, run),
    baselineRun: data.baseline?.source?.runId,
    isAccepted: data.verdict.kind === 'regression' && data.exit.code === 0,
  };
  return { kind: 'read', claim };
}

const refuse = (why: string): ForeignReading => ({ kind: 'refused', why });

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Names of keys that the schema knows, and indices: nothing that the report could choose. */
function placeOf({ issues: [first] }: z.ZodError): string {
  if (first === undefined || first.path.length === 0) return '';
  return ` at ${first.path.map(String).join('.')}`;
}

function remake(values: GateReport, foreign: ForeignRun): GateReport {
  const nameOf = nameRequests([
    ...values.details.requests.map(({ name }) => name),
    // New requests have a row, and may have no details.
    ...values.rows.flatMap(({ request }) => request ?? []),
  ]);
  const nameIn = <Row extends { readonly request: string | null }>(row: Row) => ({
    ...row,
    request: row.request === null ? null : nameOf(row.request),
  });
  return {
    schema: values.schema,
    perfGate: harmlessVersion(values.perfGate),
    name: foreign.name,
    verdict: remakeVerdict(values.verdict),
    exit: remakeExit(values),
    acceptance: null,
    run: remakeRun(values, foreign),
    baseline: values.baseline && { ...values.baseline, source: null },
    evidence: { ...values.evidence, because: EVIDENCE_TEXTS[values.evidence.kind] },
    comparisons: values.comparisons.map((comparison) => ({
      ...nameIn(comparison),
      because: remakeBecause(comparison),
    })),
    warnings: remakeWarnings(values.warnings),
    rows: values.rows.map(nameIn),
    details: remakeDetails(values.details, nameOf),
  };
}

function remakeRun({ run, perfGate }: GateReport, { url, commit }: ForeignRun): ReportRun {
  const { environment } = run;
  return {
    ...run,
    url,
    commit,
    environment: {
      ...environment,
      architecture: harmlessWord(environment.architecture),
      platform: harmlessWord(environment.platform),
      node: harmlessVersion(environment.node),
      perfGate: harmlessVersion(perfGate),
    },
  };
}

const remakeDetails = (
  details: GateReport['details'],
  nameOf: (name: string) => string,
): GateReport['details'] => ({
  ...details,
  requests: details.requests.map((request) => ({
    ...request,
    name: nameOf(request.name),
    method: harmlessMethod(request.method),
    path: harmlessPath(request.path),
    failures: request.failures.map((failure) => ({ ...failure, example: '' })),
  })),
});
