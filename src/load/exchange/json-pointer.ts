// JSON that came, and what a JSON pointer leads to in it.

/** Also with a byte order mark (RFC 8259 section 8.1). @throws SyntaxError */
export const parseJson = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));

/** A value that is there. */
export interface Found {
  readonly value: unknown;
}

/**
 * RFC 6901 section 4.
 * @returns `undefined` where nothing is there
 */
export function follow(pointer: string, body: unknown): Found | undefined {
  let found: Found | undefined = { value: body };
  for (const step of pointer.split('/').slice(1)) {
    found = memberOf(found.value, step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (found === undefined) return undefined;
  }
  return found;
}

const INDEX = /^(?:0|[1-9]\d*)$/;

/** Only what came: nothing that every object or list of JavaScript has. */
export function memberOf(value: unknown, name: string): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && !INDEX.test(name)) return undefined;
  const own = Object.getOwnPropertyDescriptor(value, name);
  return own === undefined ? undefined : { value: own.value };
}
