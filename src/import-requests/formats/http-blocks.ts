// A .http file, taken apart into its requests: the line, the headers and the body of each, as they are written.

import type { RawHeader } from '../draft/raw-request.ts';

const SEPARATOR = /^###+(?<title>.*)$/;
const NAME = /^(?:#|\/\/)\s{0,9}@name\s{0,9}=?\s{0,9}(?<name>\S.*)$/;
const FILE_VARIABLE = /^@(?<name>[\w.-]{1,200})\s{0,9}=(?<value>.*)$/;
const COMMENT = /^(?:#|\/\/)/;
const HEADER = /^(?<name>[^\s:]{1,200})\s{0,9}:(?<value>.*)$/;
/** What a program does with the answer: a script, or a file that it is compared with or written to. */
const AFTER_ANSWER = /^(?:>|>>!?|<>)\s/;

/** Whether a line is one of such a file, and of no other kind. */
export const isHttpFileLine = (line: string): boolean =>
  SEPARATOR.test(line) ||
  FILE_VARIABLE.test(line) ||
  NAME.test(line) ||
  /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s{1,9}(?:https?:\/\/|\/|\{\{)/.test(line);

/** A variable that counts in the whole file. */
export function fileVariable(line: string): readonly [name: string, value: string] | undefined {
  const { name, value = '' } = FILE_VARIABLE.exec(line)?.groups ?? {};
  return name === undefined ? undefined : [name, value.trim()];
}

export interface HttpBlock {
  /** As given by `@name`, or else behind the `###`. */
  readonly name: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly RawHeader[];
  /** `file`: it is in another one. */
  readonly body: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file' };
}

/** The lines between two `###`. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export function sectionsOf(text: string): readonly Section[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const title = SEPARATOR.exec(line)?.groups?.title;
    if (title === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ title: title.trim(), lines: [] });
  }
  return sections;
}

/** @returns `undefined` where nothing but comments and variables is in it */
export function blockOf({ title, lines }: Section): HttpBlock | undefined {
  const name = lines.map((line) => NAME.exec(line)?.groups?.name?.trim()).find(Boolean);
  const from = beginOfRequest(lines);
  const first = lines[from];
  if (first === undefined) return undefined;
  const blank = lines.findIndex((line, at) => at > from && line.trim() === '');
  const end = blank < 0 ? lines.length : blank;
  const head = lines.slice(from + 1, end).filter((line) => !COMMENT.test(line));
  const isOfUrl = (line: string): boolean => /^\s*[?&]/.test(line) || /^\s+\S/.test(line);
  const begin = head.findIndex((line) => !isOfUrl(line));
  const more = head.slice(0, begin < 0 ? head.length : begin).map((line) => line.trim());
  return {
    name: name ?? (title === '' ? undefined : title),
    ...requestLine(first, more.join('')),
    headers: begin < 0 ? [] : head.slice(begin).flatMap(headerOf),
    body: bodyOf(lines.slice(end)),
  };
}

/** Behind comments, variables, and what a program runs before. */
function beginOfRequest(lines: readonly string[]): number {
  let isScript = false;
  for (const [at, line] of lines.entries()) {
    if (/^<\s/.test(line)) isScript = line.includes('{%');
    if (isScript || /^<\s/.test(line)) {
      isScript &&= !line.includes('%}');
      continue;
    }
    if (line.trim() !== '' && !COMMENT.test(line) && !FILE_VARIABLE.test(line)) return at;
  }
  return lines.length;
}

function requestLine(line: string, more: string): Pick<HttpBlock, 'method' | 'url'> {
  const bare = line.trim().replace(/\sHTTP\/[\d.]{1,5}$/, '');
  const { method = 'GET', url = bare } =
    /^(?<method>[A-Za-z]{1,20})\s+(?<url>\S.*)$/.exec(bare)?.groups ?? {};
  return { method: method.toUpperCase(), url: `${url.trim()}${more}` };
}

function headerOf(line: string): readonly RawHeader[] {
  const { name, value = '' } = HEADER.exec(line)?.groups ?? {};
  return name === undefined ? [] : [{ name, value: value.trim() }];
}

function bodyOf(lines: readonly string[]): HttpBlock['body'] {
  const after = lines.findIndex((line) => AFTER_ANSWER.test(line));
  const own = after < 0 ? lines : lines.slice(0, after);
  if (own.some((line) => /^<(?:@\w*)?\s+\S/.test(line))) return { kind: 'file' };
  return { kind: 'text', text: own.join('\n').trim() };
}
