// What measuring a run came to: its record, and what it can be judged by.

import type { Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { EvidenceFacts } from '../report/gate-report.ts';
import type { Warning } from '../verdict/verdict.ts';

export interface Measurement {
  /** What the verdict is about. */
  readonly record: RunRecord;
  /** What later runs may be compared with: the candidate alone, where it was measured alone, too. */
  readonly stored: RunRecord;
  readonly incidents: readonly Incident[];
  readonly warnings: readonly Warning[];
  /** With the requests that were judged, as they were sent. */
  readonly plan: Plan;
  /** What may be said of the stored records. */
  readonly storedNumbers: StoredNumbers;
  /** Which decides, and why the other is not enough. */
  readonly evidence: EvidenceFacts;
}

export type StoredNumbers =
  /** Judged in full: they were asked for. */
  | { readonly kind: 'decide' }
  /** They may pass a run, never fail it: between machines nobody gets a red check because of the machine. */
  | { readonly kind: 'may-pass' }
  /** Not looked at; `why` there is nothing else, where nothing else could be had. */
  | { readonly kind: 'ignored'; readonly why: string | undefined };
