// Command lines of curl: one or several in a file, or the words of one behind `--`.

import { readAddress } from '../draft/origin.ts';
import type { RawHeader, RawRequest } from '../draft/raw-request.ts';
import { isSecretName } from '../draft/secrets.ts';
import { type CurlOption, curlOptions } from './curl-options.ts';
import { type CurlTransfer, readTransfer } from './curl-transfer.ts';
import { isWanted, type ReaderInput, refusal } from './reader.ts';
import { type ShellCommand, splitShell } from './shell-words.ts';

/** What stands before the command where it was copied from a terminal. */
const PROMPT = /^[$%]$/;
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** The server is another one anyway. */
const SERVER_VARIABLE = /^(?:https?:\/\/)?\$(?:\w+|\{\w+\})/;

/** Whether a line begins a command of curl. */
export const isCurlLine = (line: string): boolean => /^(?:[$%]\s{1,9})?curl(?:\.exe)?\s/.test(line);

/** @throws InputError where a quote is open, or no command is one of curl */
export function readCurl(input: ReaderInput): readonly RawRequest[] {
  const { place, text, leftOut } = input;
  if (/\^\r?\n/.test(text)) {
    throw refusal(
      place,
      'its lines end with `^`, as in the command prompt of Windows.',
      'Copy it again for a shell: "Copy as cURL (bash)".',
    );
  }
  const found = splitShell(text);
  if ('mark' in found) {
    throw refusal(
      `${place}:${found.line}`,
      `a quote opens here and is never closed: ${found.mark}`,
      'Close it, or copy the command whole.',
    );
  }
  const commands = found.filter(({ words }) => !words.every((word) => ASSIGNMENT.test(word)));
  const ofCurl = commands.flatMap((command) => curlCommand(command) ?? []);
  if (ofCurl.length === 0) {
    throw refusal(
      place,
      'it is taken for command lines of curl, and has none.',
      'Write one: `curl http://localhost:3000/items`.',
    );
  }
  const others = commands.length - ofCurl.length;
  if (others > 0) leftOut.thing('command', 'another program', others);
  return ofCurl.flatMap((command) => requestsOf(command, input));
}

/** @param words behind `curl`, as a shell has split them */
export const readCurlWords = (
  words: readonly string[],
  input: ReaderInput,
): readonly RawRequest[] => requestsOf({ words, expansions: [] }, input);

/** The words behind `curl`; `undefined`: it is another command. */
function curlCommand({ words, expansions }: ShellCommand): ShellCommand | undefined {
  const at = words.findIndex((word) => !PROMPT.test(word) && !ASSIGNMENT.test(word));
  const isCurl = /^(?:.*\/)?curl(?:\.exe)?$/.test(words[at] ?? '');
  return isCurl ? { words: words.slice(at + 1), expansions } : undefined;
}

function requestsOf(
  { words, expansions }: ShellCommand,
  input: ReaderInput,
): readonly RawRequest[] {
  const distinct = [...new Set(expansions)];
  return transfersOf(curlOptions(words)).flatMap((options) => {
    const transfer = distinct.length > MOST_OF_A_KIND ? TOO_LARGE : readTransfer(options);
    const why = typeof transfer === 'string' ? transfer : whyNot(transfer);
    if (why !== undefined) input.leftOut.request(why);
    if (typeof transfer === 'string' || why !== undefined) return [];
    const headers = transfer.headers.map((header) => markSecret(header, distinct));
    return transfer.urls.flatMap((url) => {
      const request = requestTo(url, { ...transfer, headers }, distinct);
      if (typeof request === 'string') input.leftOut.request(request);
      return typeof request === 'object' && isWanted(request.method, input) ? [request] : [];
    });
  });
}

/** Whoever has more makes each cost what all of them cost together. */
const MOST_OF_A_KIND = 200;
const TOO_LARGE = `more than ${MOST_OF_A_KIND} headers, addresses or variables of one command`;

function whyNot({ urls, headers }: CurlTransfer): string | undefined {
  if (urls.length === 0) return 'no address';
  return Math.max(urls.length, headers.length) > MOST_OF_A_KIND ? TOO_LARGE : undefined;
}

/** @returns a phrase that says why it is left out */
function requestTo(
  url: string,
  { method, headers, body }: CurlTransfer,
  expansions: readonly string[],
): RawRequest | string {
  const address = readAddress(schemeOf(url));
  if (typeof address === 'string') return address;
  const written = url.replace(SERVER_VARIABLE, '');
  const unknown = thoseIn([written, body ?? '', ...headers.flatMap(valuesThatStay)], expansions);
  // A command may hold a secret, or the way to one.
  if (unknown.some((each) => /^(?:\$\(|`)/.test(each))) return 'what another command puts in';
  const { origin, target } = address;
  return {
    method: method.toUpperCase(),
    origin,
    target,
    headers: [...address.headers, ...headers],
    body: textBody(body),
    notes: notesOf(unknown),
  };
}

const textBody = (text: string | undefined): RawRequest['body'] =>
  text === undefined ? undefined : { kind: 'text', text };

/** `--next` begins another transfer. */
function transfersOf(options: readonly CurlOption[]): readonly (readonly CurlOption[])[] {
  const transfers: CurlOption[][] = [[]];
  for (const option of options) {
    if (option.name === 'next') transfers.push([]);
    else transfers.at(-1)?.push(option);
  }
  return transfers.filter((each) => each.length > 0);
}

/** curl takes an address without a scheme for one of HTTP. */
const schemeOf = (url: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(url) || /^(?:\/|\$|\{\{)/.test(url) ? url : `http://${url}`;

/** A variable that is called like a secret makes one of its header. */
function markSecret(header: RawHeader, expansions: readonly string[]): RawHeader {
  const isOne = expansions.some((each) => header.value.includes(each) && isSecretName(each));
  return isOne ? { ...header, isSecret: true } : header;
}

const valuesThatStay = ({ name, value, isSecret }: RawHeader): readonly string[] =>
  isSecret || isSecretName(name) ? [] : [value];

const thoseIn = (texts: readonly string[], expansions: readonly string[]): readonly string[] =>
  expansions.filter((each) => texts.some((text) => text.includes(each)));

const MOST_NAMED = 5;

function notesOf(unknown: readonly string[]): readonly string[] {
  const named = unknown.slice(0, MOST_NAMED).join(', ');
  return named === '' ? [] : [`only your shell knows ${named}: write the value in its place`];
}
