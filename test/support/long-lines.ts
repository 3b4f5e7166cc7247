// Lines of a Markdown text that could have been broken before the 100th character, and were not.

const LONGEST = 100;

/** A mark of a list may stand before it. */
const ONE_WORD = /^\s*(?:[-*] |\d+\. )?\S+$/;

/** Numbers of lines, from 1. Blocks of code and tables cannot be broken. */
export function longLines(markdown: string): readonly number[] {
  let isCode = false;
  return markdown.split('\n').flatMap((line, index) => {
    const isFence = line.trimStart().startsWith('```');
    if (isFence) isCode = !isCode;
    if (isFence || isCode || /^\s*\|/.test(line)) return [];
    return line.length > LONGEST && !ONE_WORD.test(inOneWord(line)) ? [index + 1] : [];
  });
}

/** Images and code within a line stay whole. */
const inOneWord = (line: string): string =>
  line.replaceAll(/!\[[^\]]*\]\([^)]*\)|`[^`]*`/g, (whole) => 'x'.repeat(whole.length));
