// Splits a text into commands and their words, as a shell does (POSIX.1-2017, XCU chapter 2), with the `$'…'` that
// browsers write. Not a package: those that split words know neither `$'…'` nor a here-document, and put in
// variables, which stay as they are written here.

import { unescapeAnsi } from './ansi-quote.ts';

export interface ShellCommand {
  readonly words: readonly string[];
  /** Variables and commands whose values only the shell knows, as they are written. */
  readonly expansions: readonly string[];
}

/** A quote or bracket that is never closed. */
export interface OpenQuote {
  /** From 1. */
  readonly line: number;
  readonly mark: string;
}

/** Commands in order; nothing is run and nothing is put in. */
export function splitShell(text: string): readonly ShellCommand[] | OpenQuote {
  const splitter = new Splitter(text);
  const open = splitter.run();
  if (open === undefined) return splitter.commands;
  return { line: text.slice(0, open).split('\n').length, mark: text[open] ?? '' };
}

/** `$NAME`, `${…}`, and `$1`. */
const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[^}\n]{0,200}\}|[\d@*#?!-])/y;
const HERE_DOCUMENT = /<<-?[ \t]*(?:'(?<one>[^'\n]*)'|"(?<two>[^"\n]*)"|(?<bare>[^\s;&|<>]+))/y;
const REDIRECTION = /\d*(?:>>?|<)&?\d*/y;

class Splitter {
  readonly #text: string;
  readonly commands: ShellCommand[] = [];
  #words: string[] = [];
  #expansions: string[] = [];
  #word: string | undefined;
  #ends: string[] = [];
  #at = 0;
  /** The next word is the file of a redirection. */
  #isFile = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns where a quote opens that is never closed */
  run(): number | undefined {
    while (this.#at < this.#text.length) {
      const begin = this.#at;
      if (!this.#step(this.#text[begin] ?? '')) return begin;
    }
    this.#endCommand();
    return undefined;
  }

  /** @returns whether what begins here also ends */
  #step(sign: string): boolean {
    switch (sign) {
      case "'":
        return this.#quote(this.#at + 1, "'", false);
      case '"':
        return this.#double();
      case '\\':
        this.#escape();
        return true;
      case '$':
      case '`':
        return this.#expand();
      case '\n':
        this.#endCommand();
        this.#skipHereDocuments();
        return true;
      case ';':
      case '&':
      case '|':
      case '(':
      case ')':
        this.#endCommand();
        this.#at++;
        return true;
      case '<':
      case '>':
        this.#redirect();
        return true;
      default:
        this.#plain(sign);
        return true;
    }
  }

  #plain(sign: string): void {
    if (/\s/.test(sign)) this.#endWord();
    else if (sign === '#' && this.#word === undefined) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return;
    } else this.#word = (this.#word ?? '') + sign;
    this.#at++;
  }

  #quote(from: number, mark: string, isAnsi: boolean): boolean {
    let end = from;
    while (end < this.#text.length && this.#text[end] !== mark) {
      end += isAnsi && this.#text[end] === '\\' ? 2 : 1;
    }
    if (end >= this.#text.length) return false;
    const inside = this.#text.slice(from, end);
    this.#word = (this.#word ?? '') + (isAnsi ? unescapeAnsi(inside) : inside);
    this.#at = end + 1;
    return true;
  }

  #double(): boolean {
    this.#word ??= '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === '"') {
        this.#at++;
        return true;
      }
      if (sign === '$' || sign === '`') {
        if (!this.#expand(true)) return false;
      } else if (sign === '\\') this.#escape('$`"\\\n\r');
      else {
        this.#word += sign;
        this.#at++;
      }
    }
    return false;
  }

  /** @param escapable other signs keep their backslash */
  #escape(escapable?: string): void {
    const next = this.#text[this.#at + 1] ?? '';
    const lineEnd = /^\r?\n/.exec(this.#text.slice(this.#at + 1, this.#at + 3))?.[0];
    if (lineEnd !== undefined) this.#at += 1 + lineEnd.length;
    else {
      this.#word = (this.#word ?? '') + (escapable?.includes(next) === false ? `\\${next}` : next);
      this.#at += 2;
    }
  }

  #expand(isQuoted = false): boolean {
    const next = this.#text[this.#at + 1];
    if (!isQuoted && this.#text[this.#at] === '$' && next === "'") {
      return this.#quote(this.#at + 2, "'", true);
    }
    if (!isQuoted && next === '"' && this.#text[this.#at] === '$') {
      this.#at++;
      return this.#double();
    }
    VARIABLE.lastIndex = this.#at;
    const end = VARIABLE.test(this.#text) ? VARIABLE.lastIndex : this.#endOfCommand(next);
    if (end < 0) return false;
    const written = this.#text.slice(this.#at, end);
    if (written.length > 1) this.#expansions.push(written);
    this.#word = (this.#word ?? '') + written;
    this.#at = end;
    return true;
  }

  /** Behind `$(…)` or a pair of backquotes; behind the sign alone, where it is neither; −1: it is open. */
  #endOfCommand(next: string | undefined): number {
    if (this.#text[this.#at] === '`') {
      const end = this.#text.indexOf('`', this.#at + 1);
      return end < 0 ? -1 : end + 1;
    }
    if (next !== '(') return this.#at + 1;
    let depth = 0;
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      if (this.#text[at] === '(') depth++;
      if (this.#text[at] === ')') depth--;
      if (depth === 0) return at + 1;
    }
    return -1;
  }

  #redirect(): void {
    // `2>`: the digit is no word.
    if (/^\d$/.test(this.#word ?? '')) this.#word = undefined;
    this.#endWord();
    HERE_DOCUMENT.lastIndex = this.#at;
    const here = HERE_DOCUMENT.exec(this.#text);
    if (here !== null) {
      this.#ends.push(here.groups?.one ?? here.groups?.two ?? here.groups?.bare ?? '');
      this.#at = HERE_DOCUMENT.lastIndex;
      return;
    }
    REDIRECTION.lastIndex = this.#at;
    const written = REDIRECTION.exec(this.#text)?.[0] ?? '';
    this.#isFile = !/&\d+$/.test(written);
    this.#at += Math.max(1, written.length);
  }

  #skipHereDocuments(): void {
    this.#at++;
    for (const end of this.#ends.splice(0)) {
      while (this.#at < this.#text.length) {
        const lineEnd = this.#text.indexOf('\n', this.#at);
        const line = this.#text.slice(this.#at, lineEnd < 0 ? this.#text.length : lineEnd);
        this.#at = lineEnd < 0 ? this.#text.length : lineEnd + 1;
        if (line.trim() === end) break;
      }
    }
  }

  #endWord(): void {
    if (this.#word !== undefined && !this.#isFile) this.#words.push(this.#word);
    if (this.#word !== undefined) this.#isFile = false;
    this.#word = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    this.#isFile = false;
    if (this.#words.length > 0) {
      this.commands.push({ words: this.#words, expansions: this.#expansions });
    }
    this.#words = [];
    this.#expansions = [];
  }
}
