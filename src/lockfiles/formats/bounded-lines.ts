// Lines of a file that somebody else wrote. No reader has to bear more than this.

const MOST_LINES = 500_000;
/** A line of Yarn's names all ranges by which a package is asked for. */
const LONGEST_LINE = 32_768;

/** @throws RangeError where a line is longer than tools write, or there are too many */
export function* boundedLines(text: string): Generator<string> {
  let count = 0;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    count += 1;
    if (count > MOST_LINES) throw new RangeError(`it has more than ${MOST_LINES} lines`);
    if (end - from > LONGEST_LINE)
      throw new RangeError(`line ${count} has more than ${LONGEST_LINE} characters`);
    yield text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end);
    from = end + 1;
  }
}
