// Texts of headers and bodies as the configuration file holds them, where `${env:NAME}` means something.

declare const template: unique symbol;

/** Nothing in it refers to the environment but what was put there by `reference`. */
export type Template = string & { readonly [template]: true };

/** A text that somebody else wrote: `$${` stands for its `${`, so that no part of it is a reference. */
export const literal = (text: string): Template => text.replaceAll('${', () => '$${') as Template;

/** A value that the user has to set. */
export const reference = (variable: string): Template => `\${env:${variable}}` as Template;

/** @param begin must not end with a dollar sign, which would make a plain text of a reference behind it */
export const joined = (begin: string, end: Template): Template =>
  `${literal(begin)}${end}` as Template;

const LONGEST_VARIABLE = 60;

/**
 * The variable that is proposed for a secret: `X-Api-Key` → `API_KEY`. It always begins with `API_`, so that no
 * input can ask for a variable that holds something else, such as `GITHUB_TOKEN`.
 */
export function variableFor(name: string): string {
  const word = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^X_/, '')
    .slice(0, LONGEST_VARIABLE);
  return word.startsWith('API_') ? word : `API_${word || 'SECRET'}`;
}
