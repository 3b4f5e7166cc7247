// Warnings about answers that lead elsewhere: then the redirect is measured, and not the page behind it.

import type { RequestFacts } from '../../record/run-record.ts';
import type { Evidence, JudgedPlan } from '../evidence.ts';
import type { Warning } from '../verdict.ts';

/** 304 answers a condition that the plan itself has set. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

/** Answers to these are fetched by whoever follows a link; a redirect behind a form is as it should be. */
const FETCHES = new Set(['GET', 'HEAD']);

/**
 * A login wall, or a server in production mode that asks for HTTPS, answers every request with a redirect
 * from the first day on, and fast. Who means it names the status.
 */
export function warnOfRedirects({ candidate, plan }: Evidence): readonly Warning[] {
  const redirected = candidate.requests.filter((request) => isUnexpected(request, plan));
  if (redirected.length === 0) return [];
  const named = redirected.map(({ name, status }) => `"${name}" with status ${status}`).join(', ');
  const text = `Redirects were measured, and not the pages that they lead to: the server answered ${named}. Load those pages, or name the status under \`expect\` if you mean the redirect.`;
  return [{ code: 'redirect-measured', text }];
}

function isUnexpected(
  { name, method, status = 0 }: RequestFacts,
  { requests }: JudgedPlan,
): boolean {
  const planned = requests.find((request) => request.name === name);
  return FETCHES.has(method) && isRedirect(status) && planned?.expect.status === undefined;
}
