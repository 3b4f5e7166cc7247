// GateReport: everything a reader may want to know of one run, as plain JSON values.
// It is the documented JSON output, and the only thing the renderers see.
// Times are microseconds, rates per second, sizes bytes, shares and changes ratios (0.05 = 5 %),
// unless a name says otherwise. `null` means "not known" or "not applicable", never zero.
// `report-schema.ts` says what each value means.

import type { z } from 'zod';
import type { REPORT_SCHEMA } from './report-schema.ts';

type DeepReadonly<Value> = Value extends readonly (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;

export type GateReport = DeepReadonly<z.infer<typeof REPORT_SCHEMA>>;

export type ReportVerdict = GateReport['verdict'];

export type ReportRun = GateReport['run'];

/** As in the run record, with `null` for what is unknown and without the machine's identity. */
export type ReportEnvironment = ReportRun['environment'];

export type ReportBaseline = NonNullable<GateReport['baseline']>;

/** A run on the base branch, as GitHub describes it. */
export type ReportSource = NonNullable<ReportBaseline['source']>;

/** Which evidence the verdict rests on, and why the other was not enough. */
export type ReportEvidence = GateReport['evidence'];
export type ReportProfile = NonNullable<GateReport['profile']>;
export type ReportDifference = GateReport['differences'][number];

/** What the gate chose to judge by, and the sentence that says why. */
export type EvidenceFacts = Pick<ReportEvidence, 'kind' | 'because'>;

export type ReportSideBySide = NonNullable<ReportEvidence['sideBySide']>;

export type ReportComparison = GateReport['comparisons'][number];

/** One line of the result table: the candidate and, where comparable, the baseline beside it. */
export type ReportRow = GateReport['rows'][number];

/** What one block measured. */
export type ReportBlock = GateReport['blocks'][number];

/** One stored record that compares with this run. */
export type EarlierRun = NonNullable<GateReport['history']>[number];

export type RowValues = ReportRow['candidate'];

/** What wrk and ab would have printed of the capacity phase, and more. */
export type ReportDetails = GateReport['details'];

export type RequestDetails = ReportDetails['requests'][number];

export type FlowDetails = ReportDetails['flows'][number];

export type PercentileCurve = RequestDetails['curves'][number];

export type Spread = NonNullable<ReportDetails['threadRate']>;

export type TimeSummary = NonNullable<ReportDetails['connectTime']>;
