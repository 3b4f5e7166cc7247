// How to run the same comparison elsewhere.

import type { Section } from '../document/report-document.ts';
import type { GateReport } from '../gate-report.ts';

/** `undefined` where there is no such command. */
export function repeatSection({ repeat }: GateReport): Section | undefined {
  if (repeat === null) return undefined;
  const names = repeat.leftOut.map((name) => `\`${name}\``).join(' and ');
  const left = names === '' ? '' : ` Add ${names} as this run had it: a secret may stand there.`;
  const text = `In a clone of the repository without changes of your own; numbers of another machine differ, their ratio should not.${left}`;
  const pieces = [
    { kind: 'paragraph', text },
    { kind: 'code', text: repeat.command },
  ] as const;
  return { title: 'Reproduce locally', folded: true, pieces };
}
