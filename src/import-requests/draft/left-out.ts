// What is not in the requests that are written, counted by its reason.

/** Longer lists are not read. */
const MOST_LINES = 12;
/** Reasons may hold what the input wrote. */
const MOST_REASONS = 1_000;

export class LeftOut {
  readonly #counts = new Map<string, number>();

  /** @param why of one of them, without its full stop: `a body from a file` */
  request(why: string, count = 1): void {
    this.thing('request', why, count);
  }

  /** @param noun in the singular */
  thing(noun: 'request' | Part, why: string, count = 1): void {
    const reason = `${noun}: ${why}`;
    const isKnown = this.#counts.has(reason) || this.#counts.size < MOST_REASONS;
    const key = isKnown ? reason : 'request: another reason';
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** The most frequent first. */
  lines(): readonly string[] {
    const sorted = [...this.#counts].sort(([, one], [, other]) => other - one);
    const lines = sorted.slice(0, MOST_LINES).map(([reason, count]) => inWords(reason, count));
    const rest = sorted.length - lines.length;
    return rest > 0 ? [...lines, `and for ${rest} more reasons`] : lines;
  }
}

/** What is less than a request, or not known to be one. */
type Part = 'header' | 'parameter' | 'line' | 'command' | 'path';

function inWords(reason: string, count: number): string {
  const plural = count === 1 ? reason : reason.replace(':', 's:');
  return `${count.toLocaleString('en')} ${plural}`;
}
