// Workflow commands in what a step prints.
// actions/runner: src/Runner.Common/ActionCommand.cs

export interface Command {
  readonly name: string;
  /** Keys in lower case: the runner compares them so. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** In the order of the runner's tables, of which the percent sign is last. */
const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;
const OLD = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
] as const;

type Escapes = readonly (readonly [string, string])[];

const plainOf = (text: string, escapes: Escapes): string =>
  escapes.reduce((plain, [escaped, sign]) => plain.replaceAll(escaped, sign), text);

/** What .NET's `TrimStart` takes for white space: not what JavaScript does. */
const LEADING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * The command in a line, `::name key=value::data` or the older `##[name key=value;]data`; `undefined`
 * where there is none. An unregistered name is no command, so its line is printed.
 */
export function parseCommand(
  line: string,
  isRegistered: (name: string) => boolean,
): Command | undefined {
  return parseNew(line, isRegistered) ?? parseOld(line, isRegistered);
}

/** At the start of the line, but for white space. */
function parseNew(line: string, isRegistered: (name: string) => boolean): Command | undefined {
  const text = line.replace(LEADING_SPACE, '');
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const { name, rest } = split(text.slice(2, end));
  if (!isRegistered(name)) return undefined;
  return {
    name: name.toLowerCase(),
    properties: parseProperties(rest.trim(), ',', PROPERTY),
    data: plainOf(text.slice(end + 2), DATA),
  };
}

/** Anywhere in the line. */
function parseOld(line: string, isRegistered: (name: string) => boolean): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const { name, rest } = split(line.slice(start + 3, end));
  if (!isRegistered(name)) return undefined;
  return {
    name: name.toLowerCase(),
    properties: parseProperties(rest, ';', OLD),
    data: plainOf(line.slice(end + 1), OLD),
  };
}

function split(info: string): { readonly name: string; readonly rest: string } {
  const space = info.indexOf(' ');
  if (space < 0) return { name: info, rest: '' };
  return { name: info.slice(0, space), rest: space === 0 ? '' : info.slice(space + 1) };
}

function parseProperties(
  text: string,
  separator: string,
  escapes: Escapes,
): ReadonlyMap<string, string> {
  const pairs = text.split(separator).flatMap((property): (readonly [string, string])[] => {
    const [, key, value] = /^=*([^=]+)=+(.+)$/s.exec(property) ?? [];
    if (key === undefined || value === undefined) return [];
    return [[key.toLowerCase(), plainOf(value, escapes)]];
  });
  return new Map(pairs);
}
