// Configuration files and flags: every one is a plan, or faults that are told.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/edge/read-config.ts';
import { textChecks } from '../../src/edge/text-checks.ts';
import { summarisePlan } from '../../src/plan/build/plan-summary.ts';
import { COMMANDS } from '../../src/plan/commands.ts';
import { readFlags } from '../../src/plan/flags.ts';
import { parseAction } from '../../src/plan/parse-action.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { FLAG_INPUTS } from '../../src/plan/table/inputs.ts';
import { REQUEST_INPUTS } from '../../src/plan/table/request.ts';
import { DOCUMENTS, examplesIn } from '../../test/support/readme-examples.ts';
import type { Chance } from '../parser/chance.ts';
import { damageText, type Vocabulary } from './damage-text.ts';
import { openInFolder } from './in-folder.ts';
import { SURROUNDINGS } from './raw-plan.ts';
import { outcomeOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

const FILES: readonly string[] = [
  ...DOCUMENTS.flatMap(examplesIn)
    // Others are workflows.
    .filter(({ language, text }) => language === 'yaml' && /^(?:start|url|requests):/m.test(text))
    .map(({ text }) => text),
  'start: node server.js\n',
  `start: s\nurl: https://localhost:{port}/a?b=c\nhttp2: true\ninsecure: true\nrequests:
  - { name: a, path: /a, weight: 3, headers: { Accept: x, X: "1" }, max-p99-increase: 5% }
  - path: /b
    method: POST
    json: { a: [1, 2.5, null, true], b: { c: &x "text" }, d: *x }
    expect: { status: [200, 201], body-includes: ok }
  - { path: /c, method: PUT, body: "\${env:API_TOKEN}", expect: { body-matches: "a+b|c" } }\n`,
  `start: s {socket}\ncandidate-env: { A: 1.10, B: 0777 }\nbaseline-env: { A: no }
max-throughput-drop: 3%\np99-limit: 20ms\nmin-throughput: 100/s\nrate: 500/s\nbudget: 90s\n`,
];

const WORDS: readonly string[] = [
  ...[...Object.keys(FLAG_INPUTS.shape), ...Object.keys(REQUEST_INPUTS)].map((key) => `${key}: `),
  ...['&a ', '*a', '<<: ', '!!binary ', '!!str ', '!x ', '? ', '- ', '-', ': ', '|', '>-', '# '],
  ...['{', '}', '[', ']', ',', '"', "'", '\n', '\n  ', '\t', '---\n', '...\n', '%YAML 1.1\n'],
  ...['{port}', '{socket}', `\${env:API_TOKEN}`, '${env:', `\${env:NONE}`, '${', '\\u0000', '\\x'],
  ...['5%', '-5%', '101%', '1e400', '60s', '0s', '1ms', '9999h', '16MiB', '100/s', 'auto', '.nan'],
  ...['http://127.0.0.1:{port}/', 'http://[::1]:80/', 'http://example.com/', 'http://a:b@[', '//'],
  ...['(a+)+$', '(?=a)', '[[:alpha:]]', '\\1', '(?P<a>', '{2000}', '\ufeff', '\u2028', '\ud83d'],
  ...['__proto__: ', 'constructor: ', 'null', '~', 'true', '0x1F', '12345678901234567890', '../..'],
];

const VOCABULARY: Vocabulary = { words: WORDS, others: FILES };

export const openConfiguration = (): Promise<Subject> =>
  openInFolder((chance, folder) => drawTrial(chance, join(folder, 'perf-gate.yml')));

function drawTrial(chance: Chance, path: string): Trial {
  const file = damageText(chance.pick(FILES), chance, VOCABULARY);
  const most = chance.usually(0, 2, [1, 3]);
  const words = [
    chance.usually('run', 3, COMMANDS),
    ...chance.list(most, () => drawFlag(chance)).flat(),
  ];
  const inputs = Object.fromEntries(chance.list(most, () => drawInput(chance)));
  return {
    shown: `${JSON.stringify({ words, inputs })}\n${JSON.stringify(file.toString('latin1'))}`,
    async run() {
      await writeFile(path, file);
      const outcome = await tryReading(() => readAsCommand(words, path));
      return `command: ${outcome}; action: ${await tryReading(() => readAsAction(inputs, path))}`;
    },
  };
}

const drawFlag = (chance: Chance): readonly string[] => {
  const [name, value] = drawInput(chance);
  return chance.pick([[`--${name}`, value], [`--${name}=${value}`], [`--${name}`], [value]]);
};

function drawInput(chance: Chance): readonly [string, string] {
  const name = chance.usually(chance.pick(Object.keys(FLAG_INPUTS.shape)), 20, ['nonsense', '']);
  return [name, chance.pick(WORDS).replace(/: $/, '')];
}

const tryReading = (read: () => Promise<void>): Promise<string> => outcomeOf(read, 'a plan');

async function readAsCommand(words: readonly string[], path: string): Promise<void> {
  const line = readFlags(words);
  const config = readConfig(path, '--config');
  const plan = parsePlan({
    command: line.command ?? 'run',
    flags: line.flags,
    flagFaults: line.faults,
    ...(config === undefined ? {} : { config }),
    ...(await textChecks(config?.text)),
    ...SURROUNDINGS,
  });
  summarisePlan(plan);
}

async function readAsAction(inputs: Readonly<Record<string, string>>, path: string): Promise<void> {
  const config = () => readConfig(path, 'with: config');
  const read = parseAction({
    inputs: { 'github-token': 'ghs_token', ...inputs },
    readConfig: config,
    ...(await textChecks(config()?.text)),
    ...SURROUNDINGS,
  });
  if (read.mode === 'gate') summarisePlan(read.plan);
}
