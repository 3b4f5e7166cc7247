// Reads a report that a fork's run made: takes its numbers, and writes its sentences anew.

import type { z } from 'zod';
import { findContradictions } from './foreign/contradictions.ts';
import { FOREIGN_REPORT, LEFT_OUT } from './foreign/decoder.ts';
import { remakeDifferences } from './foreign/differences.ts';
import { remakeProfile } from './foreign/profile.ts';
import { remakeBecause, remakeExit, remakeVerdict, remakeWarnings } from './foreign/words.ts';
import { EVIDENCE_TEXTS } from './format/evidence-texts.ts';
import type { GateReport, ReportRun } from './gate-report.ts';

/** What trusted code knows about the run, whatever its report says. */
interface ForeignRun {
  /** Name of the gate; comes from the artifact's name, which was checked. */
  readonly name: string;
  readonly url: string;
  /** The head that was measured. */
  readonly commit: string;
}

/** A report whose claims about others are not confirmed yet; `confirmClaim` does that. */
export interface ForeignClaim {
  readonly report: GateReport;
  /** The workflow run whose baseline it claims to be compared with. */
  readonly baselineRun: number | undefined;
  /** Whether it claims that its loss was accepted. */
  readonly isAccepted: boolean;
}

type ForeignReading =
  | { readonly kind: 'read'; readonly claim: ForeignClaim }
  /** `why`: whole sentences; they quote nothing from the report. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Checks the form and the bounds, and that the parts agree. Whether the numbers are true cannot be
 * checked. The only texts it keeps are short words and names of a harmless form.
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

/** Holds only keys of the schema and indices, so the report cannot choose what it says. */
function placeOf({ issues: [first] }: z.ZodError): string {
  if (first === undefined || first.path.length === 0) return '';
  return ` at ${first.path.map(String).join('.')}`;
}

function remake(values: GateReport, foreign: ForeignRun): GateReport {
  const nameOf = nameRequests([
    ...values.details.requests.map(({ name }) => name),
    ...values.details.flows.map(({ name }) => name),
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
    saved: null,
    repeat: null,
    ...remakeDifferences(values),
    profile: remakeProfile(values),
    comparisons: values.comparisons.map((comparison) => ({
      ...nameIn(comparison),
      because: remakeBecause(comparison),
    })),
    warnings: remakeWarnings(values.warnings),
    rows: values.rows.map(nameIn),
    details: remakeDetails(values.details, nameOf),
    blocks: values.blocks,
    history: null,
    lastLines: null,
  };
}

function remakeRun({ run, perfGate }: GateReport, { url, commit }: ForeignRun): ReportRun {
  const { environment } = run;
  return {
    ...run,
    url,
    commit,
    changedFrom: null,
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
    failures: withoutExamples(request.failures),
  })),
  flows: details.flows.map((flow) => ({
    ...flow,
    name: nameOf(flow.name),
    steps: flow.steps.map((step) => ({ ...step, request: nameOf(step.request) })),
    failures: withoutExamples(flow.failures),
  })),
});

const withoutExamples = <Failure extends { readonly example: string }>(
  failures: readonly Failure[],
): readonly Failure[] => failures.map((failure) => ({ ...failure, example: '' }));

const keep = (text: string, harmless: RegExp): string => (harmless.test(text) ? text : LEFT_OUT);

const harmlessVersion = (text: string): string => keep(text, /^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/** `x64`, `linux` */
const harmlessWord = (text: string): string => keep(text, /^[a-z0-9_]{1,12}$/);

const harmlessMethod = (text: string): string => keep(text, /^[A-Z]{1,10}$/);

const harmlessPath = (text: string): string => keep(text, /^\/[\w/.-]{0,60}$/);

/** `GET /items`, `search`, `read mostly`, `order › pay` */
const HARMLESS_NAME =
  /^[A-Z]{1,10} \/[\w/.-]{0,60}$|^[\w.-]{1,40}(?: [\w.-]{1,40}){0,2}(?: › [\w.-]{1,40}(?: [\w.-]{1,40}){0,2})?$/;

/** Gives each request one name throughout: its own if that is harmless, else a number. */
function nameRequests(names: readonly string[]): (name: string) => string {
  const distinct = [...new Set(names)];
  const taken = new Set(distinct.filter((name) => HARMLESS_NAME.test(name)));
  const shown = new Map<string, string>();
  for (const [index, name] of distinct.entries()) {
    shown.set(name, taken.has(name) ? name : freeName(index + 1, taken));
  }
  return (name) => shown.get(name) ?? LEFT_OUT;
}

function freeName(number: number, taken: Set<string>): string {
  const name = `request ${number}`;
  if (taken.has(name)) return freeName(number + 1, taken);
  taken.add(name);
  return name;
}
