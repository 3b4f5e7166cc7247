// What the fake answers.

import type { JsonObject } from './json.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON of any shape: the checker looks at it. */
  readonly body?: unknown;
}

export const ok = (body: unknown, headers = {}): Answer => ({ status: 200, body, headers });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

const DOCUMENTATION = 'https://docs.github.com/rest';

/** An answer of GitHub's to what it will not do; since 2024 the status stands in the body too. */
export function refusal(status: number, message: string, more: JsonObject = {}): Answer {
  const body = { message, ...more, documentation_url: DOCUMENTATION, status: String(status) };
  return { status, body };
}

export const badCredentials: Answer = refusal(401, 'Bad credentials');
export const notAccessible: Answer = refusal(403, 'Resource not accessible by integration');
export const notFound: Answer = refusal(404, 'Not Found');
