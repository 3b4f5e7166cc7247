// What a verdict rests on, in sentences that are true for every run. The gate adds why.

import type { ReportEvidence } from '../gate-report.ts';

export const EVIDENCE_TEXTS: Readonly<Record<ReportEvidence['kind'], string>> = {
  stored: 'It was compared with what earlier runs had stored.',
  'side-by-side': 'Both versions were measured in turn, in one run on one machine.',
  none: 'There was nothing to compare with.',
};
