// Writes a report in the forms that its arguments name, as JSON: destinations, then secrets.

import { Console } from '../../src/cli/console.ts';
import { writeReports } from '../../src/cli/write-reports.ts';
import { maskReport } from '../../src/report/compose/mask-report.ts';
import { REPORT_CASES } from '../support/report-cases.ts';

const [outputs, secrets] = process.argv.slice(2).map((text) => JSON.parse(text));
const { regression } = REPORT_CASES;
if (regression === undefined) throw new Error('There is no such case.');

const console = new Console(process);
console.hide(secrets);
const reader = { kind: 'command' } as const;
writeReports(maskReport(regression, secrets), { ...outputs, reader }, console);
