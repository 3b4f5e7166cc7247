// `--help`: plain text from the table of inputs, at most 80 columns wide.

import { type Command, DEMO_BUDGET, FLAGS_OF } from './commands.ts';
import { factsOf, GROUPS, type NamedFacts } from './table/described.ts';
import { FLAG_INPUTS } from './table/inputs.ts';

const WIDTH = 80;
const INDENT = '  ';
/** Column where descriptions begin. */
const MARGIN = 28;

const SUMMARIES: Readonly<Record<Command, { readonly usage: string; readonly says: string }>> = {
  run: {
    usage: 'run [flags]',
    says: 'Start the server, load it, compare it with stored numbers, and judge.',
  },
  compare: {
    usage: 'compare --base REF|--base-dir PATH|--base-start COMMAND [flags]',
    says: 'Run this version and another side by side, in short turns, and judge what differs.',
  },
  noise: {
    usage: 'noise [flags]',
    says: 'Measure this version against itself: how noisy the machine is, and how long a gate takes.',
  },
  validate: {
    usage: 'validate [flags]',
    says: 'Check flags and configuration file: list all faults, or say what a run would do.',
  },
  report: {
    usage: 'report RECORD [flags]',
    says: 'Show a stored run record again, or compare it with another.',
  },
  history: {
    usage: 'history FILE [flags]',
    says: 'Show the records of a baseline file as a trend, and what each commit changed.',
  },
  import: {
    usage: 'import FILE… [flags]',
    says: 'Show what wrk, wrk2, ab, oha, autocannon, k6, vegeta, hey, bombardier or h2load printed: throughput without errors, percentiles, failures, and what rose or fell.',
  },
  'import-requests': {
    usage: 'import-requests [flags] FILE|-- curl …',
    says: 'Write `requests:` for the configuration file from an OpenAPI document, a HAR or `.http` file, curl commands or an access log; secrets are left out.',
  },
  demo: {
    usage: 'demo [flags]',
    says: 'Measure a bundled server against a slower copy of itself, to see a verdict.',
  },
};

const EXAMPLES: Readonly<Record<Command, readonly string[]>> = {
  run: [
    "perf-gate run --start 'node server.js' --save baseline.json",
    "perf-gate run --start 'node server.js' --baseline base.json --p99-floor 1ms",
    'perf-gate run --url http://127.0.0.1:8080/ --p99-limit 250ms --json run.json',
  ],
  compare: [
    "perf-gate compare --start 'node server.js' --build 'npm ci' --base main",
    "perf-gate compare --start 'node server.js' --base-dir ../main --budget 2m",
    "perf-gate compare --start 'node server.js' --base-start 'node server.js --old'",
  ],
  noise: [
    "perf-gate noise --start 'node server.js' --build 'npm ci'",
    "perf-gate noise --start 'node server.js' --budget 5m --append noise.jsonl",
  ],
  validate: [
    'perf-gate validate --config perf-gate.yml',
    "perf-gate validate --start 'node server.js' --start-server",
  ],
  report: [
    'perf-gate report baseline.json --markdown report.md',
    'perf-gate report new.json --baseline old.json',
  ],
  history: ['perf-gate history baseline.json', 'perf-gate history baseline.json --json -'],
  import: [
    'perf-gate import before.txt after.txt',
    'perf-gate import wrk.txt --json - --markdown table.md',
  ],
  'import-requests': [
    'perf-gate import-requests openapi.yaml --methods GET,POST',
    'perf-gate import-requests access.log --top 10 --out requests.yml',
    'perf-gate import-requests -- curl -X DELETE http://localhost:3000/items/1',
  ],
  demo: ['perf-gate demo'],
};

/** Defaults of a command that are not those of the input. */
const OWN_DEFAULTS: Readonly<Partial<Record<Command, Readonly<Record<string, string>>>>> = {
  history: { name: "the newest record's" },
  demo: { budget: DEMO_BUDGET },
};

type ExitCode = readonly [code: string, says: string];

const BAD_INPUT: ExitCode = ['2', 'bad input: all faults are listed'];
const CANCELLED: ExitCode = ['130, 143', 'cancelled'];

const EXIT_CODES: readonly ExitCode[] = [
  ['0', 'pass; also no baseline or inconclusive, unless a policy says fail'],
  ['1', 'regression, or a policy that says fail'],
  BAD_INPUT,
  ['3', 'an invalid run, or the gate could not do its work'],
  CANCELLED,
];

/** Of commands that fail nothing. */
const OWN_EXIT_CODES: Readonly<Partial<Record<Command, readonly ExitCode[]>>> = {
  demo: [
    ['0', 'the report was shown, whatever its verdict'],
    BAD_INPUT,
    ['3', 'the gate could not do its work'],
    CANCELLED,
  ],
  report: [
    ['0', 'the report was shown, whatever its verdict'],
    BAD_INPUT,
    ['3', 'a file holds no records that can be read'],
  ],
  history: [
    ['0', 'the history was shown'],
    BAD_INPUT,
    ['3', 'the file holds no records that can be read'],
  ],
  validate: [
    ['0', 'no fault was found'],
    BAD_INPUT,
    ['3', 'with `--start-server`: the server did not start'],
    CANCELLED,
  ],
  import: [
    ['0', 'what the files hold was shown'],
    ['2', 'bad input, or an output that cannot be read: all faults are listed'],
    ['3', 'what was found could not be written'],
  ],
  'import-requests': [
    ['0', 'requests were written'],
    ['2', 'bad input, or no request in it: what is wrong is listed'],
    ['3', 'what was found could not be written'],
  ],
  noise: [
    ['0', 'it measured, whatever that showed'],
    BAD_INPUT,
    ['3', 'it could not measure'],
    CANCELLED,
  ],
};

/** What `perf-gate --help` prints. */
export function generalHelp(): string {
  const commands = Object.values(SUMMARIES).flatMap(({ usage, says }) => row(usage, says));
  return section([
    ['Usage: perf-gate COMMAND [flags]', []],
    ['Commands:', commands],
    [
      'Examples:',
      Object.values(EXAMPLES)
        .flatMap((lines) => lines.slice(0, 1))
        .map(indented),
    ],
    ['Exit codes:', exitCodeRows()],
    [
      '`perf-gate COMMAND --help` lists the flags of a command, `perf-gate --version`\nprints the version.',
      [],
    ],
  ]);
}

/** What `perf-gate COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const { usage, says } = SUMMARIES[command];
  const flags = factsOf(FLAG_INPUTS).filter(({ name }) => FLAGS_OF[command].includes(name));
  const groups = GROUPS.map((group) => flags.filter((flag) => flag.group === group))
    .filter((members) => members.length > 0)
    .map(
      (members): Section => [
        `${members[0]?.group}:`,
        members.flatMap((flag) => flagRows(flag, OWN_DEFAULTS[command])),
      ],
    );
  return section([
    [`Usage: perf-gate ${usage}`, []],
    [wrap(says, WIDTH).join('\n'), []],
    ...groups,
    ['Examples:', EXAMPLES[command].map(indented)],
    ['Exit codes:', exitCodeRows(OWN_EXIT_CODES[command])],
  ]);
}

type Section = readonly [title: string, lines: readonly string[]];

function section(sections: readonly Section[]): string {
  return `${sections.map(([title, lines]) => [title, ...lines].join('\n')).join('\n\n')}\n`;
}

const indented = (line: string): string => `${INDENT}${line}`;

const exitCodeRows = (codes: readonly ExitCode[] = EXIT_CODES): string[] =>
  codes.flatMap(([code, says]) => row(code, says));

function flagRows(flag: NamedFacts, ownDefaults: Readonly<Record<string, string>> = {}): string[] {
  const fallback = ownDefaults[flag.name] ?? flag.preset ?? flag.otherwise;
  const note = fallback === undefined || flag.kind === 'boolean' ? '' : ` (default: ${fallback})`;
  return row(`--${flag.name}${valueName(flag)}`, `${flag.says}${note}`);
}

function valueName({ kind, json }: NamedFacts): string {
  switch (kind) {
    case 'boolean':
      return '';
    case 'destination':
      return ' [FILE]';
    case 'env-map':
      return ' NAME=VALUE';
    case 'choice':
      return ` ${Array.isArray(json.enum) ? json.enum.join('|') : 'CHOICE'}`;
    default:
      return ` ${kind.toUpperCase()}`;
  }
}

/** A term and its description, wrapped; a long term has a line to itself. */
function row(term: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, WIDTH - MARGIN);
  const head = indented(term);
  const lines = rest.map((line) => ' '.repeat(MARGIN) + line);
  return head.length < MARGIN
    ? [head.padEnd(MARGIN) + first, ...lines]
    : [head, ' '.repeat(MARGIN) + first, ...lines];
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines.splice(-1, 1, word);
    else if (line.length + 1 + word.length <= width) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  return lines;
}
