// Whole numbers on the command lines of benches.

/** @throws Error that says what to write instead */
export function readCount(text: string, flag: string, least = 1): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count >= least) return count;
  throw new Error(`${flag}: write a whole number from ${least} on instead of "${text}".`);
}
