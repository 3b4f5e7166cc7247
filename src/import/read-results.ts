// Reads what other load generators have printed or written: one text in, its runs or all its faults out.

import type { Fault } from '../errors.ts';
import { visibleText } from '../report/visible-text.ts';
import { ownerOf, readDocument } from './files/documents.ts';
import { isOha, type TextName } from './files/marks.ts';
import { SampleLines } from './files/sample-lines.ts';
import { sound } from './files/sound.ts';
import { type Piece, piecesOf } from './files/split.ts';
import { asName, MOST_ABOVE, titleFrom, unlikeNames } from './files/titles.ts';
import { readAb, readAbCsv } from './formats/ab.ts';
import { readBombardier } from './formats/bombardier.ts';
import { readH2load } from './formats/h2load.ts';
import { readHey, readHeyCsv } from './formats/hey.ts';
import { readK6 } from './formats/k6-text.ts';
import { readOha } from './formats/oha.ts';
import type { Reading } from './formats/reader.ts';
import { readHdrPlot, readVegeta } from './formats/vegeta.ts';
import { readVegetaCsv } from './formats/vegeta-results.ts';
import { isWrk2, readWrk } from './formats/wrk.ts';
import type { ImportedRun, RunFigures, ToolName } from './imported-run.ts';
import { TextBlock } from './text/block.ts';
import type { Line } from './text/lines.ts';

export interface Results {
  /** In the order of the file. */
  readonly runs: readonly ImportedRun[];
  /** With file and line; where there is one, what is in `runs` may be a part of it. */
  readonly faults: readonly Fault[];
}

/** More than anybody compares; a file of other people's making may hold millions. */
const MOST_RUNS = 1_000;

/**
 * Outputs are recognised by what they hold, and not by the name of the file.
 * @param file as faults name it, and the name of a run that nothing else names
 */
export function readResults(text: string, file: string): Results {
  const name = visibleText(file);
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bare.trim() === '') return nothing(name, 'it is empty.');
  const found = readAll(bare);
  if (found.length === 0)
    return nothing(name, 'no output of a load generator is recognised in it.');
  const faults = found.flatMap(({ reading: { faults } }) =>
    faults.map(({ line, problem, remedy }) => ({ place: `${name}:${line}`, problem, remedy })),
  );
  const whole = found.flatMap(({ reading: { tool, figures, ...reading }, title, line }) =>
    tool === undefined || figures === undefined || reading.faults.length > 0
      ? []
      : {
          tool,
          figures,
          format: reading.format,
          title: asName(reading.title ?? '') ?? title,
          line,
        },
  );
  const stem = name.slice(name.lastIndexOf('/') + 1);
  const names = unlikeNames(whole.map(({ title = stem }) => title));
  const runs = whole.map(({ tool, format, line, figures }, index) => ({
    name: names[index] ?? stem,
    tool,
    format,
    source: { file: name, line },
    ...withoutTimesOfErrors(figures),
  }));
  return { runs, faults };
}

/** Where nothing succeeded, they tell how fast it failed. */
function withoutTimesOfErrors(figures: RunFigures): RunFigures {
  const isOfErrors = figures.requests.succeeded === 0 && Object.keys(figures.times).length > 0;
  if (!isOfErrors) return figures;
  return { ...figures, times: {}, timesResolution: undefined, notes: [ONLY_ERRORS] };
}

const ONLY_ERRORS = 'No request succeeded: its times are those of failures, and left out.';

const nothing = (file: string, problem: string): Results => ({
  runs: [],
  faults: [{ place: file, problem, remedy: KNOWN }],
});

const KNOWN =
  'Name a file with what wrk, wrk2, ab, oha, autocannon, k6, vegeta, hey, bombardier or h2load printed, from its first line to its last.';

interface Located {
  readonly reading: Reading;
  readonly title: string | undefined;
  readonly line: number;
}

function readAll(text: string): readonly Located[] {
  const found: Located[] = [];
  let above: Line[] = [];
  let lines: SampleLines | undefined;
  let stranger: number | undefined;
  const add = (reading: Reading, line: number, left: readonly Line[] = []): void => {
    found.push({ reading: sound(reading, line), title: titleFrom(above), line });
    above = [...left];
  };
  const endLines = (): void => {
    if (lines !== undefined) add(lines.reading(), lines.firstLine);
    lines = undefined;
  };
  for (const piece of piecesOf(text)) {
    if (found.length >= MOST_RUNS) {
      const problem = `more than ${MOST_RUNS} outputs are in it.`;
      return [
        ...found,
        { reading: faulty(1, problem, 'Take it apart.'), title: undefined, line: 1 },
      ];
    }
    if (piece.kind === 'json' && lines?.takes(piece.value)) {
      lines.add(piece.value, piece.lastLine);
      continue;
    }
    if (piece.kind === 'unknown') {
      stranger ??= piece.firstLine;
      continue;
    }
    if (piece.kind === 'other') {
      if (piece.line.text.trim() !== '') endLines();
      above = [...above.slice(1 - MOST_ABOVE), piece.line];
      continue;
    }
    endLines();
    switch (piece.kind) {
      case 'text': {
        const { reading, left } = readText(piece.name, piece.lines);
        add(reading, piece.lines[0]?.number ?? 1, left);
        break;
      }
      case 'csv':
        add(readCsv(piece), piece.firstLine);
        break;
      case 'json':
        lines = SampleLines.begin(piece.value, piece.firstLine);
        if (lines === undefined)
          add(readDocument(piece.value, piece.firstLine, piece.lastLine), piece.firstLine);
        break;
      case 'broken':
        add(broken(piece), piece.firstLine);
        break;
    }
  }
  endLines();
  // A server may log JSON between outputs; alone it is none.
  if (found.length === 0 && stranger !== undefined)
    add(
      faulty(stranger, 'the JSON that begins here is of no load generator that is read.', KNOWN),
      1,
    );
  return found;
}

const TEXT_READERS: Readonly<
  Record<
    Exclude<TextName, 'wrk' | 'summary'>,
    readonly [ToolName, (block: TextBlock) => RunFigures | undefined]
  >
> = {
  ab: ['ab', readAb],
  bombardier: ['bombardier', readBombardier],
  h2load: ['h2load', readH2load],
  vegeta: ['vegeta', readVegeta],
  hdrplot: ['vegeta', readHdrPlot],
  k6: ['k6', readK6],
};

function readerOf(name: TextName, lines: readonly Line[]) {
  if (name === 'wrk') {
    const tool = isWrk2(lines) ? 'wrk2' : 'wrk';
    return [tool, (block: TextBlock) => readWrk(block, tool)] as const;
  }
  if (name === 'summary')
    return isOha(lines) ? (['oha', readOha] as const) : (['hey', readHey] as const);
  return TEXT_READERS[name];
}

/** Where its lines are there, and what they should hold is not. */
const noFigures = (tool: ToolName): readonly [problem: string, remedy: string] => [
  `${tool} is recognised, and numbers that a run has to have are not in its lines.`,
  'Leave the output as it was printed.',
];

/** @returns also the lines behind it, which may name the next one */
function readText(name: TextName, lines: readonly Line[]) {
  const [tool, read] = readerOf(name, lines);
  const block = new TextBlock(tool, lines);
  const figures = read(block);
  if (figures === undefined && block.faults.length === 0)
    block.fault(block.firstLine, ...noFigures(tool));
  const { faults, lastLine } = block;
  const format = name === 'hdrplot' ? 'hdrplot' : 'text';
  const reading: Reading = { tool, format, figures, faults, lastLine };
  return { reading, left: lines.filter(({ number }) => number > lastLine) };
}

function readCsv(piece: Piece & { kind: 'csv' }): Reading {
  const { name, text, firstLine, lastLine, isEnded } = piece;
  const base = { tool: name, format: 'CSV', lastLine } as const;
  if (!isEnded) {
    const problem = `CSV of ${name} is recognised, and its last line does not end: it may be cut off within a number.`;
    const remedy = 'Leave the file as it was written, with a line break at its end.';
    return { ...base, figures: undefined, faults: [{ line: lastLine, problem, remedy }] };
  }
  if (name === 'ab') return readAbCsv(text, firstLine);
  try {
    const figures = name === 'hey' ? readHeyCsv(text) : readVegetaCsv(text);
    return { ...base, figures, faults: [] };
  } catch (error) {
    const why = visibleText(error instanceof Error ? error.message : String(error), 200);
    const problem = `CSV of ${name} is recognised, and cannot be read: ${why}.`;
    const remedy =
      name === 'hey' ? '`hey -o csv` writes it.' : '`vegeta encode -to csv` writes it.';
    return { ...base, figures: undefined, faults: [{ line: firstLine, problem, remedy }] };
  }
}

function broken({ firstLine, problem, start }: Piece & { kind: 'broken' }): Reading {
  const owner = ownerOf(start);
  return owner === undefined
    ? faulty(firstLine, `the JSON that begins here ${problem}`, KNOWN)
    : faulty(firstLine, `JSON of ${owner.tool} is recognised, and it ${problem}`, owner.remedy);
}

const faulty = (line: number, problem: string, remedy: string): Reading => ({
  tool: undefined,
  format: 'JSON',
  figures: undefined,
  faults: [{ line, problem, remedy }],
  lastLine: line,
});
