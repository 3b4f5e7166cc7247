// Reads which server's requests to import, and which methods.

import { readMethod } from './http.ts';
import { accept, type Reading, refuse, shown } from './reading.ts';

/** A variable that stands for a server in a `.http` file or a command line, as it is written there. */
const VARIABLE = /^(?:\{\{[^{}]+\}\}|\$\w+|\$\{\w+\})$/;

const EXAMPLE = 'Write `http://localhost:3000`.';

/** Scheme, host and port; a path behind them is left out. A variable stays as it is. */
export function readOrigin(raw: unknown): Reading<string> {
  if (typeof raw !== 'string') return refuse(`${shown(raw)} is not an address.`, EXAMPLE);
  if (VARIABLE.test(raw)) return accept(raw);
  if (!/^https?:\/\//i.test(raw) || !URL.canParse(raw)) {
    return refuse(`${shown(raw)} is not an address of HTTP.`, EXAMPLE);
  }
  return accept(new URL(raw).origin);
}

/** `GET,POST`: each once, in this order. */
export function readMethods(raw: unknown): Reading<readonly string[]> {
  if (typeof raw !== 'string') return refuse(`${shown(raw)} names no method.`, 'Write `GET,POST`.');
  const names = raw.split(',').map((name) => name.trim());
  const refused = names.map(readMethod).find(({ kind }) => kind === 'refused');
  return refused?.kind === 'refused' ? refused : accept([...new Set(names)]);
}
