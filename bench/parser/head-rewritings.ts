// What sentences of the RFC make of a head: for rulings.ts.

import { elementsOf, hideField, rewriteField, valuesOf } from './field-lines.ts';

/** The longest head, and all else that is limited. */
export const MOST_BYTES = 16_384;

/** Not behind the first line: no field stands there that could go on. */
export function unfolded(head: string): string {
  const first = head.indexOf('\r\n') + 2;
  return head.slice(0, first) + head.slice(first).replaceAll(/\r\n(?=[ \t])/g, '  ');
}

/** With the lengths that are all the same as one line. */
export function withOneLength(head: string): string {
  return mergedLengths(head.endsWith('\r\n\r\n') ? head : withoutCutLength(head));
}

/** Only at its end is it known of a line whether it is a list, and of what: before, its first element counts. */
function withoutCutLength(head: string): string {
  return head.replace(
    /\r\n(content-length):([\d, \t]*)((?:\r\n?)?)$/i,
    (_, name: string, value: string, end: string, at: number) => {
      if (valuesOf(head.slice(0, at), 'content-length').length > 0) return `\r\n${end.slice(2)}`;
      const [first = ''] = value.split(',').filter((element) => element.trim() !== '');
      return `\r\n${name}:${first}${end}`;
    },
  );
}

function mergedLengths(head: string): string {
  const lengths = elementsOf(head, 'content-length');
  const [length] = lengths;
  const areSame = lengths.every((one) => /^\d+$/.test(one) && Number(one) === Number(length));
  if (length === undefined || !areSame) return head;
  let isFirst = true;
  return rewriteField(head, 'content-length', (value) => {
    if (!/\d/.test(value)) return value;
    const rewritten = isFirst ? ` ${length}` : undefined;
    isFirst = false;
    return rewritten;
  });
}

/** Says that nothing follows, where it says nothing of a length. */
export function withLength(head: string): string {
  if (valuesOf(head, 'content-length').length > 0) return head;
  return hideField(head, 'transfer-encoding').replace('\r\n', '\r\nContent-Length: 0\r\n');
}

/** Whether a head or a trailer section, whole or as far as it came, is too long. */
export const isTooLong = (text: string): boolean =>
  text.endsWith('\r\n\r\n') || text === '\r\n'
    ? text.length > MOST_BYTES
    : text.length >= MOST_BYTES;
