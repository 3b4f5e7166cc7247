// Texts of strangers: kept where they can say next to nothing, replaced by words of ours elsewhere.

import { LEFT_OUT } from './decoder.ts';

const keep = (text: string, harmless: RegExp): string => (harmless.test(text) ? text : LEFT_OUT);

export const harmlessVersion = (text: string): string => keep(text, /^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/** `x64`, `linux` */
export const harmlessWord = (text: string): string => keep(text, /^[a-z0-9_]{1,12}$/);

export const harmlessMethod = (text: string): string => keep(text, /^[A-Z]{1,10}$/);

export const harmlessPath = (text: string): string => keep(text, /^\/[\w/.-]{0,60}$/);

/** `GET /items`, `search`, `read mostly` */
const HARMLESS_NAME = /^[A-Z]{1,10} \/[\w/.-]{0,60}$|^[\w.-]{1,40}(?: [\w.-]{1,40}){0,2}$/;

/** Tells each request by the same name throughout: its own where that is harmless, else a number. */
export function nameRequests(names: readonly string[]): (name: string) => string {
  const distinct = [...new Set(names)];
  const taken = new Set(distinct.filter((name) => HARMLESS_NAME.test(name)));
  const shown = new Map<string, string>();
  for (const [index, name] of distinct.entries()) {
    shown.set(name, taken.has(name) ? name : freeName(index + 1, taken));
  }
  return (name) => shown.get(name) ?? LEFT_OUT;
}

function freeName(number: number, taken: Set<string>): string {
  const name = `request ${number}`;
  if (taken.has(name)) return freeName(number + 1, taken);
  taken.add(name);
  return name;
}
