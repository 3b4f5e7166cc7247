// Makes an untrusted line safe for terminals, logs and comments.

const ESCAPE = String.fromCharCode(0x1b);
const BELL = String.fromCharCode(0x07);

/** Colours and cursor movements (CSI), titles and links (OSC): ECMA-48 sections 5.4 and 8.3.89. */
const SEQUENCES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?|[@-Z^_])`,
  'gu',
);

/** Cc: control characters. Cf: invisible characters, some of which reverse the direction of text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line of plain visible text: escape sequences and control characters removed, tabs widened. */
export function sanitise(line: string): string {
  return line.replaceAll('\t', '  ').replace(SEQUENCES, '').replace(INVISIBLE, '').trimEnd();
}
