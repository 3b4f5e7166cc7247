// Field lines of a head, found and rewritten by name.

/** A line that was cut within its CRLF still has the CR. */
const LINE = /^([^:\r\n]+):([^\r\n]*)(\r?)$/;

/** What stands for the value of the line; `undefined` leaves the line out. */
type RewriteValue = (value: string) => string | undefined;

/** Rewrites the values of all lines with this name, in any case. */
export function rewriteField(head: string, name: string, rewrite: RewriteValue): string {
  return head
    .split('\r\n')
    .flatMap((line) => {
      const [, found = '', value = '', end = ''] = LINE.exec(line) ?? [];
      if (found.toLowerCase() !== name) return [line];
      const rewritten = rewrite(value);
      return rewritten === undefined ? [] : [`${found}:${rewritten}${end}`];
    })
    .join('\r\n');
}

/** The values of all lines with this name. */
export function valuesOf(head: string, name: string): readonly string[] {
  const values: string[] = [];
  rewriteField(head, name, (value) => {
    values.push(value);
    return value;
  });
  return values;
}

/** The elements of a list, over several lines, without blanks around them, in lower case. */
export const elementsOf = (head: string, name: string): readonly string[] =>
  valuesOf(head, name)
    .flatMap((value) => value.split(','))
    .map((element) => element.replaceAll(/^[ \t]+|[ \t]+$/g, '').toLowerCase())
    .filter((element) => element !== '');

/** The line stays, with the same length, and means nothing. */
export function hideField(head: string, name: string): string {
  return head.replaceAll(
    new RegExp(`(^|\\r\\n)${name}(?=:)`, 'gi'),
    (_, before: string) => `${before}${'x'.repeat(name.length)}`,
  );
}
