// `${env:NAME}`: text that is completed from the environment when sent, and kept as written elsewhere.

import type { SecretText } from './plan.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A reference, or `$${`, which stands for a plain `${`. */
const REFERENCE = /\$\$\{|\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** Names of the variables that a text refers to, in order. */
export function referencesIn(template: string): readonly string[] {
  return [...template.matchAll(REFERENCE)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );
}

/** Whether something begins like a reference and is not one: `${env:}`, `${env:MY-TOKEN}`, `${env:TOKEN`. */
export function hasBrokenReference(template: string): boolean {
  return template.replace(REFERENCE, '').includes('${env:');
}

/** The text that is sent. Unset variables were refused before: see `rules/secrets.ts`. */
export function resolveText(template: string, environment: Environment): string {
  return template.replace(REFERENCE, (_, name: string | undefined) =>
    name === undefined ? '${' : (environment[name] ?? ''),
  );
}

/** The same for every value of a mapping. */
export function resolveTexts(
  templates: Readonly<Record<string, string>>,
  environment: Environment,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, value]) => [name, resolveText(value, environment)]),
  );
}

/** What becomes of a text, before references in it are resolved: a secret stays as it is. */
type AsSent = (text: string) => string;

export function secretText(template: string, environment: Environment, asSent: AsSent): SecretText {
  return { template, value: resolveText(asSent(template), environment) };
}

/** What must never be shown: the values that the templates refer to and their lines, longest first. */
export function secretsIn(
  templates: readonly string[],
  environment: Environment,
): readonly string[] {
  const values = templates.flatMap(referencesIn).map((name) => environment[name] ?? '');
  return longestFirst(values.flatMap(secretParts));
}

/** Without duplicates: a secret that contains another must be hidden before it. */
export function longestFirst(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets)].sort((one, other) => other.length - one.length);
}

/** Shorter lines of a key or of JSON, such as `{`, occur everywhere: hiding them would blank half the log. */
const SHORTEST_LINE = 6;

/**
 * What to hide of a secret: all of it, and each of its lines, since logs and tools repeat texts line
 * by line. Each text once, the whole secret first. Even a short secret is hidden, also without the
 * whitespace around it, such as the line end that `echo` adds. A blank one hides nothing.
 */
export function secretParts(secret: string): readonly string[] {
  const bare = secret.trim();
  if (bare === '') return [];
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set([secret, bare, ...lines.filter((line) => line.length >= SHORTEST_LINE)])];
}
