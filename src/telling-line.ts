// Which of a program's last lines tells why it ended. It is seldom the last one: runtimes, package managers and
// supervisors print more after it.

/** What came long before the end did not end it. */
const MOST_PLAIN_LINES = 10;

/** How much a line tells. `frame`: a part of a stack or of quoted code. `noise`: never the reason. */
type Kind = 'uncaught' | 'complaint' | 'plain' | 'frame' | 'noise';

interface Candidate {
  readonly index: number;
  readonly kind: Kind;
}

/**
 * The line that tells why; without white space around it. In a chain of exceptions that is the first cause.
 * @param lines oldest first, without empty ones; text of foreign programs
 * @returns `undefined` where there are no lines
 */
export function findTellingLine(lines: readonly string[]): string | undefined {
  const index = findTellingIndex(lines);
  return index === undefined ? undefined : lines[index]?.trim();
}

/** What a program printed last. */
export interface Excerpt {
  /** Oldest first. */
  readonly lines: readonly string[];
  /**
   * Which of all its lines tells why it ended, without white space around it; `undefined` where there are none.
   * A search among `lines` can find another one: they have a gap.
   */
  readonly telling: string | undefined;
}

/** The last lines; before them the one that tells why, where it is not among them. */
export function excerptOf(lines: readonly string[], count: number): Excerpt {
  const index = findTellingIndex(lines);
  const tail = lines.slice(-count);
  if (index === undefined) return { lines: tail, telling: undefined };
  const [telling = ''] = lines.slice(index);
  const isAmongThem = index >= lines.length - count;
  return { lines: isAmongThem ? tail : [telling, '…', ...tail], telling: telling.trim() };
}

function findTellingIndex(lines: readonly string[]): number | undefined {
  const end = candidatesAtEnd(lines);
  const uncaught = end.findLast(({ kind }) => kind === 'uncaught');
  if (uncaught !== undefined) return firstCause(lines, end, uncaught);
  const complaint = firstOfLastRun(end);
  if (complaint !== undefined) return complaint.index;
  const plain = end.findLast(({ kind }) => kind === 'plain');
  if (plain !== undefined) return plain.index;
  return lines.length === 0 ? undefined : lines.length - 1;
}

/** The lines from the end back to where too many lines say nothing of an error. */
function candidatesAtEnd(lines: readonly string[]): readonly Candidate[] {
  const kinds = kindsOf(lines);
  const end: Candidate[] = [];
  let plain = 0;
  for (let index = lines.length - 1; index >= 0 && plain <= MOST_PLAIN_LINES; index--) {
    const kind = kinds[index] ?? 'noise';
    if (kind === 'plain') plain++;
    end.unshift({ index, kind });
  }
  return end;
}

const kindsOf = (lines: readonly string[]): readonly Kind[] => {
  let isInTraceback = false;
  return lines.map((line, index) => {
    const text = textOf(line);
    if (isTracebackHead(text)) isInTraceback = true;
    else if (isInTraceback && !/^\s/.test(withoutTree(line))) {
      // The first line that is not indented names the exception, whatever its class is called.
      isInTraceback = false;
      return 'uncaught';
    }
    return isRustMessage(lines, index) ? 'uncaught' : kindOf(line, text);
  });
};

/** Python's, also within a group of exceptions. */
const isTracebackHead = (text: string): boolean =>
  text.endsWith('Traceback (most recent call last):');

/** Since 1.73, Rust prints the message on the line below the place. */
const isRustMessage = (lines: readonly string[], index: number): boolean =>
  /^thread '.*panicked at .+:\d+:\d+:$/.test(lines[index - 1] ?? '');

function kindOf(line: string, text: string): Kind {
  if (text === '' || NPM_NOISE.test(line) || NOISE.some((pattern) => pattern.test(text)))
    return 'noise';
  if (UNCAUGHT.some((pattern) => pattern.test(text))) return 'uncaught';
  if (FRAMES.some((pattern) => pattern.test(text))) return 'frame';
  if (!BENIGN.test(text) && COMPLAINTS.some((pattern) => pattern.test(text))) return 'complaint';
  if (/^npm (?:error|ERR!)/.test(line)) return 'complaint';
  // Quoted code, and the fields of an error that is printed as an object.
  return /^\s/.test(line) ? 'frame' : 'plain';
}

/** Without what package managers, exception groups and nested errors put before a line. */
const textOf = (line: string): string =>
  withoutTree(line)
    .trim()
    .replace(/^npm (?:error|ERR!)\s*/, '')
    .replace(/^\[cause\]: /, '');

/** Python draws groups of exceptions as a tree. */
const withoutTree = (line: string): string => line.replace(/^[ |+-]*\| /, '');

/** Python prints the cause first, then a line that says so. Others print the cause last. */
function firstCause(
  lines: readonly string[],
  end: readonly Candidate[],
  { index }: Candidate,
): number {
  const before = end.findLast((one) => one.kind === 'uncaught' && one.index < index);
  if (before === undefined) return index;
  const between = lines.slice(before.index, index);
  return between.some((line) => /^The above exception was the direct cause/.test(line))
    ? firstCause(lines, end, before)
    : index;
}

/** What follows the first complaint is mostly its consequence. */
function firstOfLastRun(end: readonly Candidate[]): Candidate | undefined {
  const last = end.findLastIndex(({ kind }) => kind === 'complaint');
  const breaks = end.slice(0, Math.max(last, 0)).findLastIndex(({ kind }) => kind === 'plain');
  return end.slice(breaks + 1).find(({ kind }) => kind === 'complaint');
}

const UNCAUGHT: readonly RegExp[] = [
  // JavaScript, Python, .NET: `TypeError: …`, `Error [ERR_X]: …`, `java.net.BindException: …`.
  /^(?:Uncaught |Unhandled exception\. )?(?:[\w$.]*(?:Error|Exception|Rejection))(?: \[\w+\])?:(?: |$)/,
  /^Exception in thread "/,
  /^Caused by: /,
  /^FATAL ERROR: /,
  // Go.
  /^(?:panic|fatal error): /,
  /^thread '.*panicked at (?!.+:\d+:\d+:$)/,
  // Ruby: `shop.rb:4:in 'prices': no such file (Errno::ENOENT)`.
  /^\S+:\d+:in .+: .* \([A-Z][\w:]*\)$/,
  /^(?:PHP )?(?:Fatal|Parse) error: /,
  /^terminate called after throwing/,
];

const COMPLAINTS: readonly RegExp[] = [
  /^(?:error|fatal|ERR)\b/i,
  /\b(?:error|fatal|critical|crit|emerg|alert|panic)(?:\[\w+\])?[:\])]/i,
  /"level":\s*(?:[5-9]\d\b|"(?:error|fatal|critical|panic)")/i,
  // A compiler's `file:line:column:`.
  /^\S+:\d+(?::\d+)?: /,
  /\bE(?:ADDRINUSE|ADDRNOTAVAIL|ACCES|PERM|NOENT|CONNREFUSED|NOTFOUND|TIMEDOUT|NOSPC|NOMEM|MFILE)\b/,
  /address already in use|connection refused|permission denied|no such file|out of memory/i,
  /\bnot found\b|\bcannot\b|\bcould not\b|\bunable to\b|\bfailed to\b|\bis not (?:set|defined)\b/i,
];

/** A line that says itself that it is not an error. */
const BENIGN = /\b(?:TRACE|DEBUG|INFO|NOTICE)\b|\[(?:debug|info|notice)\]/;

const FRAMES: readonly RegExp[] = [
  /^at /,
  /^from \S+:/,
  /^File "/,
  /^#\d+ /,
  /^\d+: /,
  /^goroutine \d+ \[/,
  /^\[signal /,
  /^[\w./*()]+\(.*\)$/,
  /^\.\.\. \d+ (?:more|lines?\b)/,
  /^[\^~|]+$/,
];

/** npm's own words about what failed. Without its prefix, any program may say the same and mean it. */
const NPM_NOISE =
  /^npm (?:error|ERR!)\s+(?:Lifecycle script |in workspace: |(?:code|errno|syscall|path|workspace|location|command|dest|signal) \S)/;

const NOISE: readonly RegExp[] = [
  /^Node\.js v\d/,
  /^(?:node:|file:\/\/\/)\S+:\d+$/,
  /Traceback \(most recent call last\):$/,
  /^(?:During handling of the above exception|The above exception was the direct cause)/,
  /^(?:Stack trace|Require stack|stack backtrace):$/i,
  /^Emitted 'error' event/,
  /^Next \S+: /,
  /^thrown in /,
  // What started it says that it failed, and with which code.
  /^exit status \d+$/,
  /^make(?:\[\d+\])?: \*\*\*/,
  /^(?:ELIFECYCLE|error) +Command failed\b/,
  /^(?:Error: )?command failed$/i,
  /^git ended with /,
  /^A complete log of this run can be found in/,
  /^\/.*\/_logs\//,
  /^> /,
  // Tallies and hints below the errors themselves.
  /^\d+ errors?\b/,
  /^error: (?:aborting due to|could not compile)/,
  /^(?:note|help|hint|info): /,
  /^For more information about this error/,
];
