// Fields of an answer's head: those that an expectation looks at. For all others they cost nothing.

import type { HeaderCheck } from '../../plan/plan.ts';

/** Gets the fields of a head as they are read; their names are in any case. */
export interface FieldSink {
  /** A new head begins: forgets the fields of another. */
  clear(): void;
  note(name: string, value: string): void;
}

const NONE: ReadonlySet<string> = new Set();

export class KeptFields implements FieldSink {
  #names = NONE;
  readonly #values = new Map<string, string[]>();

  /** @param names in lower case */
  begin(names: ReadonlySet<string>): this {
    this.#names = names;
    this.clear();
    return this;
  }

  clear(): void {
    this.#values.clear();
  }

  note(name: string, value: string): void {
    const lower = name.toLowerCase();
    if (!this.#names.has(lower)) return;
    const before = this.#values.get(lower);
    if (before === undefined) this.#values.set(lower, [value.trim()]);
    else before.push(value.trim());
  }

  /** Of an engine that reads heads itself. */
  take(fields: Iterable<readonly [name: string, value: unknown]>): void {
    this.clear();
    for (const [name, value] of fields) {
      for (const one of Array.isArray(value) ? value : [value]) this.note(name, String(one));
    }
  }

  /** One for each line; over HTTP/2, lines of one name have been joined. */
  valuesOf(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

const SHOWN = 80;

/** @returns what is wrong; `undefined`: nothing */
export function checkFields(
  checks: readonly HeaderCheck[],
  fields: KeptFields,
  matches: (pattern: RegExp, text: string) => boolean,
): string | undefined {
  for (const { name, value } of checks) {
    const values = fields.valuesOf(name);
    if (values.length === 0) return `header ${name} is missing`;
    // RFC 9110 section 5.3: lines of one name are one list; but cookies are not (RFC 6265 section 3).
    const texts = name === 'set-cookie' ? values : [values.join(', ')];
    const isRight = (text: string): boolean =>
      value.kind === 'is' ? text === value.text : matches(value.pattern, text);
    if (!texts.some(isRight)) return `header ${name} is ${shown(texts.join(', '))}`;
  }
  return undefined;
}

/** Cut text ends without a quote: at the very end, masking recognises even the beginning of a secret. */
const shown = (text: string): string =>
  text.length > SHOWN ? `"${text.slice(0, SHOWN)}` : `"${text}"`;
