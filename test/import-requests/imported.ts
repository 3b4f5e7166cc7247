// Imports a text, and looks at what comes of it as perf-gate's own reader does.

import assert from 'node:assert/strict';
import { describeFault, InputError } from '../../src/errors.ts';
import { importRequests } from '../../src/import-requests/import-requests.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { ImportOptions } from '../../src/plan/read-import.ts';
import { referencesIn } from '../../src/plan/secrets.ts';
import { planOf } from '../plan/raw-inputs.ts';

type Options = Partial<Omit<ImportOptions, 'out'>>;

const NO_OPTIONS = { from: undefined, methods: undefined, origin: undefined, top: undefined };

/** A file of this name and text. */
export const importText = (text: string | Uint8Array, options: Options = {}, path = 'input') =>
  importRequests(
    { kind: 'file', path, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    { ...NO_OPTIONS, ...options },
  );

/** The faults, one a line; empty where there are none. */
export function importFaults(text: string | Uint8Array, options: Options = {}): readonly string[] {
  try {
    importText(text, options);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(describeFault);
    throw error;
  }
}

/** The plan that the written file makes, where each variable holds its own name. */
export function planOfImported(text: string): Plan {
  const environment = Object.fromEntries(referencesIn(text).map((name) => [name, `<${name}>`]));
  const readTable = () => {
    throw new Error('is not read');
  };
  return planOf(`start: server\n${text}`, { environment, readTable });
}

/** What the requests send, in short: for tables. */
export function sentBy(text: string, options: Options = {}) {
  return planOfImported(importText(text, options).text).requests.map((request) => {
    const { method, path, headers, body, weight } = request;
    return {
      line: `${method} ${path}`,
      headers: Object.fromEntries(
        headers.map(({ name, value }) => [name.toLowerCase(), value.value]),
      ),
      body: body?.value,
      weight,
    };
  });
}

/** What nobody wants in a terminal, or in a file that is reviewed. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|##\[/u;

/**
 * Asserts what holds for every file that is written: the reader has no fault to find, it refers to variables that are
 * proposed and to no others, and it hides nothing.
 */
export function assertSound({
  text,
  summary,
}: {
  readonly text: string;
  readonly summary: string;
}): void {
  const plan = planOfImported(text);
  assert.ok(plan.requests.length <= 64);
  // Nothing differs from one time to the next, and no file is read for it.
  assert.ok(plan.requests.every(({ template }) => template === undefined));
  for (const name of plan.secrets) assert.match(name, /^<API_\w+>$/);
  assert.doesNotMatch(text, INVISIBLE);
  assert.doesNotMatch(summary, INVISIBLE);
  assert.equal(Buffer.from(text).toString(), text);
}
