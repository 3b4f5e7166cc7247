// The `{{variables}}` of a .http file: those of the file are put in, and those that a program makes get a sample.

import { SAMPLE_IDS } from '../draft/find-ids.ts';
import { isSecretName } from '../draft/secrets.ts';

const VARIABLE = /\{\{([^{}]{0,200})\}\}/g;
/** Variables that hold variables. */
const DEEPEST = 50;
/** A few lines can stand for gigabytes: in one text, and in all that are put together. */
const LONGEST = 200_000;
const MOST = 20_000_000;

interface Resolved {
  readonly text: string;
  /** Names that nothing gives a value. */
  readonly unknown: readonly string[];
}

export class Variables {
  readonly #values = new Map<string, string>();
  /** Each is put together once, however often it is used. `undefined`: that is going on, so it is in a ring. */
  readonly #resolved = new Map<string, Resolved | undefined>();
  #depth = 0;
  #length = 0;

  /** The last one of a name counts, as in the programs that run such files. All are set before one is resolved. */
  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  resolve(text: string): Resolved {
    const unknown = new Set<string>();
    let length = 0;
    const whole = text.replace(VARIABLE, (written, inside: string) => {
      const name = inside.trim();
      const value = this.#valueOf(name);
      length += value?.text.length ?? 0;
      this.#length += value?.text.length ?? 0;
      const isGiven = value !== undefined && length <= LONGEST && this.#length <= MOST;
      for (const missing of isGiven ? value.unknown : [name]) unknown.add(missing);
      return isGiven ? value.text : written;
    });
    return { text: whole, unknown: [...unknown] };
  }

  /** Values of variables that are called like a secret. */
  secrets(): readonly string[] {
    return [...this.#values.keys()]
      .filter(isSecretName)
      .flatMap((name) => this.#valueOf(name)?.text ?? []);
  }

  #valueOf(name: string): Resolved | undefined {
    if (this.#resolved.has(name)) return this.#resolved.get(name);
    this.#resolved.set(name, undefined);
    const written = this.#values.get(name) ?? sampleOf(name);
    this.#depth++;
    const value =
      written === undefined || this.#depth > DEEPEST ? undefined : this.resolve(written);
    this.#depth--;
    this.#resolved.set(name, value);
    return value;
  }
}

/** https://github.com/Huachao/vscode-restclient#system-variables, and those of JetBrains. */
function sampleOf(name: string): string | undefined {
  const [word = '', low] = name.split(/\s+/);
  switch (word) {
    case '$guid':
    case '$uuid':
    case '$random.uuid':
      return SAMPLE_IDS.uuid;
    case '$randomInt':
      return /^-?\d{1,15}$/.test(low ?? '') ? low : `${SAMPLE_IDS.number}`;
    case '$random.integer':
      return `${SAMPLE_IDS.number}`;
    case '$timestamp':
      return '1767225600';
    case '$isoTimestamp':
    case '$datetime':
      return '2026-01-01T00:00:00Z';
    default:
      return undefined;
  }
}
