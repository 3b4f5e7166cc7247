// Rules that one file can break alone.

import { lineAt } from './imports.ts';
import type { Source } from './source.ts';

const MOST_LINES = 250;

/** The only files that read the environment, print, and decide how the process ends. */
// The demo server is a program of its own, not a part of ours.
const EDGES = /^src\/(?:cli|main|demo\/demo-server)\.ts$|^src\/(?:cli|edge|github|main)\//;

const isBehindTheEdges = (path: string): boolean => path.startsWith('src/') && !EDGES.test(path);
const isAnywhere = (): boolean => true;

const ATTICS = /^(?:utils?|helpers?|common|shared|misc)$/;
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

interface TextRule {
  readonly says: string;
  readonly in: 'code' | 'comments';
  readonly pattern: RegExp;
  readonly appliesTo: (path: string) => boolean;
}

const TEXT_RULES: readonly TextRule[] = [
  {
    says: 'the process belongs to the edges: pass what is needed as an argument',
    in: 'code',
    pattern: /\bprocess\s*(?:\?\.|\.)\s*(?:env|exit|exitCode)\b|\{[^{}]*\}\s*=\s*process\b(?!\.)/g,
    appliesTo: isBehindTheEdges,
  },
  {
    says: 'only the edges print: return text or report progress',
    in: 'code',
    pattern: /(?<!\.)\bconsole\b/g,
    appliesTo: isBehindTheEdges,
  },
  {
    says: '`any` switches the type checker off',
    in: 'code',
    pattern: /(?<![.\w$])any\b(?!\s*[:(=])/g,
    appliesTo: isAnywhere,
  },
  {
    says: 'a default export has no name to search for',
    in: 'code',
    pattern: /\bexport\s+default\b/g,
    appliesTo: isAnywhere,
  },
  {
    says: 'mend what the tool found instead of silencing it',
    in: 'comments',
    pattern: /@ts-(?:ignore|expect-error|nocheck)|\bbiome-ignore/g,
    appliesTo: isAnywhere,
  },
];

/** What is wrong with this file: its name, its length, and its text. */
export function findFaults(source: Source): readonly string[] {
  return [...faultsOfName(source.path), ...faultsOfLength(source), ...faultsOfText(source)];
}

function faultsOfName(path: string): readonly string[] {
  const parts = path.split('/').map((part) => part.replace(/(?:\.test)?\.m?[jt]s$/, ''));
  return [
    ...parts.filter((part) => ATTICS.test(part)).map((part) => `${path}: "${part}" names no thing`),
    ...parts.filter((part) => !KEBAB_CASE.test(part)).map(() => `${path}: is not in kebab-case`),
  ];
}

function faultsOfLength({ path, text }: Source): readonly string[] {
  const lines = lineAt(text, text.trimEnd().length);
  if (!path.startsWith('src/') || lines <= MOST_LINES) return [];
  return [`${path}: has ${lines} lines, more than ${MOST_LINES}`];
}

function faultsOfText(source: Source): readonly string[] {
  return TEXT_RULES.filter(({ appliesTo }) => appliesTo(source.path)).flatMap((rule) =>
    [...source[rule.in].matchAll(rule.pattern)].map(
      ({ index }) => `${source.path}:${lineAt(source.text, index)}: ${rule.says}`,
    ),
  );
}
