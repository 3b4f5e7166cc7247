// Access logs of nginx and Apache in the combined or common form: how often each route was asked for.
// https://httpd.apache.org/docs/2.4/logs.html#combined

import { findIds, firstId, spreadNote } from '../draft/find-ids.ts';
import type { LeftOut } from '../draft/left-out.ts';
import type { RawRequest } from '../draft/raw-request.ts';
import { readTarget, SECRET_PARAMETER } from '../draft/target.ts';
import { isWanted, type ReaderInput, refusal } from './reader.ts';

/** `[ip] [-] [user] [[date]] "[method target protocol]" [status] [bytes]`, and what else follows. */
const ENTRY =
  /^(?:\S{1,300} ){2,3}[^"[]{0,300}\[[^\]"]{1,60}\] "(?<request>[^"\\]*(?:\\.[^"\\]*)*)" (?<status>\d{3}) (?:\d+|-)(?: |$)/;
const REQUEST = /^(?<method>[A-Z]{1,20}) (?<target>\S+)(?: HTTP\/[\d.]{1,5})?$/;

const LONGEST_LINE = 20_000;
/** A log of an attack has a new path in every line. */
const MOST_ROUTES = 20_000;
/** Different targets that are counted, over all routes. */
const MOST_TARGETS = 200_000;

/** Whether a line is an entry of such a log. */
export const isLogLine = (line: string): boolean => line.length <= LONGEST_LINE && ENTRY.test(line);

/** @throws InputError where most lines are something else */
export function readLog(input: ReaderInput): readonly RawRequest[] {
  const { place, text, leftOut } = input;
  const routes = new Routes(leftOut);
  let entries = 0;
  let others = 0;
  for (const line of linesOf(text)) {
    const entry = line.length <= LONGEST_LINE ? ENTRY.exec(line)?.groups : undefined;
    if (entry === undefined) {
      others++;
      continue;
    }
    entries++;
    readEntry(entry, input, routes);
  }
  if (others > entries) {
    throw refusal(
      place,
      `it is taken for an access log, and ${others} of ${entries + others} lines are no entries in the combined form.`,
      'Write the log in that form, or name what the file is: `--from curl`.',
    );
  }
  if (others > 0) leftOut.thing('line', 'no entry of such a log', others);
  return routes.requests(entries);
}

/** Not by `split`, which would copy a hundred megabytes. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trimEnd();
    if (line !== '') yield line;
    if (end < 0) return;
    from = end + 1;
  }
}

function readEntry(
  { request = '', status = '' }: Readonly<Record<string, string>>,
  input: ReaderInput,
  routes: Routes,
): void {
  const { method = '', target = '' } = REQUEST.exec(request)?.groups ?? {};
  if (method === '') input.leftOut.request('not readable');
  else if (!/^[23]/.test(status)) input.leftOut.request('not answered with 2xx or 3xx');
  else if (isWanted(method, input)) routes.add(method, pathOf(unescaped(target)));
}

/** Proxies log whole addresses. */
const pathOf = (target: string): string => target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

/** Both servers write `\xHH` for a byte, Apache also `\"` and `\\`. */
const unescaped = (target: string): string =>
  target.includes('\\')
    ? target
        .replace(/\\x([\da-f]{2})/gi, '%$1')
        .replace(/\\(["\\])/g, (_, sign) => encodeURIComponent(sign))
    : target;

interface Found {
  readonly method: string;
  readonly route: string;
  count: number;
  readonly targets: Map<string, number>;
}

class Routes {
  readonly #leftOut: LeftOut;
  readonly #found = new Map<string, Found>();
  #targets = 0;

  constructor(leftOut: LeftOut) {
    this.#leftOut = leftOut;
  }

  add(method: string, raw: string): void {
    const read = readTarget(raw);
    if (typeof read === 'string') {
      this.#leftOut.request(read);
      return;
    }
    if (read.secrets.length > 0)
      this.#leftOut.thing('parameter', SECRET_PARAMETER, read.secrets.length);
    const route = routeOf(read.target);
    const key = `${method} ${route}`;
    const found = this.#found.get(key) ?? { method, route, count: 0, targets: new Map() };
    if (found.count === 0 && this.#found.size >= MOST_ROUTES) {
      this.#leftOut.request(`a route beyond the first ${MOST_ROUTES}`);
      return;
    }
    this.#found.set(key, found);
    found.count++;
    const before = found.targets.get(read.target);
    if (before === undefined && this.#targets >= MOST_TARGETS && found.targets.size > 0) return;
    if (before === undefined) this.#targets++;
    found.targets.set(read.target, (before ?? 0) + 1);
  }

  /** The most frequent first, each with its most frequent target. */
  requests(all: number): readonly RawRequest[] {
    const sorted = [...this.#found.values()].sort((one, other) => other.count - one.count);
    return sorted.map(({ method, route, count, targets }) => {
      const target = mostFrequent(targets);
      const different = `${targets.size.toLocaleString('en')}${this.#targets >= MOST_TARGETS ? ' or more' : ''}`;
      const share = `${count.toLocaleString('en')} of ${all.toLocaleString('en')} entries`;
      const like = targets.size === 1 ? '' : `: ${different} different paths, of which this is one`;
      const name = targets.size === 1 ? undefined : `${method} ${route}`;
      const id = firstId(target.split('?', 1)[0] ?? '');
      const spread = targets.size === 1 || id === undefined ? [] : [spreadNote('id', id)];
      return { method, target, headers: [], name, count, notes: [`${share}${like}`, ...spread] };
    });
  }
}

/** The path without its ids, and the names of the parameters: what a value is changes no route. */
function routeOf(target: string): string {
  const at = target.indexOf('?');
  if (at < 0) return findIds(target).route;
  const names = target
    .slice(at + 1)
    .split('&')
    .map((pair) => pair.split('=', 1)[0] ?? '');
  return `${findIds(target.slice(0, at)).route}?${[...new Set(names)].sort().join('&')}`;
}

function mostFrequent(targets: ReadonlyMap<string, number>): string {
  let [most, count] = ['/', 0];
  for (const [target, times] of targets) if (times > count) [most, count] = [target, times];
  return most;
}
