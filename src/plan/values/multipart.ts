// A body of several parts (RFC 7578), between boundaries that are the same in every run.

import { bytes } from '../../units.ts';
import type { BytesBody } from '../plan.ts';
import type { RawPart } from '../read/multipart.ts';
import type { Path } from '../read/reading.ts';
import type { Part } from '../template.ts';
import type { TextFault } from './check-cells.ts';
import { type Compiled, compileBody, joinTexts, type Sources } from './compile.ts';
import { readContent } from './read-content.ts';

/** One part of the body without what stands around it; `template`: the same, without secrets and bytes. */
interface PartContent {
  readonly head: string;
  readonly parts: readonly Part[];
  readonly template: string;
  /** Of `template`, with a file at its full length. */
  readonly size: number;
}

interface PlacedFaults {
  readonly path: Path;
  readonly faults: readonly TextFault[];
}

interface Multipart extends Compiled {
  readonly boundary: string;
  readonly body: BytesBody;
  readonly placed: readonly PlacedFaults[];
}

export function compileMultipart(raw: readonly RawPart[], sources: Sources): Multipart {
  const placed: PlacedFaults[] = [];
  const all = raw.map((part): PartContent => {
    const { faults, ...content } = contentOf(part, sources);
    if (faults.length > 0) placed.push({ path: part.path, faults });
    return content;
  });
  const isTooLarge = sumOf(all.map(({ size }) => size)) > LARGEST;
  if (isTooLarge) placed.push({ path: [], faults: [TOO_LARGE] });
  // A list may name one large file many times.
  const contents = isTooLarge ? [] : all;
  const boundary = boundaryFor(contents);
  if (boundary === undefined) placed.push({ path: [], faults: [NO_BOUNDARY] });
  return {
    ...assemble(contents, boundary ?? LEADER),
    faults: placed.flatMap(({ faults }) => faults),
    placed,
  };
}

/** In bytes: as much as one file may have. Every connection may hold a copy. */
const LARGEST = 16 * 1_024 * 1_024;
const TOO_LARGE = {
  problem: 'its parts have more than 16 MiB together.',
  remedy: 'Send fewer files, or smaller ones.',
};

const text = (content: string): Part => ({ kind: 'text', text: content });

function contentOf(part: RawPart, sources: Sources): PartContent & Pick<Compiled, 'faults'> {
  const head = headOf(part);
  if (part.kind === 'text') {
    const size = Buffer.byteLength(part.text);
    return { ...compileBody(part.text, sources), head, template: part.text, size };
  }
  const found = readContent(part.file, sources);
  if ('problem' in found) return { head, parts: [], template: '', size: 0, faults: [found] };
  const parts: readonly Part[] = [{ kind: 'bytes', bytes: found.bytes }];
  return { head, parts, template: `sha256:${found.digest}`, size: found.bytes.length, faults: [] };
}

function headOf(part: RawPart): string {
  const name = `Content-Disposition: form-data; name="${quotable(part.name)}"`;
  if (part.kind === 'text') return `${name}\r\n\r\n`;
  return `${name}; filename="${quotable(part.filename)}"\r\nContent-Type: ${part.type}\r\n\r\n`;
}

/** As browsers write names (HTML Standard, multipart/form-data encoding algorithm). */
const quotable = (name: string): string =>
  name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

function assemble(
  contents: readonly PartContent[],
  boundary: string,
): Pick<Multipart, 'parts' | 'body' | 'boundary'> {
  const parts = between(boundary, contents, ({ head, parts: own }) => [text(head), ...own]);
  // The boundary may depend on a secret, which must not change the hash.
  const template = between(LEADER, contents, ({ head, template: own }) => [text(head + own)]);
  const around = between(LEADER, contents, ({ head }) => [text(head)]);
  const size = sumOf(contents.map((content) => content.size)) + bytesIn(around).length;
  return {
    parts: joinTexts(parts),
    boundary,
    body: {
      template: String(bytesIn(template)),
      value: bytesIn(parts),
      size: bytes(size),
    },
  };
}

/** RFC 2046 section 5.1.1: the line end before a boundary belongs to it. */
const between = (
  boundary: string,
  contents: readonly PartContent[],
  partsOf: (content: PartContent) => readonly Part[],
): readonly Part[] => [
  ...contents.flatMap((content, index) => [
    text(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n`),
    ...partsOf(content),
  ]),
  text(`\r\n--${boundary}--\r\n`),
];

/** The constant parts, one behind the other. */
const bytesIn = (parts: readonly Part[]): Buffer =>
  Buffer.concat(
    parts.map((part) => {
      if (part.kind === 'bytes') return part.bytes;
      return Buffer.from(part.kind === 'text' ? part.text : '');
    }),
  );

const LEADER = 'PERF-GATE-';
const CAPITALS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** RFC 2046 section 5.1.1. */
const LONGEST_BOUNDARY = 70;
const NO_BOUNDARY = {
  problem: 'every boundary occurs in it: it has long runs of each capital letter.',
  remedy: 'Send it with `file`.',
};

/**
 * A capital that is repeated more often than it can stand in a row in the content, whichever rows of a table are
 * sent: neighbours may touch, so their longest runs are added up. Numbers and UUIDs have no capitals.
 */
function boundaryFor(contents: readonly PartContent[]): string | undefined {
  const runs = contents.flatMap(({ head, parts }) => {
    const inParts = parts.map(runsIn);
    const added = CAPITALS.map((_, index) => sumOf(inParts.map((each) => each[index] ?? 0)));
    return [runsIn(text(head)), added];
  });
  const longest = CAPITALS.map((_, index) => Math.max(0, ...runs.map((each) => each[index] ?? 0)));
  const shortest = Math.min(...longest);
  const capital = CAPITALS[longest.indexOf(shortest)] ?? '';
  const boundary = LEADER + capital.repeat(shortest + 1);
  return boundary.length <= LONGEST_BOUNDARY ? boundary : undefined;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** How often each capital stands in a row, at most. */
function runsIn(part: Part): readonly number[] {
  if (part.kind === 'text') return runsInBytes(Buffer.from(part.text));
  if (part.kind === 'bytes') return runsInBytes(part.bytes);
  if (part.value.kind !== 'column') return [];
  const { table, column } = part.value;
  return table.rows.reduce<readonly number[]>((longest, cells) => {
    const runs = runsInBytes(Buffer.from(cells[column] ?? ''));
    return CAPITALS.map((_, index) => Math.max(longest[index] ?? 0, runs[index] ?? 0));
  }, []);
}

const FIRST_CAPITAL = 0x41;

function runsInBytes(content: Uint8Array): readonly number[] {
  const longest = CAPITALS.map(() => 0);
  let before = -1;
  let run = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0;
    run = byte === before ? run + 1 : 1;
    before = byte;
    const index = byte - FIRST_CAPITAL;
    if (index >= 0 && index < longest.length && run > (longest[index] ?? 0)) longest[index] = run;
  }
  return longest;
}
