// The head of an answer, right in most parts of it.

import type { Chance } from './chance.ts';
import type { Oddness } from './draw-body.ts';
import { CODINGS, CONNECTIONS, FIELDS, LENGTHS, LINE_ENDS, STATUS_LINES } from './oddities.ts';

/** How the head says where the body ends. */
export type Framing = 'length' | 'chunked' | 'close';

const CODES = [
  '200',
  '204',
  '304',
  '201',
  '205',
  '206',
  '301',
  '404',
  '500',
  '503',
  '599',
] as const;
const REASONS = ['OK', 'Not Found', '', 'I am a \xfctf text', "It's"] as const;
const LINES = [
  ...[
    'Date: Sun, 06 Nov 1994 08:49:37 GMT',
    'Server: nginx/1.24.0',
    'Content-Type: application/json',
  ],
  ...[
    'ETag: "abc"',
    'X-Empty:',
    'set-cookie: a=b; Path=/',
    'VARY:Accept-Encoding',
    'X-Text: caf\xe9 \t ok  ',
  ],
  ...[
    'Cache-Control: no-cache, no-store',
    'Keep-Alive: timeout=5, max=100',
    'Via: 1.1 a, 1.0 b',
    'a:1',
  ],
] as const;
const NAMES = [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()] as const;

export function drawStatusLine(chance: Chance, { times }: Oddness): string {
  const version = chance.usually('HTTP/1.1', 8, ['HTTP/1.0']);
  const code = chance.usually('200', 3, CODES);
  const line = `${version} ${code} ${chance.usually('OK', 4, REASONS)}`;
  return chance.usually(line, times, STATUS_LINES);
}

export function drawFields(chance: Chance, framing: Framing, length: number, odd: Oddness): string {
  const { times } = odd;
  const lines = [
    ...chance.list(5, () => drawLine(chance, odd)),
    ...framingLines(chance, framing, length, odd),
    ...(chance.isOnceIn(3) ? [named(chance, 'Connection', chance.pick(CONNECTIONS))] : []),
  ];
  const end = (): string => chance.usually('\r\n', times * 8, LINE_ENDS);
  return chance
    .shuffled(lines)
    .map((line) => line + end())
    .join('');
}

function framingLines(
  chance: Chance,
  framing: Framing,
  length: number,
  { times }: Oddness,
): string[] {
  const both = chance.isOnceIn(times * 4);
  const lengthLine = named(chance, 'Content-Length', chance.usually(`${length}`, times, LENGTHS));
  const codingLine = named(chance, 'Transfer-Encoding', chance.usually('chunked', times, CODINGS));
  if (both) return [lengthLine, codingLine];
  if (framing === 'length') return [lengthLine];
  return framing === 'chunked' ? [codingLine] : [];
}

function drawLine(chance: Chance, { times }: Oddness): string {
  if (chance.isOnceIn(times)) return chance.pick(FIELDS);
  // Around the limit of a head: 16 KiB.
  if (chance.isOnceIn(400)) return `X-Long: ${'y'.repeat(15_000 + chance.below(1_500))}`;
  if (chance.isOnceIn(40)) return `X-Long: ${'y'.repeat(chance.below(4_000))}`;
  return chance.pick(LINES);
}

function named(chance: Chance, name: string, value: string): string {
  const written = chance.isOnceIn(4) ? chance.pick(NAMES)(name) : name;
  return `${written}:${chance.usually(' ', 10, ['', '  ', '\t', ' \t '])}${value}`;
}
