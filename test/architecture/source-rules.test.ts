// Every rule is seen to fail once, beside what it must leave alone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSource } from './source.ts';
import { findFaults } from './source-rules.ts';

const PROCESS = 'the process belongs to the edges: pass what is needed as an argument';
const PRINTS = 'only the edges print: return text or report progress';
const DEFAULT = 'a default export has no name to search for';
const ANY = '`any` switches the type checker off';
const SILENCED = 'mend what the tool found instead of silencing it';

type Case = readonly [path: string, text: string, ...faults: string[]];

describe('a file', () => {
  const cases: Readonly<Record<string, Case>> = {
    'may touch the process at the edge': ['src/cli.ts', 'process.exitCode = +process.env.A;'],
    'reads the environment': ['src/a.ts', '\nconst a = process.env.A;', `2: ${PROCESS}`],
    'reads it in a template': ['src/a.ts', `const a = \`x \${process.env.A}\`;`, `1: ${PROCESS}`],
    'takes it apart': ['src/a.ts', 'const { env } = process;', `1: ${PROCESS}`],
    'ends the process': ['src/a.ts', 'process.exit(1);', `1: ${PROCESS}`],
    'sets the exit code': ['src/a.ts', 'process.exitCode = 1;', `1: ${PROCESS}`],
    'asks the process for else': ['src/a.ts', 'process.kill(1); process.environment;'],
    prints: ['src/load/a.ts', 'console.log(1);', `1: ${PRINTS}`],
    'prints in a test': ['test/load/a.test.ts', 'console.log(1);'],
    'speaks of it all': ['src/a.ts', `// console.log: any\nconst a = 'process.env, any';`],
    'is typed as any': ['src/a.ts', 'let a: any;', `1: ${ANY}`],
    'holds any': ['test/a.ts', 'const a: Map<string, any> = b;', `1: ${ANY}`],
    'waits for any': ['src/a.ts', 'await Promise.any([]); AbortSignal.any([]); ({ any: 1 });'],
    'has a default export': ['src/a.ts', 'export default 1;', `1: ${DEFAULT}`],
    'silences the compiler': ['test/a.ts', '\n// @ts-expect-error', `2: ${SILENCED}`],
    'silences the linter': ['src/a.ts', '/* biome-ignore lint: x */', `1: ${SILENCED}`],
    'is called utils': ['src/a/utils.ts', '', ' "utils" names no thing'],
    'is a test called helpers': ['test/a/helpers.test.ts', '', ' "helpers" names no thing'],
    'lies in common': ['test/common/a.test.ts', '', ' "common" names no thing'],
    'has a hump': ['src/a/someThing.ts', '', ' is not in kebab-case'],
    'is as long as may be': ['src/a.ts', 'a;\n'.repeat(250)],
    'is too long': ['src/a.ts', 'a;\n'.repeat(251), ' has 251 lines, more than 250'],
    'is a long test': ['test/a.test.ts', 'a;\n'.repeat(251)],
  };
  for (const [says, [path, text, ...faults]] of Object.entries(cases)) {
    test(says, () => {
      assert.deepEqual(
        findFaults(readSource(path, text)),
        faults.map((fault) => `${path}:${fault}`),
      );
    });
  }
});
