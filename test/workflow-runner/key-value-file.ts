// The format of `GITHUB_OUTPUT`, `GITHUB_ENV` and `GITHUB_STATE`.
// actions/runner: src/Runner.Worker/FileCommandManager.cs, EnvFileKeyValuePairs

/**
 * Lines `name=value`, and `name<<delimiter` with lines up to the delimiter.
 * @throws Error as the runner says it, for the log
 */
export function parseKeyValues(text: string): Readonly<Record<string, string>> {
  const lines = new Lines(text);
  const pairs: (readonly [string, string])[] = [];
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line !== '') pairs.push(parsePair(line, lines));
  }
  return Object.fromEntries(pairs);
}

function parsePair(line: string, lines: Lines): readonly [string, string] {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    return [line.slice(0, equals), line.slice(equals + 1)];
  }
  if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
  const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
  if (name === '' || delimiter === '') {
    throw new Error(
      `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
    );
  }
  return [name, lines.upTo(delimiter)];
}

class Lines {
  readonly #lines: readonly string[];
  #next = 0;

  constructor(text: string) {
    this.#lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  }

  next(): string | undefined {
    const line = this.#lines[this.#next];
    this.#next += 1;
    return line;
  }

  upTo(delimiter: string): string {
    const value: string[] = [];
    for (let line = this.next(); line !== delimiter; line = this.next()) {
      if (line === undefined) {
        throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      }
      value.push(line);
    }
    return value.join('\n');
  }
}
