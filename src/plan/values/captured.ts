// What `{captured.NAME}` stands for: a value that an answer before gave.

import { shown } from '../read/reading.ts';
import { suggest } from '../read/suggest.ts';
import type { Placeholder } from '../template.ts';
import type { TextFault } from './check-cells.ts';

/** What was captured before a text is sent. */
export interface Captured {
  /** Names of the values of `setup`, or, in that list, of the requests before. */
  readonly captured: readonly string[];
  /** Names of the values of earlier steps of the same flow; absent: the text stands in none. */
  readonly inFlow?: readonly string[] | undefined;
  /** What is wrong with the name of a value that is captured elsewhere; `undefined`: it is none of these. */
  readonly whyNot?: ((name: string) => TextFault | undefined) | undefined;
}

export function capturedOf(
  name: string,
  { captured, inFlow, whyNot }: Captured,
): Placeholder | TextFault {
  if (inFlow?.includes(name)) return { kind: 'captured', name, by: 'flow' };
  if (captured.includes(name)) return { kind: 'captured', name, by: 'setup' };
  const elsewhere = whyNot?.(name);
  if (elsewhere !== undefined) return elsewhere;
  const problem = `nothing captures ${shown(name)} before this is sent.`;
  const [likely] = suggest(name, [...(inFlow ?? []), ...captured]);
  if (likely !== undefined) return { problem, remedy: `Did you mean \`${likely}\`?` };
  const where =
    inFlow === undefined
      ? 'an earlier request of `setup`'
      : 'an earlier step of the flow, or in `setup`';
  return { problem, remedy: `Capture it in ${where}. ${literally(`{captured.${name}}`)}` };
}

/** How to send braces as they are. */
export const literally = (source: string): string => `\`{${source}}\` is the text itself.`;
