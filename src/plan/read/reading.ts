// Reading: one raw value either becomes a typed value, or is refused with what to write instead.

import type { NonEmpty } from '../../units.ts';

/** Where inside a value: a key of a mapping or an index of a list. */
export type Path = readonly (string | number)[];

export interface Refusal {
  /** Below the value that was read; empty for the value itself. */
  readonly path: Path;
  readonly problem: string;
  readonly remedy?: string;
}

export type Reading<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusals: NonEmpty<Refusal> };

export const accept = <T>(value: T): Reading<T> => ({ kind: 'accepted', value });

export function refuse(problem: string, remedy?: string): Reading<never> {
  return { kind: 'refused', refusals: [refusalAt([], problem, remedy)] };
}

export function refusalAt(path: Path, problem: string, remedy?: string): Refusal {
  return remedy === undefined ? { path, problem } : { path, problem, remedy };
}

/** Several parts were read: the whole is accepted when no part was refused. */
export function acceptUnless<T>(refusals: readonly Refusal[], value: T): Reading<T> {
  const [first, ...rest] = refusals;
  return first === undefined ? accept(value) : { kind: 'refused', refusals: [first, ...rest] };
}

const LONGEST_SHOWN = 60;

/** A raw value as a fault names it: short, on one line, without control characters. */
export function shown(raw: unknown): string {
  if (raw === null || raw === undefined || raw === '') return 'an empty value';
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw === 'object') return 'a mapping';
  const text = String(raw).replace(/[\p{C}\p{Z}]/gu, (character) =>
    character === ' ' ? ' ' : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return `\`${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}\``;
}

export function isMapping(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
