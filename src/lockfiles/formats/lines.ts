// Files with one package a line: of Go, of Ruby and of Python.

import type { Package } from '../locked.ts';
import { boundedLines } from './bounded-lines.ts';
import { pythonName } from './python-name.ts';

const linesOf = (text: string): readonly string[] => [...boundedLines(text)];

/** `require x v1.2.3`, or such lines in a block; `go 1.24` and `toolchain go1.24.1` are Go itself. */
const GO_LINE =
  /^\s*(?:require\s+)?(?:(go|toolchain)\s+(?:go)?(\d\S*)|([^\s()"=]+)\s+(v\d\S*)(\s*\/\/\s*indirect\b)?)/;

/** `go.mod`, not `go.sum`: that one also holds versions that are not used. */
export function readGoMod(text: string): readonly Package[] {
  return linesOf(text).flatMap((line): Package[] => {
    // What is left out or replaced is not what runs.
    if (/=>|^\s*(?:exclude|retract|replace)\b/.test(line)) return [];
    const [, tool, ofTool = '', name, version = '', indirect] = GO_LINE.exec(line) ?? [];
    if (tool !== undefined) return [{ name: tool, version: ofTool, isDirect: true }];
    return name === undefined ? [] : [{ name, version, isDirect: indirect === undefined }];
  });
}

/** Pins alone: what is not pinned is not known from the file. */
const PIN = /^\s*([A-Za-z\d][\w.-]*)(?:\[[^\]]*\])?\s*={2,3}\s*([^\s;#\\]+)/;

export function readRequirements(text: string): readonly Package[] {
  return linesOf(text).flatMap((line): Package[] => {
    const [, name, version = ''] = PIN.exec(line) ?? [];
    if (name === undefined) return [];
    return [{ name: pythonName(name), version, isDirect: true }];
  });
}

/** Below `specs:` with four spaces; what each of them needs has six. */
const GEM = /^ {4}([\w.-]+) \(([^)\s]+)\)$/;
/** Below `DEPENDENCIES` with two spaces. */
const NAMED_GEM = /^ {2}([\w.-]+)(?:!| \(|$)/;

export function readGemfile(text: string): readonly Package[] {
  const lines = linesOf(text);
  const begin = lines.indexOf('DEPENDENCIES');
  const named = begin < 0 ? [] : lines.slice(begin + 1).map((line) => NAMED_GEM.exec(line)?.[1]);
  const isNamed = new Set(named);
  return lines.flatMap((line): Package[] => {
    const [, name, version = ''] = GEM.exec(line) ?? [];
    return name === undefined ? [] : [{ name, version, isDirect: isNamed.has(name) }];
  });
}
