// What must not be shown, and all the spellings in which it could be.
// actions/runner: src/Sdk/DTLogging/Logging/SecretMasker.cs, ValueEncoders.cs

type Encoder = (value: string) => string;

const base64 = (value: string, shift: number): string => {
  const bytes = Buffer.from(value);
  return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64');
};

const XML = { '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '&': '&amp;' } as const;

const ENCODERS: readonly Encoder[] = [
  (value) => value,
  (value) => base64(value, 0),
  (value) => base64(value, 1),
  (value) => base64(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  (value) => JSON.stringify(value).slice(1, -1),
  (value) => encodeURIComponent(Buffer.from(value).toString()),
  (value) =>
    value.replace(/[<>"'&]/g, (sign) => Object.entries(XML).find(([s]) => s === sign)?.[1] ?? ''),
  (value) => (value.length > 8 && /^".*"$/s.test(value) ? value.slice(1, -1) : ''),
];

export class Masks {
  readonly #values = new Set<string>();

  /** The whole and each of its lines, for lines are what is printed. */
  add(value: string): void {
    const lines = value.split(/[\r\n]/).map((line) => line.trim());
    for (const part of [value, ...lines].filter((text) => text !== '')) {
      for (const encode of ENCODERS) this.#values.add(encode(part));
    }
    this.#values.delete('');
  }

  /** Overlapping finds become one `***`. */
  apply(text: string): string {
    const ranges = [...this.#values].flatMap((value) => finds(text, value));
    ranges.sort((a, b) => a.from - b.from);
    let shown = '';
    let end = -1;
    for (const range of ranges) {
      if (range.from > end) shown += `${text.slice(Math.max(end, 0), range.from)}***`;
      end = Math.max(end, range.to);
    }
    return shown + text.slice(Math.max(end, 0));
  }
}

function finds(text: string, value: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = text.indexOf(value); from >= 0; from = text.indexOf(value, from + 1)) {
    found.push({ from, to: from + value.length });
  }
  return found;
}
